package dev.offsite.standalone.kafka;

import dev.offsite.pipelines.testing.containers.ServerContainer;
import dev.offsite.standalone.instance.StartException;
import java.io.IOException;
import java.nio.file.Path;

/** The embedded Kafka. */
public final class RestartableKafka implements KafkaServer {

  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final int port = ServerContainer.freePort();
  private final int controllerPort = ServerContainer.freePort();
  private EmbeddedKafka kafka;

  /** One that is not started and keeps its logs in that folder. */
  public RestartableKafka(Path folder) throws IOException {
    this.folder = folder;
  }

  @Override
  public void start() throws StartException {
    kafka = EmbeddedKafka.start(folder, HOST, port, controllerPort, 1);
  }

  @Override
  public void stop() {
    kafka.close();
    kafka = null;
  }

  @Override
  public String bootstrapServers() {
    return HOST + ':' + port;
  }

  @Override
  public String name() {
    return "Kafka in the process";
  }

  @Override
  public void close() {
    if (kafka != null) {
      stop();
    }
  }
}
