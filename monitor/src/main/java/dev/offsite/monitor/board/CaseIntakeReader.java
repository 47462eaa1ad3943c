package dev.offsite.monitor.board;

import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateFormatException;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.json.JsonFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Reads {@code case-intake}, or a topic of the same form: all partitions, without a consumer group,
 * so that any number of readers see everything and none leaves a trace.
 *
 * <p>A value that is no candidate is counted and passed over. Everything but {@link #wakeUp} is for
 * one thread.
 */
public final class CaseIntakeReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CaseIntakeReader.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Clock clock;
  private final CandidateCodec codec = new CandidateCodec();
  private final List<TopicPartition> partitions = new ArrayList<>();
  private long unreadable;

  /** Where reading begins. */
  public enum From {
    /** With the oldest record that Kafka still holds. */
    START,
    /** With what comes after the reader was made. */
    END
  }

  /**
   * A reader.
   *
   * @param bootstrapServers {@code host:port} of one or more brokers, comma-separated
   */
  public static CaseIntakeReader open(String bootstrapServers, From from, Clock clock) {
    return open(bootstrapServers, KafkaTopics.CASE_INTAKE, from, clock);
  }

  /**
   * A reader of another topic of the same form, such as {@link KafkaTopics#OPERATIONS}.
   *
   * @param bootstrapServers {@code host:port} of one or more brokers, comma-separated
   */
  public static CaseIntakeReader open(
      String bootstrapServers, String topic, From from, Clock clock) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Kafka answers a connection in order: a fetch that waits for records holds up what comes after
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    // a missing broker is said after this long, not after a minute
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    return new CaseIntakeReader(
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        topic,
        from,
        clock);
  }

  CaseIntakeReader(Consumer<byte[], byte[]> consumer, From from, Clock clock) {
    this(consumer, KafkaTopics.CASE_INTAKE, from, clock);
  }

  private CaseIntakeReader(
      Consumer<byte[], byte[]> consumer, String topic, From from, Clock clock) {
    this.consumer = consumer;
    this.clock = clock;
    for (PartitionInfo partition : consumer.partitionsFor(topic)) {
      partitions.add(new TopicPartition(partition.topic(), partition.partition()));
    }
    consumer.assign(partitions);
    if (from == From.START) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    // seeking is lazy: only the position makes it happen now
    partitions.forEach(consumer::position);
  }

  /** The records that have come, waiting for the first at most so long; empty after a wake-up. */
  public List<CaseRecord> poll(Duration atMost) {
    List<CaseRecord> records = new ArrayList<>();
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
        read(record, clock.instant(), records);
      }
    } catch (WakeupException e) {
      LOG.debug("reader was woken up");
    }
    return records;
  }

  /** Number of records before the next one, in all partitions together. */
  public long position() {
    long position = 0;
    for (TopicPartition partition : partitions) {
      position += consumer.position(partition);
    }
    return position;
  }

  /**
   * Whether everything has been read that was there when this was called; false if woken up. Asks
   * Kafka: not for every poll.
   */
  public boolean isAtEnd() {
    Map<TopicPartition, Long> ends;
    try {
      ends = consumer.endOffsets(partitions);
    } catch (WakeupException e) {
      LOG.debug("reader was woken up");
      return false;
    }
    for (TopicPartition partition : partitions) {
      if (consumer.position(partition) < ends.get(partition)) {
        return false;
      }
    }
    return true;
  }

  /** Number of records that held no candidate. */
  public long unreadable() {
    return unreadable;
  }

  /** Ends a {@link #poll} or {@link #isAtEnd} that waits in another thread, or the next one. */
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void read(
      ConsumerRecord<byte[], byte[]> record, Instant readAt, List<CaseRecord> records) {
    if (record.value() == null) {
      return; // a tombstone: somebody has removed the case
    }
    try {
      records.add(
          new CaseRecord(
              codec.decode(record.value()),
              record.value(),
              record.partition(),
              record.offset(),
              readAt));
    } catch (CandidateFormatException e) {
      unreadable++;
      logUnreadable(record, e);
    }
  }

  /** The pointers, not the faults: those say what was found there, which may be a plate. */
  private static void logUnreadable(
      ConsumerRecord<byte[], byte[]> record, CandidateFormatException fault) {
    try (MDC.MDCCloseable topic = MDC.putCloseable("topic", record.topic());
        MDC.MDCCloseable partition =
            MDC.putCloseable("partition", Integer.toString(record.partition()));
        MDC.MDCCloseable offset = MDC.putCloseable("offset", Long.toString(record.offset()))) {
      LOG.warn(
          "record at topic={} partition={} offset={} is no candidate, because of {}",
          record.topic(),
          record.partition(),
          record.offset(),
          fault.faults().stream().map(JsonFault::pointer).toList());
    }
  }
}
