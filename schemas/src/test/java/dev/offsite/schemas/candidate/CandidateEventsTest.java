package dev.offsite.schemas.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.contract.Examples;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What we write by hand is what the official CloudEvents reader for Kafka reads. */
class CandidateEventsTest {

  private final CandidateCodec codec = new CandidateCodec();
  private final Candidate candidate = codec.decode(Examples.read("candidate"));

  @Test
  void event_readByTheOfficialReader_holdsEveryAttribute() {
    Headers headers = new RecordHeaders();
    CandidateEvents.headers(candidate).forEach(headers::add);
    byte[] value = codec.encode(candidate);
    MessageReader reader = KafkaMessageFactory.createReader(headers, value);
    assertThat(reader.getEncoding()).isEqualTo(Encoding.BINARY);
    CloudEvent event = reader.toEvent();
    assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(event.getId()).isEqualTo(candidate.id() + "/1");
    assertThat(event.getSource()).isEqualTo(URI.create("/offsite/detection"));
    assertThat(event.getType()).isEqualTo("dev.offsite.candidate.v1.closed");
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-03-04T14:15:07.634Z"));
    assertThat(event.getSubject()).isEqualTo(candidate.id());
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    assertThat(event.getExtensionNames()).isEmpty();
    assertThat(codec.decode(event.getData().toBytes())).isEqualTo(candidate);
  }

  @Test
  void headers_areInAStableOrder() {
    Map<String, byte[]> headers = CandidateEvents.headers(candidate);
    assertThat(headers.keySet())
        .containsExactly(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_time",
            "ce_subject",
            "content-type");
  }

  @Test
  void key_isTheIdOfTheCandidate() {
    assertThat(new String(CandidateEvents.key(candidate), StandardCharsets.UTF_8))
        .isEqualTo(candidate.id());
  }

  @Test
  void type_ofEachPhase_isAVerbInThePast() {
    assertThat(CandidateEvents.type(Candidate.Phase.OPEN)).endsWith(".opened");
    assertThat(CandidateEvents.type(Candidate.Phase.UPDATED)).endsWith(".updated");
    assertThat(CandidateEvents.type(Candidate.Phase.CLOSED)).endsWith(".closed");
    assertThat(CandidateEvents.type(Candidate.Phase.WITHDRAWN)).endsWith(".withdrawn");
  }
}
