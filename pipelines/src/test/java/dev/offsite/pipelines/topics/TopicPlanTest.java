package dev.offsite.pipelines.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.KafkaTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

  private static final TopicSizing SIZING = new TopicSizing(6, 3, Duration.ofDays(2));

  @Test
  void of_topicsOfDevices_arePartitionedAndKeptForAWhile() {
    for (String name : KafkaTopics.telemetry()) {
      NewTopic topic = topic(SIZING, name);

      assertThat(topic.numPartitions()).as(name).isEqualTo(6);
      assertThat(topic.replicationFactor()).as(name).isEqualTo((short) 3);
      assertThat(topic.configs())
          .as(name)
          .isEqualTo(
              Map.of(
                  "cleanup.policy", "delete",
                  "retention.ms", "172800000",
                  "min.insync.replicas", "2"));
    }
  }

  @Test
  void of_whatIsUpserted_isCompacted() {
    for (String name :
        List.of(
            KafkaTopics.CASE_INTAKE,
            KafkaTopics.OPERATIONS,
            KafkaTopics.BRIDGE_LOAD,
            KafkaTopics.TRIPS,
            KafkaTopics.CASE_STATE,
            KafkaTopics.RULE_PRECISION,
            KafkaTopics.COMPANY_SCORE,
            KafkaTopics.HOTSPOTS,
            KafkaTopics.REFERENCE,
            KafkaTopics.REDRIVEN)) {
      assertThat(topic(SIZING, name).configs())
          .as(name)
          .containsEntry("cleanup.policy", "compact")
          .doesNotContainKey("retention.ms");
    }
  }

  @Test
  void of_whatPeopleDid_isKeptForAsLongAsACaseLasts() {
    for (String name :
        List.of(
            KafkaTopics.CASE_FEEDBACK,
            KafkaTopics.CASE_FEEDBACK_DEAD_LETTER,
            KafkaTopics.DEADLINE_BREACH)) {
      assertThat(topic(SIZING, name).configs())
          .as(name)
          .containsEntry("cleanup.policy", "delete")
          .containsEntry("retention.ms", Long.toString(Duration.ofDays(400).toMillis()));
    }
    assertThat(topic(SIZING, KafkaTopics.CASE_FEEDBACK).numPartitions()).isEqualTo(6);
    assertThat(topic(SIZING, KafkaTopics.CASE_STATE).numPartitions()).isEqualTo(6);
  }

  @Test
  void of_whatOneReaderReadsInOrder_hasOnePartition() {
    for (String name :
        List.of(
            KafkaTopics.REFERENCE,
            KafkaTopics.REDRIVEN,
            KafkaTopics.DEAD_LETTER,
            KafkaTopics.REJECTED,
            KafkaTopics.LATE,
            KafkaTopics.HISTORY_DEAD_LETTER)) {
      assertThat(topic(SIZING, name).numPartitions()).as(name).isEqualTo(1);
    }
    assertThat(topic(SIZING, KafkaTopics.CASE_INTAKE).numPartitions()).isEqualTo(6);
  }

  @Test
  void of_fewerThanThreeReplicas_asksForNoSecondCopy() {
    assertThat(topic(TopicSizing.ofOneBroker(1), KafkaTopics.LATE).configs())
        .doesNotContainKey("min.insync.replicas");
    assertThat(topic(new TopicSizing(1, 2, Duration.ofDays(1)), KafkaTopics.LATE).configs())
        .doesNotContainKey("min.insync.replicas");
  }

  private static NewTopic topic(TopicSizing sizing, String name) {
    return TopicPlan.of(sizing).stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
