package dev.offsite.pipelines.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class WatchBridgeFunctionTest {

  private static final Instant START = Times.at("10:00:00");

  private final Entries entries = BridgeScene.entries(null);
  private final ReferenceSnapshot reference = entries.snapshot();

  @Test
  void function_alarm_isOpenedByTheCrossingAndClosedByATimer() throws Exception {
    try (var harness = open(null)) {
      process(harness, "a", 0, 210_000);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
      harness.processWatermark(ms(31) + 999);
      assertThat(harness.extractOutputValues())
          .extracting(Candidate::phase)
          .doesNotContain(Phase.CLOSED);

      harness.processWatermark(ms(31) + 1_000);

      assertThat(harness.extractOutputValues())
          .extracting(Candidate::phase, Candidate::revision)
          .endsWith(tuple(Phase.CLOSED, harness.extractOutputValues().size()));
      assertThat(loads(harness))
          .extracting(BridgeLoad::vehicles, BridgeLoad::massAtMostKg)
          .startsWith(tuple(1, 210_000L))
          .endsWith(tuple(0, 0L));
    }
  }

  @Test
  void function_restoredInTheMiddleOfAnAlarm_closesIt() throws Exception {
    OperatorSubtaskState snapshot;
    Candidate opened;
    try (var harness = open(null)) {
      process(harness, "a", 0, 210_000);
      opened = harness.extractOutputValues().get(0);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      harness.processWatermark(ms(40));

      Candidate closed =
          harness.extractOutputValues().get(harness.extractOutputValues().size() - 1);
      assertThat(closed.id()).isEqualTo(opened.id());
      assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
      assertThat(closed.revision()).isGreaterThan(opened.revision());
      assertThat(closed.episode().end()).isEqualTo(START.plus(BridgeScene.STAY));
    }
  }

  @Test
  void function_horizonAfterTheLastCrossing_leavesNothing() throws Exception {
    try (var harness = open(null)) {
      process(harness, "a", 0, 210_000);
      process(harness, "b", 5, 40_000);
      long overMs = ms(5 + 28) + 1_000;
      harness.processWatermark(overMs + BridgeScene.HORIZON.toMillis() - 60_000);
      assertThat(harness.numKeyedStateEntries()).isPositive();

      harness.processWatermark(overMs + BridgeScene.HORIZON.toMillis() + 60_000);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void function_endOfInput_closesEverything() throws Exception {
    try (var harness = open(null)) {
      for (int i = 0; i < 50; i++) {
        process(harness, "p" + i, i * 3, 45_000);
      }
      harness.processWatermark(Long.MAX_VALUE);

      assertThat(Holding.of(harness.extractOutputValues()))
          .isNotEmpty()
          .allMatch(candidate -> candidate.phase() == Phase.CLOSED);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  private KeyedOneInputStreamOperatorTestHarness<String, Crossing, Candidate> open(
      OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new WatchBridgeFunction(
            entries.feed(), BridgeScene.HORIZON, Clock.fixed(BridgeScene.DECIDED, ZoneOffset.UTC)),
        Crossing::siteId,
        Types.STRING,
        snapshot);
  }

  private void process(
      KeyedOneInputStreamOperatorTestHarness<String, Crossing, Candidate> harness,
      String id,
      double second,
      int grossKg)
      throws Exception {
    Crossing crossing =
        BridgeScene.crossing(
            BridgeScene.passage(Entries.SCALE, id, Instant.ofEpochMilli(ms(second)), 2, grossKg),
            reference);
    harness.processElement(crossing, crossing.receivedMs());
  }

  private static List<BridgeLoad> loads(
      KeyedOneInputStreamOperatorTestHarness<String, Crossing, Candidate> harness) {
    return harness.getSideOutput(BridgeLoadSerializer.LOADS).stream()
        .map(StreamRecord::getValue)
        .toList();
  }

  private static long ms(double second) {
    return START.toEpochMilli() + Math.round(second * 1000);
  }
}
