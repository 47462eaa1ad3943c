package dev.offsite.standalone.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Apache Artemis in a child JVM, for machines without mosquitto. */
final class ArtemisProcess implements ExternalBroker {

  static final String NAME = "Artemis in a child JVM";

  private final Path folder;
  private final int port = FreePort.choose();
  private Process process;

  ArtemisProcess(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public void start() throws IOException {
    Path log = folder.resolve("artemis.log");
    process =
        JavaProcess.start(
            ArtemisMain.class, log, List.of(folder.toString(), Integer.toString(port)));
    FreePort.awaitListening(port, process, log);
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

  /** Nothing to do: every message is in the journal before it is acknowledged. */
  @Override
  public void save() {}

  @Override
  public boolean savesOnlyWhenAsked() {
    return false;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
