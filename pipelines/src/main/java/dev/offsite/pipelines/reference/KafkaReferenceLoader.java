package dev.offsite.pipelines.reference;

import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.Release;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The thread that follows the reference topic.
 *
 * <p>The topic also holds releases that were replaced. What it held when the loader started is read
 * to its end first, so that a restarted task never judges by one of those.
 *
 * <p>A release that cannot be read, that is not complete, or that has a rule by which nothing can
 * be judged, is logged as an error and left out: what was in force before stays in force. So it
 * does when the topic is deleted; one that is made again under its name is read from its beginning.
 * While there is no topic at the start, tasks wait. If Kafka itself fails, the tasks that wait or
 * ask get the failure, so that the job restarts and reads the topic anew.
 */
final class KafkaReferenceLoader implements SharedViews.Loader {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaReferenceLoader.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /** A topic that is gone is noticed, and said, within this time. */
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);

  private static final TopicPartition TOPIC = new TopicPartition(KafkaTopics.REFERENCE, 0);

  private final Consumer<String, byte[]> consumer;
  private final ReferenceCodec codec = new ReferenceCodec();
  private final TopicLook topicLook;
  private final Duration lookInterval;
  private final TrialRules trial;
  private SnapshotAssembler assembler;
  private final CountDownLatch loadedOrFailed = new CountDownLatch(1);
  private final Thread thread;
  private Optional<Uuid> topicId = Optional.empty();
  private long lookedAtNanos;
  private long endAtStart;
  private ReferenceSnapshot newestRead;
  private volatile ReferenceSnapshot newest;
  private volatile RuntimeException failure;
  private volatile boolean closing;

  /** Says whether there is a reference topic, and which. */
  interface TopicLook extends AutoCloseable {

    /**
     * Its id; empty if there is none.
     *
     * @throws IllegalStateException if Kafka does not say
     */
    Optional<Uuid> findId() throws InterruptedException;

    @Override
    default void close() {}
  }

  private KafkaReferenceLoader(
      Consumer<String, byte[]> consumer,
      TopicLook topicLook,
      Duration lookInterval,
      TrialRules trial) {
    this.trial = trial;
    this.consumer = consumer;
    this.topicLook = topicLook;
    this.lookInterval = lookInterval;
    thread = new Thread(this::follow, "reference-loader");
    thread.setDaemon(true);
  }

  static KafkaReferenceLoader start(KafkaReferenceFeed feed) {
    Map<String, Object> properties = properties(feed);
    return start(
        new KafkaConsumer<>(properties),
        ReferenceTopic.of(properties),
        LOOK_INTERVAL,
        feed.trial());
  }

  /** A loader that asks with, and closes, a consumer and a look of its own. */
  static KafkaReferenceLoader start(
      Consumer<String, byte[]> consumer, TopicLook topicLook, Duration lookInterval) {
    return start(consumer, topicLook, lookInterval, TrialRules.NONE);
  }

  private static KafkaReferenceLoader start(
      Consumer<String, byte[]> consumer,
      TopicLook topicLook,
      Duration lookInterval,
      TrialRules trial) {
    KafkaReferenceLoader loader =
        new KafkaReferenceLoader(consumer, topicLook, lookInterval, trial);
    loader.thread.start();
    return loader;
  }

  @Override
  public ReferenceSnapshot await() throws InterruptedException {
    ReferenceSnapshot snapshot = newest;
    if (snapshot == null) {
      loadedOrFailed.await();
      snapshot = newest;
    }
    if (failure != null) {
      throw new IllegalStateException("the reference topic cannot be followed", failure);
    }
    return snapshot;
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (consumer;
        topicLook) {
      awaitTopic();
      List<TopicPartition> all = List.of(TOPIC);
      consumer.assign(all);
      readFromBeginning();
      while (!closing) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          accept(record);
        }
        if (consumer.position(TOPIC) >= endAtStart) {
          putInForce();
        }
        lookAtTopic();
      }
    } catch (WakeupException | InterruptedException e) {
      LOG.debug("Reference loader is closing");
    } catch (RuntimeException e) {
      LOG.error("The reference topic cannot be followed", e);
      failure = e;
    } finally {
      loadedOrFailed.countDown();
    }
  }

  private void awaitTopic() throws InterruptedException {
    boolean said = false;
    topicId = topicLook.findId();
    while (topicId.isEmpty() && !closing) {
      if (!said) {
        LOG.error(
            "There is no Kafka topic '{}': nothing is judged until reference data is published",
            KafkaTopics.REFERENCE);
        said = true;
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
      topicId = topicLook.findId();
    }
    lookedAtNanos = System.nanoTime();
  }

  private void readFromBeginning() {
    List<TopicPartition> all = List.of(TOPIC);
    assembler = new SnapshotAssembler(trial);
    newestRead = null;
    consumer.seekToBeginning(all);
    endAtStart = consumer.endOffsets(all).get(TOPIC);
  }

  /** Notices that the topic is gone, or is another one of the same name. */
  private void lookAtTopic() throws InterruptedException {
    if (System.nanoTime() - lookedAtNanos < lookInterval.toNanos()) {
      return;
    }
    lookedAtNanos = System.nanoTime();
    Optional<Uuid> found;
    try {
      found = topicLook.findId();
    } catch (IllegalStateException e) {
      LOG.warn("Whether there is a reference topic cannot be seen at the moment: {}", e.toString());
      return;
    }
    if (found.equals(topicId)) {
      return;
    }
    topicId = found;
    if (found.isEmpty()) {
      LOG.error(
          "The Kafka topic '{}' was deleted. Release {} stays in force in the jobs that run; a job"
              + " that starts would wait. Publish the reference data again",
          KafkaTopics.REFERENCE,
          newest == null ? "none" : newest.release());
    } else {
      LOG.warn(
          "The Kafka topic '{}' was made anew and is read from its beginning",
          KafkaTopics.REFERENCE);
      readFromBeginning();
    }
  }

  private void accept(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null || record.value() == null) {
      return; // a tombstone: compaction forgets an entry of a release long replaced
    }
    try {
      ReferenceKey key =
          ReferenceKey.parse(record.key())
              .orElseThrow(() -> new IllegalArgumentException("no key of reference data"));
      if (key instanceof ReferenceKey.OfEntry entry) {
        assembler.acceptEntry(releaseOf(record), codec.decode(entry, record.value()));
      } else if (key instanceof ReferenceKey.OfRelease release) {
        complete(codec.decodeRelease(release, record.value()));
      }
    } catch (RuntimeException e) {
      // Bad data must not stop the watch over good data: the release stays incomplete.
      logUnusable(record, e);
    }
  }

  /** Neither key nor message of the fault: both may hold a plate. */
  private static void logUnusable(ConsumerRecord<String, byte[]> record, RuntimeException fault) {
    try (MDC.MDCCloseable topic = MDC.putCloseable("topic", record.topic());
        MDC.MDCCloseable partition =
            MDC.putCloseable("partition", Integer.toString(record.partition()));
        MDC.MDCCloseable offset = MDC.putCloseable("offset", Long.toString(record.offset()))) {
      LOG.error(
          "Record at topic={} partition={} offset={} is not usable ({}); ./offsite reference check"
              + " says what is wrong with the files it came from",
          record.topic(),
          record.partition(),
          record.offset(),
          fault.getClass().getSimpleName());
    }
  }

  private void complete(Release release) {
    Optional<ReferenceSnapshot> snapshot;
    try {
      snapshot = assembler.acceptMarker(release);
    } catch (ReferenceFormatException e) {
      // Rules hold no plates: what is wrong with them may be said.
      LOG.error(
          "Reference release {} is refused, release {} stays in force: {}",
          release.id(),
          newestRead == null ? "none" : newestRead.release(),
          e.faults());
      return;
    }
    if (snapshot.isPresent()) {
      newestRead = snapshot.get();
    } else {
      LOG.warn("Reference release {} is not complete, or long replaced: left out", release.id());
    }
  }

  private void putInForce() {
    if (newestRead != null && newestRead != newest) {
      newest = newestRead;
      loadedOrFailed.countDown();
      LOG.info("Reference release {} in force", newest.release());
    }
  }

  private static String releaseOf(ConsumerRecord<String, byte[]> record) {
    Header header = record.headers().lastHeader(RecordHeaders.RELEASE);
    if (header == null) {
      throw new IllegalArgumentException("header '" + RecordHeaders.RELEASE + "' is missing");
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> properties(KafkaReferenceFeed feed) {
    Map<String, Object> properties = new HashMap<>(feed.clientProperties());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, feed.bootstrapServers());
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return properties;
  }
}
