package dev.offsite.pipelines.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes bytes on to a server, and cuts or silences all connections when told to. */
public final class TcpProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int targetPort;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Set<Socket> silenced = ConcurrentHashMap.newKeySet();

  public TcpProxy(int targetPort) throws IOException {
    this.targetPort = targetPort;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon("proxy-accept", this::accept);
  }

  public String uri() {
    return "tcp://127.0.0.1:" + listener.getLocalPort();
  }

  /** Resets every connection; new ones are accepted. */
  public void cut() {
    for (Socket socket : sockets) {
      closeQuietly(socket);
    }
    sockets.clear();
  }

  /**
   * Makes every connection half-open: nothing passes any more and nobody is told. New connections
   * work.
   */
  public void silence() {
    silenced.addAll(sockets);
    sockets.clear();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    sockets.addAll(silenced);
    cut();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), targetPort);
        sockets.add(client);
        sockets.add(server);
        daemon("proxy-up", () -> pump(client, server));
        daemon("proxy-down", () -> pump(server, client));
      } catch (IOException e) {
        // Closed, or the server is away: the client sees a reset and tries again.
      }
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (!silenced.contains(from)) {
          out.write(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      // Either end is gone, and with it this direction.
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is to be gone, and it is.
    }
  }
}
