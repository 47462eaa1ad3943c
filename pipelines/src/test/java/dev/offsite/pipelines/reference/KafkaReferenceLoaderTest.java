package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Release;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class KafkaReferenceLoaderTest {

  private static final TopicPartition TOPIC = new TopicPartition(KafkaTopics.REFERENCE, 0);
  private static final ReferenceCodec CODEC = new ReferenceCodec();
  private static final List<ReferenceEntry> ENTRIES = List.of(Entries.vehicle("浙A12345"));

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final AtomicReference<Optional<Uuid>> topic =
      new AtomicReference<>(Optional.of(Uuid.randomUuid()));
  private long offset;

  @Test
  void start_severalReleases_onlyTheNewestIsEverInForce() throws Exception {
    consumer.updateBeginningOffsets(Map.of(TOPIC, 0L));
    consumer.updateEndOffsets(Map.of(TOPIC, 4L));
    try (KafkaReferenceLoader loader = start()) {
      CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> releaseOf(loader));
      await().until(() -> !consumer.assignment().isEmpty());
      publish("replaced");
      await().during(Duration.ofMillis(200)).until(() -> !first.isDone());
      publish("newest");

      assertThat(first.get()).isEqualTo("newest");
    }
  }

  @Test
  void release_publishedLater_takesEffect() throws Exception {
    consumer.updateBeginningOffsets(Map.of(TOPIC, 0L));
    consumer.updateEndOffsets(Map.of(TOPIC, 0L));
    try (KafkaReferenceLoader loader = start()) {
      await().until(() -> !consumer.assignment().isEmpty());
      publish("first");
      assertThat(releaseOf(loader)).isEqualTo("first");
      publish("second");
      await().until(() -> releaseOf(loader).equals("second"));
    }
  }

  @Test
  void release_withARuleThatLacksAParameter_isLeftOut_andTheOneBeforeStaysInForce()
      throws Exception {
    consumer.updateBeginningOffsets(Map.of(TOPIC, 0L));
    consumer.updateEndOffsets(Map.of(TOPIC, 0L));
    try (KafkaReferenceLoader loader = start()) {
      await().until(() -> !consumer.assignment().isEmpty());
      publish("before");
      assertThat(releaseOf(loader)).isEqualTo("before");
      List<ReferenceEntry> wrong = new ArrayList<>(ENTRIES);
      wrong.add(Rules.zone().without("maxGapS").entry());
      publish("wrong", wrong);
      await().during(Duration.ofMillis(300)).until(() -> releaseOf(loader).equals("before"));

      publish("mended");

      await().until(() -> releaseOf(loader).equals("mended"));
    }
  }

  @Test
  void topic_deletedAndMadeAnew_keepsTheReleaseUntilTheNextIsPublished() throws Exception {
    consumer.updateBeginningOffsets(Map.of(TOPIC, 0L));
    consumer.updateEndOffsets(Map.of(TOPIC, 0L));
    try (KafkaReferenceLoader loader = start()) {
      await().until(() -> !consumer.assignment().isEmpty());
      publish("before");
      assertThat(releaseOf(loader)).isEqualTo("before");

      topic.set(Optional.empty());
      await().during(Duration.ofMillis(300)).until(() -> releaseOf(loader).equals("before"));
      topic.set(Optional.of(Uuid.randomUuid()));
      offset = 0;
      publish("after");

      await().until(() -> releaseOf(loader).equals("after"));
    }
  }

  @Test
  void topic_whoseFateIsUnknown_changesNothing() throws Exception {
    consumer.updateBeginningOffsets(Map.of(TOPIC, 0L));
    consumer.updateEndOffsets(Map.of(TOPIC, 0L));
    try (KafkaReferenceLoader loader = start()) {
      await().until(() -> !consumer.assignment().isEmpty());
      publish("before");
      assertThat(releaseOf(loader)).isEqualTo("before");
      topic.set(null);

      await().during(Duration.ofMillis(300)).until(() -> releaseOf(loader).equals("before"));
    }
  }

  @Test
  void start_noTopicYet_waitsForTheFirstRelease() throws Exception {
    topic.set(Optional.empty());
    consumer.updateBeginningOffsets(Map.of(TOPIC, 0L));
    consumer.updateEndOffsets(Map.of(TOPIC, 0L));
    try (KafkaReferenceLoader loader = start()) {
      CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> releaseOf(loader));
      await().during(Duration.ofMillis(300)).until(() -> !first.isDone());
      assertThat(consumer.assignment()).isEmpty();

      topic.set(Optional.of(Uuid.randomUuid()));
      await().until(() -> !consumer.assignment().isEmpty());
      publish("first");

      assertThat(first.get()).isEqualTo("first");
    }
  }

  private KafkaReferenceLoader start() {
    return KafkaReferenceLoader.start(
        consumer,
        () -> {
          Optional<Uuid> found = topic.get();
          if (found == null) {
            throw new IllegalStateException("Kafka does not say");
          }
          return found;
        },
        Duration.ofMillis(20));
  }

  private static String releaseOf(KafkaReferenceLoader loader) {
    try {
      return loader.await().release();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void publish(String release) {
    publish(release, ENTRIES);
  }

  private void publish(String release, List<ReferenceEntry> entries) {
    consumer.schedulePollTask(
        () -> {
          for (ReferenceEntry entry : entries) {
            add(release, entry.key(), CODEC.encode(entry));
          }
          Release marker = new Release(release, Instant.EPOCH, entries.size());
          add(release, marker.key(), CODEC.encodeRelease(marker));
        });
  }

  private void add(String release, String key, byte[] value) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(TOPIC.topic(), TOPIC.partition(), offset++, key, value);
    record.headers().add(RecordHeaders.RELEASE, release.getBytes(StandardCharsets.UTF_8));
    consumer.addRecord(record);
  }
}
