package dev.offsite.pipelines.topics;

import dev.offsite.pipelines.cases.CaseSettings;
import dev.offsite.schemas.channel.KafkaTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The Kafka topics of the contract, as they are made before the first record is sent.
 *
 * <p>A producer that meets a topic while it is being made can hang for its whole delivery time
 * (KAFKA-15591), and a topic that a broker makes by itself is not compacted.
 */
public final class TopicPlan {

  /** Compaction may wait, but a consumer that starts from the beginning reads all versions. */
  private static final Duration SEGMENT = Duration.ofHours(1);

  /**
   * As long as a case lasts that nobody closes: what people did is the only record of it, and a
   * case job that starts anew reads it from the beginning.
   */
  private static final Duration CASES = CaseSettings.DEFAULT.keptOpen();

  /** From three replicas on one may be away, and writing goes on. */
  private static final int REPLICAS_THAT_MAY_MISS_ONE = 3;

  /** All topics. */
  public static List<NewTopic> of(TopicSizing sizing) {
    List<NewTopic> topics = new ArrayList<>();
    for (String name : KafkaTopics.telemetry()) {
      topics.add(kept(name, sizing.partitions(), sizing));
    }
    topics.add(kept(KafkaTopics.DEAD_LETTER, 1, sizing));
    topics.add(kept(KafkaTopics.REJECTED, 1, sizing));
    topics.add(kept(KafkaTopics.LATE, 1, sizing));
    topics.add(kept(KafkaTopics.HISTORY_DEAD_LETTER, 1, sizing));
    topics.add(compacted(KafkaTopics.REDRIVEN, 1, sizing));
    topics.add(compacted(KafkaTopics.CASE_INTAKE, sizing.partitions(), sizing));
    topics.add(compacted(KafkaTopics.OPERATIONS, 1, sizing));
    topics.add(compacted(KafkaTopics.BRIDGE_LOAD, 1, sizing));
    topics.add(compacted(KafkaTopics.TRIPS, sizing.partitions(), sizing));
    topics.add(kept(KafkaTopics.CASE_FEEDBACK, sizing.partitions(), sizing, CASES));
    topics.add(kept(KafkaTopics.CASE_FEEDBACK_DEAD_LETTER, 1, sizing, CASES));
    topics.add(compacted(KafkaTopics.CASE_STATE, sizing.partitions(), sizing));
    topics.add(kept(KafkaTopics.DEADLINE_BREACH, 1, sizing, CASES));
    topics.add(compacted(KafkaTopics.RULE_PRECISION, 1, sizing));
    topics.add(compacted(KafkaTopics.COMPANY_SCORE, 1, sizing));
    topics.add(compacted(KafkaTopics.HOTSPOTS, 1, sizing));
    topics.add(compacted(KafkaTopics.REFERENCE, 1, sizing));
    return topics;
  }

  private static NewTopic kept(String name, int partitions, TopicSizing sizing) {
    return kept(name, partitions, sizing, sizing.retention());
  }

  private static NewTopic kept(
      String name, int partitions, TopicSizing sizing, Duration retention) {
    return topic(
        name,
        partitions,
        sizing,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(retention.toMillis())));
  }

  private static NewTopic compacted(String name, int partitions, TopicSizing sizing) {
    return topic(
        name,
        partitions,
        sizing,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.SEGMENT_MS_CONFIG,
            Long.toString(SEGMENT.toMillis())));
  }

  private static NewTopic topic(
      String name, int partitions, TopicSizing sizing, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    if (sizing.replicas() >= REPLICAS_THAT_MAY_MISS_ONE) {
      // a record counts as written when two have it, so the loss of one broker loses none
      all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    return new NewTopic(name, partitions, (short) sizing.replicas()).configs(all);
  }

  private TopicPlan() {}
}
