package dev.offsite.standalone.cases;

import dev.offsite.schemas.cases.CaseCodec;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.json.JsonFaultsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads {@code case-state} and refused feedback of a Kafka, without a consumer group. For one
 * thread.
 */
public final class CaseTopics implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, byte[]> consumer;

  /**
   * A reader.
   *
   * @param bootstrapServers {@code host:port} of one or more brokers, comma-separated
   */
  public CaseTopics(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    // a missing broker is said after this long, not after a minute
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * How each case stands, by candidate id; empty where no case job has run yet. A value that is no
   * state is passed over.
   */
  public Map<String, CaseState> readAll() {
    List<TopicPartition> partitions = partitions(List.of(KafkaTopics.CASE_STATE));
    Map<String, CaseState> newest = new HashMap<>();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (record.value() == null) {
          newest.remove(record.key());
        } else {
          find(record).ifPresent(state -> newest.put(record.key(), state));
        }
      }
    }
    return newest;
  }

  /** From now on {@link #poll} gives what comes after this moment. */
  public void followFromHere() {
    List<TopicPartition> partitions =
        partitions(List.of(KafkaTopics.CASE_STATE, KafkaTopics.CASE_FEEDBACK_DEAD_LETTER));
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // seeking is lazy: only the position makes it happen now
    partitions.forEach(consumer::position);
  }

  /** States and refusals that have come, in the order of each partition. */
  public List<ConsumerRecord<String, byte[]>> poll() {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    consumer.poll(POLL).forEach(records::add);
    return records;
  }

  /** The state that a record of {@code case-state} holds; empty if it holds none. */
  public static Optional<CaseState> find(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null || !record.topic().equals(KafkaTopics.CASE_STATE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(CaseCodec.STATE.decode(record.value()));
    } catch (JsonFaultsException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<TopicPartition> partitions(Collection<String> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      for (PartitionInfo partition : consumer.partitionsFor(topic)) {
        partitions.add(new TopicPartition(partition.topic(), partition.partition()));
      }
    }
    return partitions;
  }
}
