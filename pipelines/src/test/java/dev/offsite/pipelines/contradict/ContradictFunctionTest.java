package dev.offsite.pipelines.contradict;

import static dev.offsite.pipelines.contradict.ContradictScene.NOON;
import static dev.offsite.pipelines.contradict.ContradictScene.PASSAGE;
import static dev.offsite.pipelines.contradict.ContradictScene.elsewhere;
import static dev.offsite.pipelines.contradict.ContradictScene.overload;
import static dev.offsite.pipelines.contradict.ContradictScene.stay;
import static dev.offsite.pipelines.contradict.ContradictScene.unread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContradictFunctionTest {

  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @Test
  void function_afterRestore_lowersWhatWasSaidBefore() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      harness.processElement(overload(PASSAGE), 1);
      assertThat(harness.extractOutputValues()).hasSize(1);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      harness.processElement(elsewhere(PASSAGE), 2);

      assertThat(harness.extractOutputValues())
          .extracting(it -> it.gate().grade())
          .containsExactly(Grade.REVIEW);
      assertThat(harness.extractOutputValues().get(0).revision()).isEqualTo(2);
    }
  }

  @Test
  void function_tracks_leaveByTheirOwnOutput() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(elsewhere(PASSAGE, 300), 1);
      harness.processElement(stay(0, 10), 2);

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.getSideOutput(ContradictFunction.TRACKS))
          .extracting(record -> record.getValue().gate().grade())
          .containsExactly(Grade.REVIEW);
    }
  }

  @Test
  void function_plateNotRead_passesAndKeepsNothing() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(unread(), 1);

      assertThat(harness.extractOutputValues()).containsExactly(unread());
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void function_withoutContradiction_leavesNothingAfterFourHorizons() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(overload(PASSAGE), 1);
      harness.processWatermark(NOON.plusSeconds(3_600).toEpochMilli());
      assertThat(harness.numKeyedStateEntries()).isPositive();

      harness.processWatermark(NOON.plusSeconds(3_600 + 301).toEpochMilli());

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void function_contradictedAndSaidAgainAfterAWeek_goesOnInRevisions() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      harness.processElement(overload(PASSAGE), 1);
      harness.processElement(elsewhere(PASSAGE), 2);
      harness.processWatermark(NOON.plus(Duration.ofDays(7)).toEpochMilli());
      snapshot = harness.snapshot(1, 3);
    }
    try (var harness = open(snapshot)) {
      harness.processElement(
          ContradictScene.again(overload(PASSAGE), 2, Candidate.Phase.CLOSED), 4);

      assertThat(harness.extractOutputValues())
          .extracting(Candidate::revision, it -> it.gate().grade())
          .containsExactly(tuple(3, Grade.REVIEW));
    }
  }

  @Test
  void function_contradicted_leavesNothingAfterTwoDaysAndAMonth() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(overload(PASSAGE), 1);
      harness.processElement(elsewhere(PASSAGE), 2);
      harness.processWatermark(NOON.plus(Duration.ofDays(30)).toEpochMilli());
      assertThat(harness.numKeyedStateEntries()).isPositive();

      harness.processWatermark(NOON.plus(Duration.ofDays(34)).toEpochMilli());

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Candidate, Candidate> open(
      @Nullable OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new ContradictFunction(Duration.ofMinutes(15), CLOCK),
        candidate ->
            candidate.subject().plate() == null ? candidate.id() : candidate.subject().plate(),
        Types.STRING,
        snapshot);
  }
}
