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

/** How many records of telemetry Kafka holds of a time: what progress is measured against. */
final class TelemetryCount {

  /** The count between the offsets of both ends; compaction does not touch telemetry. */
  static long of(String bootstrapServers, RejudgeSpan span) {
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
      Map<TopicPartition, Long> to = offsets(consumer, partitions, span.readTo(), ends);
      return partitions.stream().mapToLong(one -> to.get(one) - from.get(one)).sum();
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

  private TelemetryCount() {}
}
