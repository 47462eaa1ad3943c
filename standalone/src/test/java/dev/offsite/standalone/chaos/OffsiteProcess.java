package dev.offsite.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.standalone.Offsite;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code ./offsite up} in a child JVM, always on the same ports and data directory. */
final class OffsiteProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path data;
  private final Path dataSeenFromHere;
  private final Path log;
  private final List<String> through;
  private final List<String> options;
  private final int mqttPort = FreePort.choose();
  private final int kafkaPort = FreePort.choose();
  private Process process;

  OffsiteProcess(Path folder) throws IOException {
    this(folder, folder.resolve("data"), folder.resolve("data"), List.of(), List.of());
  }

  /**
   * One that sees the disk or the clock otherwise than this process.
   *
   * @param folder gets the log of what it prints
   * @param data its data directory, as it sees it
   * @param dataSeenFromHere the same, as this process sees it
   * @param through the command that shows it a world of its own; empty for none
   * @param options of {@code up}, besides folder and ports
   */
  OffsiteProcess(
      Path folder, Path data, Path dataSeenFromHere, List<String> through, List<String> options)
      throws IOException {
    this.data = data;
    this.dataSeenFromHere = dataSeenFromHere;
    this.log = folder.resolve("up.log");
    this.through = List.copyOf(through);
    this.options = List.copyOf(options);
  }

  /** Starts it and waits until it says where it is reached, which it does when all is ready. */
  void start() throws IOException {
    launch();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(
                    "ended with " + process.exitValue() + ": " + Files.readString(log));
              }
              return DataDirectory.findRunning(dataSeenFromHere)
                  .filter(instance -> instance.pid() == process.pid())
                  .isPresent();
            });
  }

  /** Starts it and waits until it has ended, which it does by itself; returns its exit code. */
  int runToItsEnd() throws IOException, InterruptedException {
    launch();
    return awaitEnd();
  }

  /** Waits until it has ended by itself; returns its exit code. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not end within " + PATIENCE);
    }
    return process.exitValue();
  }

  /** Asks it to end (SIGTERM), and waits until it has. */
  void stop() throws InterruptedException {
    process.destroy();
    awaitEnd();
  }

  /** What it has printed, over all its starts. */
  String printed() throws IOException {
    return Files.readString(log);
  }

  /** Waits until it has printed a text. */
  void awaitPrinted(String text) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(printed()).contains(text));
  }

  /** Waits until it has printed a text so often. */
  void awaitPrinted(String text, int times) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> printed().split(Pattern.quote(text), -1).length > times);
  }

  private void launch() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "up",
                "--data-dir",
                data.toString(),
                "--mqtt-port",
                Integer.toString(mqttPort),
                "--kafka-port",
                Integer.toString(kafkaPort)));
    arguments.addAll(options);
    process = JavaProcess.start(through, Offsite.class, log, arguments);
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
    Credentials credentials = DataDirectory.credentialsOf(dataSeenFromHere);
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
