package dev.offsite.pipelines.reference;

import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.Release;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
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
 * <p>A release that cannot be read, or that is not complete, is logged as an error and left out:
 * what was in force before stays in force. If Kafka itself fails, the tasks that wait or ask get
 * the failure, so that the job restarts and reads the topic anew.
 */
final class KafkaReferenceLoader implements SharedViews.Loader {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaReferenceLoader.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private static final TopicPartition TOPIC = new TopicPartition(KafkaTopics.REFERENCE, 0);

  private final Consumer<String, byte[]> consumer;
  private final ReferenceCodec codec = new ReferenceCodec();
  private final SnapshotAssembler assembler = new SnapshotAssembler();
  private final CountDownLatch loadedOrFailed = new CountDownLatch(1);
  private final Thread thread;
  private ReferenceSnapshot newestRead;
  private volatile ReferenceSnapshot newest;
  private volatile RuntimeException failure;
  private volatile boolean closing;

  private KafkaReferenceLoader(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
    thread = new Thread(this::follow, "reference-loader");
    thread.setDaemon(true);
  }

  static KafkaReferenceLoader start(KafkaReferenceFeed feed) {
    return start(new KafkaConsumer<>(properties(feed)));
  }

  /** A loader that reads with, and closes, a consumer of its own. */
  static KafkaReferenceLoader start(Consumer<String, byte[]> consumer) {
    KafkaReferenceLoader loader = new KafkaReferenceLoader(consumer);
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
    try (consumer) {
      List<TopicPartition> all = List.of(TOPIC);
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long endAtStart = consumer.endOffsets(all).get(TOPIC);
      while (!closing) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          accept(record);
        }
        if (consumer.position(TOPIC) >= endAtStart) {
          putInForce();
        }
      }
    } catch (WakeupException e) {
      LOG.debug("Reference loader is closing");
    } catch (RuntimeException e) {
      LOG.error("The reference topic cannot be followed", e);
      failure = e;
    } finally {
      loadedOrFailed.countDown();
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
    Optional<ReferenceSnapshot> snapshot = assembler.acceptMarker(release);
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
