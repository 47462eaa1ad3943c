package dev.offsite.pipelines.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemasTest {

  @Test
  void candidate_isACloudEventKeyedByItsId() {
    Candidate candidate =
        new CandidateDrafts()
            .draft(
                Findings.at("10:00:00").finding(),
                Entries.complete().snapshot(),
                Times.at("12:00:00"));

    ProducerRecord<byte[], byte[]> produced =
        new CandidateSchema(KafkaTopics.CASE_INTAKE).serialize(candidate, null, null);

    assertThat(produced.topic()).isEqualTo(KafkaTopics.CASE_INTAKE);
    assertThat(produced.key()).isEqualTo(candidate.id().getBytes(UTF_8));
    assertThat(produced.timestamp()).isEqualTo(Times.at("12:00:00").toEpochMilli());
    assertThat(new CandidateCodec().decode(produced.value())).isEqualTo(candidate);
    assertThat(headers(produced)).containsKeys("ce_specversion", "ce_id", "ce_type", "ce_source");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_JSON, telemetry.dead-letter",
    "ZERO_ISLAND, telemetry.rejected",
    "BEYOND_HORIZON, telemetry.late",
  })
  void refusal_goesToTheTopicOfItsDisposition_andCanBeReadBack(RefusalReason reason, String topic) {
    Received received = Reports.at("10:00:00").of(Entries.TRUCK).position(Places.ORIGIN).received();
    Refusal refusal = received.refuse(List.of(reason), "/lng", "detail");

    ProducerRecord<byte[], byte[]> produced = new RefusalSchema().serialize(refusal, null, null);

    assertThat(produced.topic()).isEqualTo(topic);
    assertThat(produced.timestamp()).isEqualTo(refusal.receivedAtMillis());
    assertThat(produced.value()).isSameAs(received.raw().payload());
    assertThat(
            Refusal.parse(new String(produced.key(), UTF_8), headers(produced), produced.value()))
        .isEqualTo(refusal);
  }

  @Test
  void producerProperties_overridesWin_othersStay() {
    Properties overrides = new Properties();
    overrides.put(ProducerConfig.LINGER_MS_CONFIG, 50);

    Properties properties = KafkaSinks.producerProperties(overrides);

    assertThat(properties)
        .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 50)
        .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
        .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
  }

  private static Map<String, byte[]> headers(ProducerRecord<byte[], byte[]> produced) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    for (Header header : produced.headers()) {
      headers.put(header.key(), header.value());
    }
    return headers;
  }
}
