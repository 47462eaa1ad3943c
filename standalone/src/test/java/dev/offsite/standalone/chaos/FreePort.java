package dev.offsite.standalone.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Ports on loopback for servers that are to come back on the same one. */
final class FreePort {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private FreePort() {}

  /** One that nobody listens on at the moment. */
  static int choose() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until a process listens there. */
  static void awaitListening(int port, Process process, Path log) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(
                    "ended with " + process.exitValue() + ": " + Files.readString(log));
              }
              return accepts(port);
            });
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
