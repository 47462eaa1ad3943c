package dev.offsite.standalone.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on a Kafka topic of one partition. Not thread-safe. */
final class LandedRecords implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;
  private final TopicPartition partition;

  LandedRecords(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
  }

  /** Where the next record will stand. */
  long end() {
    return consumer.endOffsets(List.of(partition)).get(partition);
  }

  /** Reads on from the place reached, waiting a fifth of a second at most. */
  void poll(Consumer<ConsumerRecord<String, byte[]>> reader) {
    consumer.poll(POLL).forEach(reader);
  }

  /** The place reached. */
  long position() {
    return consumer.position(partition);
  }

  /** Goes to a place. */
  void seek(long offset) {
    consumer.seek(partition, offset);
  }

  /** Reads everything from one place to another. */
  void read(long from, long to, Duration atMost, Consumer<ConsumerRecord<String, byte[]>> reader)
      throws BenchFailedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    seek(from);
    while (consumer.position(partition) < to) {
      if (System.nanoTime() > deadline) {
        throw new BenchFailedException(
            "Kafka gives only "
                + (consumer.position(partition) - from)
                + " of "
                + (to - from)
                + " records of "
                + partition
                + " within "
                + atMost.toSeconds()
                + " s");
      }
      poll(reader);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
