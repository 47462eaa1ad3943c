package dev.offsite.standalone.chaos;

import dev.offsite.pipelines.testing.containers.DockerImages;
import dev.offsite.pipelines.testing.containers.NeedsDocker;
import dev.offsite.pipelines.testing.containers.ServerImage;
import dev.offsite.standalone.kafka.KafkaContainer;
import dev.offsite.standalone.kafka.KafkaServer;
import java.io.IOException;
import java.nio.file.Path;

/** With mosquitto and Kafka in containers, which keep on their own disks what they hold. */
@NeedsDocker
class ChaosJobsContainerIT extends ChaosJobs {

  @Override
  ExternalBroker newBroker(Path folder) throws IOException {
    return new MosquittoContainer();
  }

  @Override
  KafkaServer newKafka(Path folder) throws IOException {
    return new KafkaContainer();
  }

  @Override
  String serverNames() {
    return "containers of "
        + DockerImages.of(ServerImage.MOSQUITTO).name()
        + " and "
        + DockerImages.of(ServerImage.KAFKA).name();
  }
}
