package dev.offsite.pipelines.judge.trace;

import static dev.offsite.pipelines.judge.trace.TraceScene.heap;
import static dev.offsite.pipelines.judge.trace.TraceScene.said;
import static dev.offsite.pipelines.judge.trace.TraceScene.stayed;
import static dev.offsite.pipelines.judge.trace.TraceScene.truck;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TraceDumpingFunctionTest {

  private static final Clock CLOCK = Clock.fixed(TraceScene.NOW, ZoneOffset.UTC);

  /** 2.2 times the retention of a day, which is longer than twice the hours of the trace. */
  private static final long KEPT_MS = Duration.ofMinutes(3_168).toMillis();

  @Test
  void function_restored_knowsTheTrucksAndGoesOnWithTheNextRevision() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      harness.processElement(stayed(truck("t", 5_000)), 0);
      harness.processElement(said(heap(1, Phase.OPEN)), 0);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      harness.processElement(stayed(truck("u", 5_000).tipped()), 0);

      Candidate candidate = harness.extractOutputValues().get(0);
      assertThat(candidate.revision()).isEqualTo(2);
      assertThat(candidate.dumpingTrace().suspects())
          .extracting(suspect -> suspect.deviceId())
          .containsExactly("u", "t");
    }
  }

  @Test
  void state_whenNothingCameForAsLongAsACandidateMayBeRevised_isCleared() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(stayed(truck("t", 5_000)), 0);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      long dueMs = TraceScene.ms(5_000) + 300 + KEPT_MS;

      harness.processWatermark(dueMs - 1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      harness.processWatermark(dueMs);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void state_whenSomethingCameMeanwhile_isKeptFromThen() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(stayed(truck("t", 5_000)), 0);
      harness.processElement(stayed(truck("u", 6_000)), 0);

      harness.processWatermark(TraceScene.ms(5_000) + 300 + KEPT_MS);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      harness.processWatermark(TraceScene.ms(6_000) + 300 + KEPT_MS);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void candidate_ofARuleThatTracesNobody_leavesNoState() throws Exception {
    try (var harness = open(null)) {
      Candidate other = heap("x", "fishing", 1, Phase.OPEN, 7_200, 0);

      harness.processElement(said(other), 0);

      assertThat(harness.extractOutputValues()).containsExactly(other);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void finder_inFront_sendsAStayToItsNeighbourhood() throws Exception {
    try (var harness = Harnesses.open(FindTraceFunction.ofStops(TraceScene.feed()))) {
      harness.processElement(new StopNotice(truck("t", 5_000).stop(), true), 0);

      assertThat(harness.extractOutputValues())
          .extracting(KeyedMatter::key)
          .containsExactly(TraceScene.KEY);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, KeyedMatter, Candidate> open(
      OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new TraceDumpingFunction(TraceScene.feed(), CLOCK),
        KeyedMatter::key,
        Types.STRING,
        snapshot);
  }
}
