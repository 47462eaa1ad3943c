package dev.offsite.monitor.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Fetches single records with a consumer of its own, one at a time. Thread-safe. */
public final class KafkaRecordStore implements RecordStore, AutoCloseable {

  private static final Duration WAIT_MAX = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;

  /** Fetches with this consumer, which is closed with the store. */
  public KafkaRecordStore(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  @Override
  public synchronized Optional<StoredRecord> fetch(String topic, int partition, long offset) {
    TopicPartition place = new TopicPartition(topic, partition);
    try {
      if (!exists(place)) {
        return Optional.empty();
      }
      consumer.assign(List.of(place));
      long begin = consumer.beginningOffsets(List.of(place), WAIT_MAX).get(place);
      long end = consumer.endOffsets(List.of(place), WAIT_MAX).get(place);
      if (offset < begin || offset >= end) {
        return Optional.empty();
      }
      consumer.seek(place, offset);
      long deadline = System.nanoTime() + WAIT_MAX.toNanos();
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          // the first one at or behind the offset: behind it if compaction removed it
          return record.offset() == offset
              ? Optional.of(TopicReader.storedRecord(record))
              : Optional.empty();
        }
        if (consumer.position(place) > offset) {
          return Optional.empty();
        }
      }
    } catch (KafkaException e) {
      throw new StoreUnavailableException("Kafka does not answer for " + place, e);
    }
    throw new StoreUnavailableException(
        "Kafka has not sent " + place + " at " + offset + " within " + WAIT_MAX, null);
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }

  private boolean exists(TopicPartition place) {
    List<PartitionInfo> partitions =
        consumer.listTopics(WAIT_MAX).getOrDefault(place.topic(), List.of());
    return partitions.stream().anyMatch(known -> known.partition() == place.partition());
  }
}
