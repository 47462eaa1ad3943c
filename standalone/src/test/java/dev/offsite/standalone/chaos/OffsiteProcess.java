package dev.offsite.standalone.chaos;

import static org.awaitility.Awaitility.await;

import dev.offsite.standalone.Offsite;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code ./offsite up} in a child JVM, always on the same ports and data directory. */
final class OffsiteProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path data;
  private final Path log;
  private final int mqttPort = FreePort.choose();
  private final int kafkaPort = FreePort.choose();
  private Process process;

  OffsiteProcess(Path folder) throws IOException {
    this.data = folder.resolve("data");
    this.log = folder.resolve("up.log");
  }

  /** Starts it and waits until it says where it is reached, which it does when all is ready. */
  void start() throws IOException {
    process =
        JavaProcess.start(
            Offsite.class,
            log,
            List.of(
                "up",
                "--data-dir",
                data.toString(),
                "--mqtt-port",
                Integer.toString(mqttPort),
                "--kafka-port",
                Integer.toString(kafkaPort)));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(
                    "ended with " + process.exitValue() + ": " + Files.readString(log));
              }
              return DataDirectory.findRunning(data)
                  .filter(instance -> instance.pid() == process.pid())
                  .isPresent();
            });
  }

  /** Ends it at once (SIGKILL). */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String kafka() {
    return "127.0.0.1:" + kafkaPort;
  }

  /** How devices log in. The only place that knows how an instance keeps its accounts. */
  BrokerLogin devices() throws IOException {
    Credentials credentials = DataDirectory.credentialsOf(data);
    return new BrokerLogin(
        "127.0.0.1",
        mqttPort,
        Credentials.SIMULATOR_USER,
        Map.of(Credentials.SIMULATOR_USER, credentials.simulatorPassword()));
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      kill();
    }
  }
}
