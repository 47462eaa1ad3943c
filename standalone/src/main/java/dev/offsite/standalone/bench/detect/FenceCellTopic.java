package dev.offsite.standalone.bench.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.standalone.bench.LandedFleet;
import dev.offsite.standalone.bench.SendFailures;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The topic that the global table of Kafka Streams is made from. */
final class FenceCellTopic {

  static final String NAME = "bench-fence-cells";

  /** Makes the topic and writes all cells. */
  static void write(String bootstrapServers, FenceSet fences)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      NewTopic topic =
          new NewTopic(NAME, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
      admin.createTopics(List.of(topic)).all().get();
    }
    SendFailures failures = new SendFailures();
    try (KafkaProducer<byte[], byte[]> producer = LandedFleet.producer(bootstrapServers)) {
      FenceCell.of(fences.fences())
          .forEach(
              (key, cell) -> {
                Future<RecordMetadata> unused =
                    producer.send(
                        new ProducerRecord<>(NAME, key.getBytes(UTF_8), FenceCellForm.write(cell)),
                        failures);
              });
      producer.flush();
    }
    failures.requireNone();
  }

  private FenceCellTopic() {}
}
