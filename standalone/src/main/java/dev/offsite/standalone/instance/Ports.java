package dev.offsite.standalone.instance;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports chosen before anything is started: Kafka must advertise its port before it is bound, and a
 * port in use is said at once, by the name of its option.
 *
 * <p>All ports of one choice are held until the last is chosen, so no two are the same. Between the
 * choice and the use another process may still take one; the part that binds it then fails.
 */
public final class Ports implements AutoCloseable {

  private final InetAddress address;
  private final List<ServerSocket> held = new ArrayList<>();

  public Ports(InetAddress address) {
    this.address = address;
  }

  /**
   * A port that can be bound.
   *
   * @param port the port, or 0 for any free one
   * @param option the option that names it, as the user types it
   * @throws StartException if it is in use or not allowed, naming port and option
   */
  public int choose(int port, String option) throws StartException {
    if (port < 0 || port > 65_535) {
      throw new StartException(option + " " + port + " is not a port: 0 (any free one) to 65535.");
    }
    ServerSocket socket = null;
    try {
      socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      held.add(socket);
      return socket.getLocalPort();
    } catch (BindException e) {
      closeQuietly(socket);
      throw new StartException(
          "Port "
              + port
              + " on "
              + address.getHostAddress()
              + " cannot be used ("
              + e.getMessage()
              + "). Choose another with "
              + option
              + ", or "
              + option
              + " 0 for any free one.",
          e);
    } catch (IOException e) {
      closeQuietly(socket);
      throw new StartException("Cannot open port " + port + " (" + option + "): " + e, e);
    }
  }

  /** Lets the ports go, so that the parts can bind them. */
  @Override
  public void close() {
    held.forEach(Ports::closeQuietly);
    held.clear();
  }

  private static void closeQuietly(ServerSocket socket) {
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket that only listened cannot be closed", e);
    }
  }
}
