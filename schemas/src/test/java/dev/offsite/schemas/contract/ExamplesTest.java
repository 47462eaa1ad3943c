package dev.offsite.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Release;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each example is read without a fault, and what is written of it is read as the same record. */
class ExamplesTest {

  @ParameterizedTest
  @EnumSource
  void report_decodedEncodedDecoded_isTheSame(ReportKind report) {
    TelemetryCodec codec = new TelemetryCodec();
    byte[] example = Examples.read(report.level());
    DecodeResult decoded = codec.decode(Examples.topicOf(report), example);
    assertThat(decoded.faults()).isEmpty();
    assertThat(decoded.reports()).hasSize(1);
    byte[] encoded = codec.encode(decoded.reports().get(0).report());
    assertThat(codec.decode(Examples.topicOf(report), encoded)).isEqualTo(decoded);
    assertThat(RecordJson.parse(encoded).fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> RecordJson.parse(example).fieldNames());
  }

  @Test
  void candidate_decodedEncoded_isTheSameTree() {
    CandidateCodec codec = new CandidateCodec();
    byte[] example = Examples.read("candidate");
    Candidate candidate = codec.decode(example);
    JsonNode encoded = RecordJson.parse(codec.encode(candidate));
    assertThat(encoded).isEqualTo(RecordJson.parse(example));
    assertThat(codec.decode(codec.encode(candidate))).isEqualTo(candidate);
  }

  @ParameterizedTest
  @EnumSource
  void entry_decodedEncodedDecoded_isTheSame(ReferenceKind kind) {
    ReferenceCodec codec = new ReferenceCodec();
    ReferenceEntry entry =
        codec.decode(kind, "example", Examples.read("reference-" + kind.level()));
    assertThat(entry).isInstanceOf(kind.type());
    ReferenceKey key = ReferenceKey.parse(entry.key()).orElseThrow();
    assertThat(codec.decode((ReferenceKey.OfEntry) key, codec.encode(entry))).isEqualTo(entry);
  }

  @Test
  void release_decodedEncodedDecoded_isTheSame() {
    ReferenceCodec codec = new ReferenceCodec();
    ReferenceKey.OfRelease key = new ReferenceKey.OfRelease("hangzhou-2026-03-01");
    Release release = codec.decodeRelease(key, Examples.read("release"));
    assertThat(release.key()).isEqualTo(key.text());
    assertThat(codec.decodeRelease(key, codec.encodeRelease(release))).isEqualTo(release);
  }
}
