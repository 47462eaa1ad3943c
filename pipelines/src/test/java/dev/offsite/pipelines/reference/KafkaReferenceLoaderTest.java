package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Release;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KafkaReferenceLoaderTest {

  private static final TopicPartition TOPIC = new TopicPartition(KafkaTopics.REFERENCE, 0);
  private static final ReferenceCodec CODEC = new ReferenceCodec();
  private static final List<ReferenceEntry> ENTRIES = List.of(Entries.vehicle("浙A12345"));

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private long offset;

  @Test
  void start_severalReleases_onlyTheNewestIsEverInForce() throws Exception {
    consumer.updateBeginningOffsets(Map.of(TOPIC, 0L));
    consumer.updateEndOffsets(Map.of(TOPIC, 4L));
    try (KafkaReferenceLoader loader = KafkaReferenceLoader.start(consumer)) {
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
    try (KafkaReferenceLoader loader = KafkaReferenceLoader.start(consumer)) {
      await().until(() -> !consumer.assignment().isEmpty());
      publish("first");
      assertThat(releaseOf(loader)).isEqualTo("first");
      publish("second");
      await().until(() -> releaseOf(loader).equals("second"));
    }
  }

  private static String releaseOf(KafkaReferenceLoader loader) {
    try {
      return loader.await().release();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void publish(String release) {
    consumer.schedulePollTask(
        () -> {
          for (ReferenceEntry entry : ENTRIES) {
            add(release, entry.key(), CODEC.encode(entry));
          }
          Release marker = new Release(release, Instant.EPOCH, ENTRIES.size());
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
