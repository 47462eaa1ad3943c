package dev.offsite.standalone.chaos;

import dev.offsite.standalone.instance.StartException;
import dev.offsite.standalone.kafka.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/** Kafka that goes away and comes back with what it held, on the same port. */
final class RestartableKafka implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final int port = FreePort.choose();
  private final int controllerPort = FreePort.choose();
  private EmbeddedKafka kafka;

  RestartableKafka(Path folder) throws IOException {
    this.folder = folder;
  }

  void start() throws StartException {
    kafka = EmbeddedKafka.start(folder, HOST, port, controllerPort, 1);
  }

  void stop() {
    kafka.close();
    kafka = null;
  }

  String bootstrapServers() {
    return HOST + ':' + port;
  }

  @Override
  public void close() {
    if (kafka != null) {
      stop();
    }
  }
}
