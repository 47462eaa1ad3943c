package dev.offsite.standalone.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A network between a client and a server: passes bytes on, refuses connections, or drops, delays
 * and stalls by chance.
 *
 * <p>The chance has a seed; how bytes fall into chunks, and which chunk comes first, is up to the
 * machine.
 */
final class FaultyProxy implements AutoCloseable {

  private static final int CHUNK_BYTES = 4_096;

  private final ServerSocket listener;
  private final int targetPort;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile Faults faults = Faults.none();
  private volatile boolean refusing;

  FaultyProxy(int targetPort) throws IOException {
    this.targetPort = targetPort;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon("proxy-accept", this::accept);
  }

  String uri() {
    return "tcp://127.0.0.1:" + listener.getLocalPort();
  }

  /** Ends every connection and lets none come, until {@link #pass}. */
  void refuse() {
    refusing = true;
    links.forEach(Link::drop);
  }

  /** From here on passes everything on; connections that stall stay as they are. */
  void pass() {
    faults = Faults.none();
    refusing = false;
  }

  /** From here on lets things go wrong, on connections that exist and on new ones. */
  void misbehave(Faults newFaults) {
    faults = newFaults;
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    links.forEach(Link::drop);
  }

  private void accept() {
    for (int number = 0; !listener.isClosed(); number++) {
      try {
        Socket client = listener.accept();
        if (refusing) {
          client.close();
          continue;
        }
        connect(client, number);
      } catch (IOException e) {
        // the proxy is closed
        return;
      }
    }
  }

  private void connect(Socket client, int number) throws IOException {
    try {
      Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), targetPort));
      links.add(link);
      daemon("proxy-up-" + number, () -> pump(link, link.client, link.server));
      daemon("proxy-down-" + number, () -> pump(link, link.server, link.client));
    } catch (IOException e) {
      // the server is away: the client sees its connection end, and tries again
      client.close();
    }
  }

  private void pump(Link link, Socket from, Socket to) {
    byte[] buffer = new byte[CHUNK_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        Faults current = faults;
        switch (current.draw()) {
          case NONE -> {}
          case DELAY -> closed.await(current.drawDelayMs(), TimeUnit.MILLISECONDS);
          case DROP -> link.drop();
          case STALL -> link.stalled = true;
        }
        if (!link.stalled) {
          out.write(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      // either end is gone, and with it this direction
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      link.drop();
      links.remove(link);
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** One connection through the proxy. */
  private static final class Link {
    final Socket client;
    final Socket server;
    volatile boolean stalled;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void drop() {
      try (client;
          server) {
        stalled = true;
      } catch (IOException e) {
        // it is to be gone, and it is
      }
    }
  }
}
