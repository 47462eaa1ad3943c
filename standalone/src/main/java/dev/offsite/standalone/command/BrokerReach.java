package dev.offsite.standalone.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Whether there is a broker at an address: asked before anything is sent to it. */
final class BrokerReach {

  private static final List<String> SCHEMES = List.of("tcp", "ssl");

  private static final Duration CONNECT_MAX = Duration.ofSeconds(3);

  /** Whether it is an address of a broker at all. */
  static boolean isAddress(URI server) {
    return SCHEMES.contains(server.getScheme()) && server.getHost() != null;
  }

  /**
   * Connects once, and lets go.
   *
   * @throws CommandFailedException if nobody takes the connection
   */
  static void require(URI server) throws CommandFailedException {
    int standardPort = server.getScheme().equals("ssl") ? 8883 : 1883;
    int port = server.getPort() < 0 ? standardPort : server.getPort();
    try (Socket socket = new Socket()) {
      InetSocketAddress address = new InetSocketAddress(server.getHost(), port);
      if (address.isUnresolved()) {
        throw new java.net.UnknownHostException(server.getHost());
      }
      socket.connect(address, (int) CONNECT_MAX.toMillis());
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot reach the broker " + server + ": " + IoReason.of(e), e);
    }
  }

  private BrokerReach() {}
}
