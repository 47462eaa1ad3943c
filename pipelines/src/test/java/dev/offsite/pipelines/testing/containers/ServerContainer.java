package dev.offsite.pipelines.testing.containers;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container that goes away and comes back with what it held, on the same port of
 * loopback. That it runs does not mean that it answers yet: who starts it waits for that.
 */
public final class ServerContainer implements AutoCloseable {

  private static final Duration ORDERLY_END_MAX = Duration.ofSeconds(60);

  private final ChosenImage image;
  private final int port;
  private final GenericContainer<?> container;

  /**
   * A container that is not started.
   *
   * @param port of loopback, from {@link #freePort}
   */
  public ServerContainer(ContainerPlan plan, int port) {
    this.port = port;
    image = DockerImages.of(plan.image());
    container =
        new GenericContainer<>(DockerImageName.parse(image.name()))
            .withEnv(plan.environment())
            .waitingFor(new Nothing());
    container.setPortBindings(List.of("127.0.0.1:" + port + ':' + plan.port()));
    plan.files()
        .forEach((path, text) -> container.withCopyToContainer(Transferable.of(text), path));
  }

  /** A port of loopback that nobody listens on at the moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it, the first time or again. */
  public void start() {
    if (container.getContainerId() == null) {
      container.start();
    } else {
      docker().startContainerCmd(container.getContainerId()).exec();
    }
  }

  /** Asks the server to end (SIGTERM) and waits until it has. */
  public void stop() {
    docker()
        .stopContainerCmd(container.getContainerId())
        .withTimeout((int) ORDERLY_END_MAX.toSeconds())
        .exec();
  }

  /** Ends it at once (SIGKILL) and waits until it is gone. */
  public void kill() {
    signal("SIGKILL");
    await()
        .atMost(ORDERLY_END_MAX)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> !container.isRunning());
  }

  /** Sends a signal to the server. */
  public void signal(String name) {
    docker().killContainerCmd(container.getContainerId()).withSignal(name).exec();
  }

  /** What a command says that is run beside the server; empty if it fails. */
  public String run(String... command) throws IOException, InterruptedException {
    ExecResult result = container.execInContainer(command);
    return result.getExitCode() == 0 ? result.getStdout().strip() : "";
  }

  public int port() {
    return port;
  }

  public String imageName() {
    return image.name();
  }

  /** What the server has printed. */
  public String log() {
    return container.getLogs();
  }

  /** Removes the container and what it held. */
  @Override
  public void close() {
    container.stop();
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }

  private static final class Nothing extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {
      // the server's own protocol says when it is ready, after each start
    }
  }
}
