package dev.offsite.standalone.chaos;

import dev.offsite.standalone.kafka.KafkaServer;
import dev.offsite.standalone.kafka.RestartableKafka;
import java.io.IOException;
import java.nio.file.Path;

/** With the broker of this machine and Kafka in the process. */
class ChaosJobsIT extends ChaosJobs {

  @Override
  ExternalBroker newBroker(Path folder) throws IOException {
    return ExternalBroker.ofThisMachine(folder);
  }

  @Override
  KafkaServer newKafka(Path folder) throws IOException {
    return new RestartableKafka(folder);
  }

  @Override
  String serverNames() {
    return ExternalBroker.nameOnThisMachine();
  }
}
