package dev.offsite.standalone.kafka;

import dev.offsite.schemas.channel.KafkaTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The Kafka topics of the contract, as an embedded broker makes them.
 *
 * <p>They exist before the first record is sent: a producer that meets a topic while it is being
 * made can hang for its whole delivery time (KAFKA-15591).
 */
final class TopicPlan {

  /** How long an embedded broker keeps telemetry and refusals: enough to look back over a week. */
  static final Duration RETENTION = Duration.ofDays(7);

  /** Compaction may wait, but a consumer that starts from the beginning reads all versions. */
  private static final Duration SEGMENT = Duration.ofHours(1);

  /**
   * All topics.
   *
   * @param partitions of the telemetry topics and of case-intake
   */
  static List<NewTopic> of(int partitions) {
    List<NewTopic> topics = new ArrayList<>();
    for (String name : KafkaTopics.telemetry()) {
      topics.add(kept(name, partitions));
    }
    topics.add(kept(KafkaTopics.DEAD_LETTER, 1));
    topics.add(kept(KafkaTopics.REJECTED, 1));
    topics.add(kept(KafkaTopics.LATE, 1));
    topics.add(compacted(KafkaTopics.REDRIVEN, 1));
    topics.add(compacted(KafkaTopics.CASE_INTAKE, partitions));
    topics.add(compacted(KafkaTopics.OPERATIONS, 1));
    topics.add(compacted(KafkaTopics.BRIDGE_LOAD, 1));
    topics.add(compacted(KafkaTopics.REFERENCE, 1));
    return topics;
  }

  private static NewTopic kept(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1)
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(RETENTION.toMillis())));
  }

  private static NewTopic compacted(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1)
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(SEGMENT.toMillis())));
  }

  private TopicPlan() {}
}
