package dev.offsite.pipelines.redrive;

import dev.offsite.schemas.channel.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads refusals, the journal of what was re-driven, and single records. For one thread.
 *
 * <p>Only what transactions have committed is seen.
 */
public final class KafkaRecords implements OriginalRecords, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  /** A record that is there comes within this time. */
  private static final Duration RECORD_MAX = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> consumer;

  private KafkaRecords(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * Connects.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param clientProperties further properties of the consumer, such as security settings
   */
  public static KafkaRecords open(String bootstrapServers, Map<String, String> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaRecords(
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /**
   * Every refusal of a topic, the oldest of each partition first, to its present end.
   *
   * @param refusals gets each one; nothing is kept
   * @return number of records that are no refusals
   * @throws org.apache.kafka.common.KafkaException if Kafka cannot be read
   */
  public long readRefusals(String topic, Consumer<StoredRefusal> refusals) {
    long[] unreadable = {0};
    readAll(
        topic,
        record -> {
          StoredRefusal stored;
          try {
            stored = stored(record);
          } catch (IllegalArgumentException e) {
            unreadable[0]++;
            return;
          }
          refusals.accept(stored);
        });
    return unreadable[0];
  }

  /** Every record of a topic, the oldest of each partition first, to its present end. */
  void readAll(String topic, Consumer<ConsumerRecord<byte[], byte[]>> records) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (PartitionInfo info : consumer.partitionsFor(topic)) {
      partitions.add(new TopicPartition(info.topic(), info.partition()));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < ends.get(partition)) {
          records.accept(record);
        }
      }
    }
  }

  @Override
  public Optional<byte[]> find(String coordinates) {
    String[] parts = coordinates.split("/", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    TopicPartition partition = new TopicPartition(parts[0], Integer.parseInt(parts[1]));
    long offset = Long.parseLong(parts[2]);
    consumer.assign(List.of(partition));
    if (consumer.beginningOffsets(List.of(partition)).get(partition) > offset
        || consumer.endOffsets(List.of(partition)).get(partition) <= offset) {
      return Optional.empty();
    }
    consumer.seek(partition, offset);
    long deadlineNanos = System.nanoTime() + RECORD_MAX.toNanos();
    while (consumer.position(partition) == offset && System.nanoTime() < deadlineNanos) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        return record.offset() == offset ? Optional.of(record.value()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static StoredRefusal stored(ConsumerRecord<byte[], byte[]> record) {
    Map<String, byte[]> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value());
    }
    if (record.key() == null || record.value() == null) {
      throw new IllegalArgumentException("a refusal without key or value");
    }
    return new StoredRefusal(
        record.topic() + '/' + record.partition() + '/' + record.offset(),
        Refusal.parse(new String(record.key(), StandardCharsets.UTF_8), headers, record.value()));
  }
}
