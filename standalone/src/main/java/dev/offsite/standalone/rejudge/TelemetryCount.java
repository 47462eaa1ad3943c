package dev.offsite.standalone.rejudge;

import dev.offsite.pipelines.rejudge.RejudgeSpan;
import dev.offsite.schemas.channel.KafkaTopics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What Kafka holds of the telemetry of a time.
 *
 * @param records number of records from the begin of the span on, to the end of the topics: what
 *     progress is measured against
 * @param isWhole false if older records of some partition were deleted already, so that the begin
 *     of the span may be missing
 */
public record TelemetryCount(long records, boolean isWhole) {

  /** Asks Kafka. */
  static TelemetryCount of(String bootstrapServers, RejudgeSpan span) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : KafkaTopics.telemetry()) {
        consumer
            .partitionsFor(topic)
            .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> from = offsets(consumer, partitions, span.readFrom(), ends);
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
      return new TelemetryCount(
          partitions.stream().mapToLong(one -> ends.get(one) - from.get(one)).sum(),
          partitions.stream()
              .noneMatch(
                  one -> begins.get(one) > 0 && from.get(one).longValue() <= begins.get(one)));
    }
  }

  private static Map<TopicPartition, Long> offsets(
      Consumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Instant at,
      Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, Math.max(0, at.toEpochMilli())));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp first = found.get(partition);
      offsets.put(partition, first == null ? ends.get(partition) : first.offset());
    }
    return offsets;
  }
}
