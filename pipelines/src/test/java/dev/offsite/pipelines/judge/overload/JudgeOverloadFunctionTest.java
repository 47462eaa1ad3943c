package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Clock;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class JudgeOverloadFunctionTest {

  private static final Clock CLOCK = Clock.fixed(Times.at("10:00:02"), ZoneOffset.UTC);

  @Test
  void function_overloadTwice_isSaidOnce() throws Exception {
    try (var harness = open()) {
      process(harness, passage(60_000), passage(60_000));

      assertThat(harness.extractOutputValues()).hasSize(1);
      Candidate candidate = harness.extractOutputValues().get(0);
      assertThat(candidate.phase()).isEqualTo(Candidate.Phase.CLOSED);
      assertThat(candidate.revision()).isEqualTo(1);
      assertThat(candidate.gate().grade()).isEqualTo(Candidate.Gate.Grade.ADMISSIBLE);
      assertThat(candidate.clocks().decided()).isEqualTo(CLOCK.instant());
    }
  }

  @Test
  void function_passageCorrected_isARevision_andWithdrawnWhenNothingHolds() throws Exception {
    try (var harness = open()) {
      process(harness, passage(60_000), passage(70_000), passage(20_000), passage(80_000));

      assertThat(harness.extractOutputValues())
          .extracting(Candidate::revision, Candidate::phase, c -> c.facts().measured())
          .containsExactly(
              tuple(1, Candidate.Phase.CLOSED, 60_000.0),
              tuple(2, Candidate.Phase.CLOSED, 70_000.0),
              tuple(3, Candidate.Phase.WITHDRAWN, 70_000.0),
              tuple(4, Candidate.Phase.CLOSED, 80_000.0));
      assertThat(harness.extractOutputValues())
          .extracting(Candidate::id)
          .containsOnly(harness.extractOutputValues().get(0).id());
    }
  }

  @Test
  void function_twoPassagesOfOnePlateInOneInstant_areTwoCandidates() throws Exception {
    try (var harness = open()) {
      process(
          harness,
          passage(60_000),
          Reports.at("10:00:00").of(Entries.SCALE).passage(61_000).id("passage-2").located());

      assertThat(harness.extractOutputValues()).extracting(Candidate::id).doesNotHaveDuplicates();
    }
  }

  @Test
  void function_dayAfterTheReceipt_leavesNothing() throws Exception {
    try (var harness = open()) {
      process(harness, passage(60_000), passage(40_000));
      long due =
          passage(60_000).received().raw().receivedAtMillis()
              + JudgeOverloadFunction.CORRECTED_WITHIN.toMillis();

      harness.processWatermark(due - 1);
      assertThat(harness.numKeyedStateEntries()).isPositive();
      harness.processWatermark(due);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void function_oneOverloadOversizeAndEvasion_areThreeCandidatesWithIdsOfTheirOwn()
      throws Exception {
    try (var harness = open()) {
      process(harness, evading(60_000, 4.5), evading(60_000, 3.9), evading(60_000, 4.5));

      assertThat(harness.extractOutputValues())
          .extracting(Candidate::kind, Candidate::revision, Candidate::phase)
          .containsExactly(
              tuple(ViolationKind.BRIDGE_OVERLOAD, 1, Candidate.Phase.CLOSED),
              tuple(ViolationKind.OVERSIZE, 1, Candidate.Phase.CLOSED),
              tuple(ViolationKind.SCALE_EVASION, 1, Candidate.Phase.CLOSED),
              tuple(ViolationKind.OVERSIZE, 2, Candidate.Phase.WITHDRAWN),
              tuple(ViolationKind.OVERSIZE, 3, Candidate.Phase.CLOSED));
      assertThat(harness.extractOutputValues().stream().map(Candidate::id).distinct()).hasSize(3);
      assertThat(harness.extractOutputValues().get(0).gate().grade())
          .isEqualTo(Candidate.Gate.Grade.REVIEW);
    }
  }

  @Test
  void function_restored_repeatsNothingAndGoesOnWithTheRevisions() throws Exception {
    OperatorSubtaskState state;
    try (var harness = open()) {
      process(harness, evading(60_000, 4.5));
      state = harness.snapshot(1, 1);
    }
    try (var restored =
        Harnesses.open(
            new JudgeOverloadFunction(Entries.complete().feed(), CLOCK),
            (Located located) -> located.received().raw().deviceId(),
            Types.STRING,
            state)) {
      process(restored, evading(60_000, 4.5), evading(70_000, 4.5));

      assertThat(restored.extractOutputValues())
          .extracting(Candidate::kind, Candidate::revision, c -> c.facts().measured())
          .containsExactly(
              tuple(ViolationKind.BRIDGE_OVERLOAD, 2, 70_000.0),
              tuple(ViolationKind.SCALE_EVASION, 2, 1.0));
    }
  }

  private static Located evading(int grossKg, double heightM) {
    return Reports.at("10:00:00")
        .of(Entries.SCALE)
        .passage(grossKg)
        .heightM(heightM)
        .flags("STRADDLING")
        .located();
  }

  @Test
  void function_otherReports_areNoConcern() throws Exception {
    try (var harness = open()) {
      harness.processElement(
          Reports.at("10:00:00").of(Entries.TRUCK).position(Places.ORIGIN).located(), 1);
      harness.processElement(Reports.at("10:00:00").of(Entries.SCALE).passage(40_000).located(), 2);

      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  private static Located passage(int grossKg) {
    return Reports.at("10:00:00").of(Entries.SCALE).passage(grossKg).located();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Located, Candidate> open()
      throws Exception {
    return Harnesses.open(
        new JudgeOverloadFunction(Entries.complete().feed(), CLOCK),
        located -> located.received().raw().deviceId(),
        Types.STRING,
        null);
  }

  private static void process(
      KeyedOneInputStreamOperatorTestHarness<String, Located, Candidate> harness, Located... all)
      throws Exception {
    for (Located one : all) {
      harness.processElement(one, one.received().raw().receivedAtMillis());
    }
  }
}
