package dev.offsite.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.schemas.channel.DeviceKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What lies on {@code telemetry.wim}, from its beginning, by the id of the passage. */
final class LandedTelemetry implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern PASSAGE_ID = Pattern.compile("\"passageId\":\"([^\"]+)\"");

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, List<byte[]>> payloads = new HashMap<>();

  LandedTelemetry(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partition =
        List.of(new TopicPartition(DeviceKind.WIM.telemetryTopic(), 0));
    consumer.assign(partition);
    consumer.seekToBeginning(partition);
  }

  /** Waits until every one of these passages has landed. */
  void awaitAll(Set<String> passageIds) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(
            () -> {
              read();
              List<String> missing = new ArrayList<>(passageIds);
              missing.removeAll(payloads.keySet());
              assertThat(missing).as("acknowledged to a device, and not in Kafka").isEmpty();
            });
  }

  /** The payloads of a passage, one for each time it was landed. */
  List<byte[]> of(String passageId) {
    return payloads.getOrDefault(passageId, List.of());
  }

  /** Whether any passage of that scenario has landed. */
  boolean holdsAnyOf(String scenario) {
    read();
    return payloads.keySet().stream().anyMatch(id -> id.startsWith(scenario + '.'));
  }

  private void read() {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      Matcher matcher = PASSAGE_ID.matcher(new String(record.value(), StandardCharsets.UTF_8));
      if (matcher.find()) {
        payloads.computeIfAbsent(matcher.group(1), id -> new ArrayList<>()).add(record.value());
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
