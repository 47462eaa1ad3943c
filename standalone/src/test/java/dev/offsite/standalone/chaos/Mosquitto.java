package dev.offsite.standalone.chaos;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Eclipse Mosquitto as an operator would run it for us: sessions are kept on disk, and neither what
 * is in flight nor what waits is limited.
 *
 * <p>It writes its database when it ends, when asked, and from time to time, never before it
 * acknowledges. The interval is half an hour, its default, so that it saves only when asked.
 */
final class Mosquitto implements ExternalBroker {

  static final String NAME = "mosquitto";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Where Debian puts it is not on every user's path. */
  private static final List<String> BESIDE_THE_PATH = List.of("/usr/sbin", "/usr/local/sbin");

  private final Path executable;
  private final Path folder;
  private final int port = FreePort.choose();
  private Process process;

  Mosquitto(Path executable, Path folder) throws IOException {
    this.executable = executable;
    this.folder = Files.createDirectories(folder);
  }

  static Optional<Path> findExecutable() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
            BESIDE_THE_PATH.stream())
        .filter(it -> !it.isEmpty())
        .map(it -> Path.of(it, NAME))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What an operator writes into mosquitto.conf, for a listener and a folder of the database. */
  static String settings(String listener, String folder) {
    return """
        listener %s
        allow_anonymous true
        persistence true
        persistence_location %s/
        autosave_interval 1800
        max_inflight_messages 0
        max_queued_messages 0
        """
        .formatted(listener, folder);
  }

  @Override
  public void start() throws IOException {
    Path configuration = folder.resolve("mosquitto.conf");
    Files.writeString(
        configuration,
        settings(port + " 127.0.0.1", folder.toString())
            // without effect for any other user; root would become one that may not write here
            + "user root\n");
    process =
        new ProcessBuilder(executable.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("mosquitto.log").toFile()))
            .start();
    FreePort.awaitListening(port, process, folder.resolve("mosquitto.log"));
  }

  @Override
  public void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The database is written beside the old one, which it then replaces. */
  @Override
  public void save() throws IOException, InterruptedException {
    Object before = database();
    new ProcessBuilder("kill", "-USR1", Long.toString(process.pid())).start().waitFor();
    await().atMost(PATIENCE).until(() -> !database().equals(before));
  }

  @Override
  public boolean savesOnlyWhenAsked() {
    return true;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private Object database() throws IOException {
    Path database = folder.resolve("mosquitto.db");
    return Files.exists(database)
        ? Files.readAttributes(database, BasicFileAttributes.class).fileKey()
        : "none";
  }
}
