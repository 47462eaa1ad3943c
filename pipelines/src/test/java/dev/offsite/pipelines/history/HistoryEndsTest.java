package dev.offsite.pipelines.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.KafkaTopics;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.streaming.api.lineage.LineageVertexProvider;
import org.junit.jupiter.api.Test;

/** Which topics become history; no Kafka is asked. */
class HistoryEndsTest {

  private final HistorySources sources = HistoryEnds.sources("kafka:9092", new Properties());

  @Test
  void candidates_areThoseOfTheCaseIntakeAndOfOperations() {
    assertThat(topics(sources.candidates()))
        .containsExactlyInAnyOrder(KafkaTopics.CASE_INTAKE, KafkaTopics.OPERATIONS);
  }

  @Test
  void tripsScoresAndHotWords_haveATopicEach() {
    assertThat(topics(sources.trips())).containsExactly(KafkaTopics.TRIPS);
    assertThat(topics(sources.scores())).containsExactly(KafkaTopics.COMPANY_SCORE);
    assertThat(topics(sources.hotWords())).containsExactly(KafkaTopics.HOTSPOTS);
  }

  @Test
  void telemetryAndRefusals_areAllOfThem() {
    assertThat(topics(sources.telemetry()))
        .containsExactlyInAnyOrderElementsOf(KafkaTopics.telemetry());
    assertThat(topics(sources.refusals()))
        .containsExactlyInAnyOrder(KafkaTopics.DEAD_LETTER, KafkaTopics.REJECTED, KafkaTopics.LATE);
  }

  private static List<String> topics(Source<?, ?, ?> source) {
    return ((LineageVertexProvider) source)
        .getLineageVertex().datasets().stream()
            .flatMap(dataset -> dataset.facets().values().stream())
            .filter(KafkaDatasetFacet.class::isInstance)
            .map(KafkaDatasetFacet.class::cast)
            .flatMap(facet -> facet.getTopicIdentifier().getTopics().stream())
            .toList();
  }
}
