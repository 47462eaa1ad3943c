package dev.offsite.standalone.chaos;

import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.containers.ContainerPlan;
import dev.offsite.pipelines.testing.containers.ServerContainer;
import dev.offsite.pipelines.testing.containers.ServerImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;

/** mosquitto's image with the settings of {@link Mosquitto}. */
final class MosquittoContainer implements ExternalBroker {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PORT_INSIDE = 1883;
  private static final String DATA = "/mosquitto/data";

  /** CONNECT of MQTT 3.1.1 with a clean session and the client identifier "up". */
  private static final byte[] CONNECT = {
    0x10, 14, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 10, 0, 2, 'u', 'p'
  };

  private static final int CONNACK = 0x20;

  private final ServerContainer container;

  MosquittoContainer() throws IOException {
    container =
        new ServerContainer(
            new ContainerPlan(
                ServerImage.MOSQUITTO,
                PORT_INSIDE,
                Map.of(),
                Map.of(
                    "/mosquitto/config/mosquitto.conf",
                    Mosquitto.settings(Integer.toString(PORT_INSIDE), DATA))),
            ServerContainer.freePort());
  }

  /** Docker's own proxy listens before the broker does, so a connection alone says nothing. */
  @Override
  public void start() {
    container.start();
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(this::acceptsClients);
  }

  @Override
  public void stop() {
    container.stop();
  }

  @Override
  public void kill() {
    container.kill();
  }

  /** The database is written beside the old one, which it then replaces. */
  @Override
  public void save() throws IOException, InterruptedException {
    String before = database();
    container.signal("SIGUSR1");
    await().atMost(PATIENCE).until(() -> !database().equals(before));
  }

  @Override
  public boolean savesOnlyWhenAsked() {
    return true;
  }

  @Override
  public int port() {
    return container.port();
  }

  @Override
  public void close() {
    container.close();
  }

  /** Its inode; empty while there is none. */
  private String database() throws IOException, InterruptedException {
    return container.run("stat", "-c", "%i", DATA + "/mosquitto.db");
  }

  private boolean acceptsClients() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write(CONNECT);
      return new DataInputStream(socket.getInputStream()).readUnsignedByte() == CONNACK;
    } catch (IOException e) {
      return false;
    }
  }
}
