package dev.offsite.monitor.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads some topics in a thread of its own, from their beginnings on and then for as long as it is
 * not closed. Topics and partitions that appear later are read as well. While Kafka is away it
 * waits, and goes on where it was.
 */
public final class TopicReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final Map<String, Subscription> byTopic = new TreeMap<>();
  private final Consumer<byte[], byte[]> consumer;
  private final Clock clock;
  private final Map<String, Counts> counts = new ConcurrentHashMap<>();
  private final Set<TopicPartition> assigned = new HashSet<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile Instant reachedAt = Instant.EPOCH;

  /** Written by the reader's thread alone. */
  private static final class Counts {
    private volatile boolean exists;
    private volatile long records;
    private volatile long unreadable;
    private volatile long lag = -1;
  }

  /** Starts to read with this consumer, which is closed with the reader. */
  public static TopicReader start(
      String name, Consumer<byte[], byte[]> consumer, List<Subscription> topics, Clock clock) {
    TopicReader reader = new TopicReader(name, consumer, topics, clock);
    reader.thread.start();
    return reader;
  }

  private TopicReader(
      String name, Consumer<byte[], byte[]> consumer, List<Subscription> topics, Clock clock) {
    this.consumer = consumer;
    this.clock = clock;
    for (Subscription subscription : topics) {
      byTopic.put(subscription.topic(), subscription);
      counts.put(subscription.topic(), new Counts());
    }
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** How it goes, by topic. Thread-safe. */
  public Map<String, TopicStatus> statuses() {
    Map<String, TopicStatus> statuses = new TreeMap<>();
    counts.forEach(
        (topic, count) ->
            statuses.put(
                topic,
                new TopicStatus(
                    count.exists ? TopicStatus.State.READING : TopicStatus.State.MISSING,
                    count.records,
                    count.unreadable,
                    count.lag)));
    return statuses;
  }

  /** When Kafka last answered; {@link Instant#EPOCH} if it never has. Thread-safe. */
  public Instant reachedAt() {
    return reachedAt;
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Instant lookAt = Instant.EPOCH;
    try {
      while (!closed) {
        try {
          if (!clock.instant().isBefore(lookAt)) {
            lookForTopics();
            reachedAt = clock.instant();
            lookAt = reachedAt.plus(LOOK_AGAIN);
          }
          poll();
        } catch (WakeupException | InterruptException e) {
          LOG.debug("{} is asked to end", thread.getName());
        } catch (KafkaException e) {
          LOG.warn("{} cannot read and tries again: {}", thread.getName(), e.toString());
          TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      consumer.close();
    }
  }

  private void lookForTopics() {
    Map<String, List<PartitionInfo>> existing = consumer.listTopics(Duration.ofSeconds(10));
    Set<TopicPartition> added = new HashSet<>();
    for (Subscription subscription : byTopic.values()) {
      List<PartitionInfo> partitions = existing.getOrDefault(subscription.topic(), List.of());
      counts.get(subscription.topic()).exists = !partitions.isEmpty();
      for (PartitionInfo partition : partitions) {
        TopicPartition place = new TopicPartition(partition.topic(), partition.partition());
        if (!assigned.contains(place)) {
          added.add(place);
        }
      }
    }
    if (!added.isEmpty()) {
      Set<TopicPartition> all = new HashSet<>(assigned);
      all.addAll(added);
      consumer.assign(all);
      seek(added);
      assigned.addAll(added);
    }
    measureLag();
  }

  private void seek(Set<TopicPartition> added) {
    List<TopicPartition> whole = new ArrayList<>();
    Map<TopicPartition, Long> since = new HashMap<>();
    for (TopicPartition place : added) {
      Duration from = byTopic.get(place.topic()).from();
      if (from.equals(Subscription.WHOLE)) {
        whole.add(place);
      } else {
        since.put(place, clock.instant().minus(from).toEpochMilli());
      }
    }
    if (!whole.isEmpty()) {
      consumer.seekToBeginning(whole);
    }
    if (!since.isEmpty()) {
      Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(since);
      Map<TopicPartition, Long> ends = consumer.endOffsets(since.keySet());
      for (TopicPartition place : since.keySet()) {
        OffsetAndTimestamp found = offsets.get(place);
        consumer.seek(place, found == null ? ends.get(place) : found.offset());
      }
    }
  }

  private void measureLag() {
    Map<String, Long> lags = new HashMap<>();
    for (TopicPartition place : assigned) {
      OptionalLong lag = consumer.currentLag(place);
      if (lag.isPresent()) {
        lags.merge(place.topic(), lag.getAsLong(), Long::sum);
      }
    }
    lags.forEach((topic, lag) -> counts.get(topic).lag = lag);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, the others read
  private void poll() throws InterruptedException {
    if (assigned.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
      return;
    }
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      Counts count = counts.get(record.topic());
      count.records++;
      try {
        byTopic.get(record.topic()).taker().take(storedRecord(record));
      } catch (UnreadableRecordException e) {
        count.unreadable++;
        LOG.warn(
            "record at topic={} partition={} offset={} is passed over: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            e.getMessage());
      } catch (RuntimeException e) { // one record must not end the centre
        count.unreadable++;
        LOG.error(
            "record at topic={} partition={} offset={} cannot be taken in",
            record.topic(),
            record.partition(),
            record.offset(),
            e);
      }
    }
  }

  /** A record as it was polled; of each header the newest. */
  public static StoredRecord storedRecord(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return new StoredRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
        record.value(),
        headers);
  }
}
