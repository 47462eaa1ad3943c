package dev.offsite.pipelines.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.RefusalReason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.testutils.MetricListener;
import org.apache.flink.util.UserCodeClassLoader;
import org.junit.jupiter.api.Test;

/** What a reporter sees of the sinks. */
class EmitMetricsTest {

  private final MetricListener reported = new MetricListener();

  @Test
  void candidate_new_countsByKindGradeAndPhase_andIsTimed() {
    Candidate first = candidate();
    Instant emitted = first.clocks().decided().plusMillis(30);
    CandidateSchema schema = new CandidateSchema(Clock.fixed(emitted, ZoneOffset.UTC));
    schema.open(context(), null);

    schema.serialize(first, null, null);

    long decidedMs =
        first.clocks().decided().toEpochMilli() - first.clocks().received().toEpochMilli();
    assertThat(candidates(first, first.phase().name())).isEqualTo(1);
    assertThat(newCandidates(first)).isEqualTo(1);
    assertThat(gauge("receivedToDecidedMs", "sum")).isEqualTo(decidedMs);
    assertThat(gauge("receivedToEmittedMs", "sum")).isEqualTo(decidedMs + 30);
  }

  @Test
  void candidate_revised_countsItsPhaseAndIsNeitherNewNorTimed() {
    Candidate first = candidate();
    Candidate second = revised(first, Candidate.Phase.CLOSED);
    CandidateSchema schema = new CandidateSchema();
    schema.open(context(), null);

    schema.serialize(second, null, null);

    assertThat(candidates(first, "CLOSED")).isEqualTo(1);
    assertThat(newCandidates(first)).isZero();
    assertThat(gauge("receivedToDecidedMs", "le", "+Inf", "bucket")).isZero();
  }

  @Test
  void refusal_forTwoReasons_countsInBoth_underTheirDispositions() {
    Received received = Reports.at("10:00:00").of(Entries.TRUCK).position(Places.ORIGIN).received();
    RefusalSchema schema = new RefusalSchema();
    schema.open(context(), null);

    schema.serialize(
        received.refuse(
            List.of(RefusalReason.ZERO_ISLAND, RefusalReason.IMPLAUSIBLE_SPEED), "/lng", "detail"),
        null,
        null);
    schema.serialize(received.refuse(List.of(RefusalReason.NOT_JSON), "", "detail"), null, null);
    schema.serialize(
        received.refuse(List.of(RefusalReason.BEYOND_HORIZON), "", "detail"), null, null);

    assertThat(refusals("ZERO_ISLAND", "rejected")).isEqualTo(1);
    assertThat(refusals("IMPLAUSIBLE_SPEED", "rejected")).isEqualTo(1);
    assertThat(refusals("NOT_JSON", "deadLetters")).isEqualTo(1);
    assertThat(refusals("BEYOND_HORIZON", "late")).isEqualTo(1);
  }

  @Test
  void refusals_everyReason_isThereAtZeroFromTheStart() {
    new RefusalSchema().open(context(), null);

    for (RefusalReason reason : RefusalReason.values()) {
      String name =
          switch (reason.disposition()) {
            case DEAD_LETTER, HISTORY -> "deadLetters";
            case REJECTED -> "rejected";
            case LATE -> "late";
          };
      assertThat(refusals(reason.name(), name)).as(reason.name()).isZero();
    }
  }

  private static Candidate candidate() {
    Instant decided = Findings.at("10:00:00").finding().newestReceived().plusMillis(120);
    return new CandidateDrafts()
        .draft(Findings.at("10:00:00").finding(), Entries.complete().snapshot(), decided);
  }

  private static Candidate revised(Candidate of, Candidate.Phase phase) {
    return new Candidate(
        of.id(),
        2,
        phase,
        null,
        of.kind(),
        of.rule(),
        of.subject(),
        of.episode(),
        of.facts(),
        of.place(),
        of.law(),
        of.gate(),
        of.evidence(),
        of.deadlines(),
        of.clocks(),
        of.related());
  }

  private long candidates(Candidate like, String phase) {
    return reported
        .getCounter(
            "kind",
            like.kind().name(),
            "grade",
            like.gate().grade().name(),
            "phase",
            phase,
            "candidates")
        .orElseThrow()
        .getCount();
  }

  private long newCandidates(Candidate like) {
    return reported
        .getCounter(
            "kind", like.kind().name(), "grade", like.gate().grade().name(), "newCandidates")
        .orElseThrow()
        .getCount();
  }

  private long refusals(String reason, String name) {
    return reported.getCounter("reason", reason, name).orElseThrow().getCount();
  }

  private long gauge(String... path) {
    return reported.<Number>getGauge(path).orElseThrow().getValue().longValue();
  }

  private SerializationSchema.InitializationContext context() {
    return new SerializationSchema.InitializationContext() {
      @Override
      public MetricGroup getMetricGroup() {
        return reported.getMetricGroup();
      }

      @Override
      public UserCodeClassLoader getUserCodeClassLoader() {
        throw new UnsupportedOperationException("not asked for by these schemas");
      }
    };
  }
}
