package dev.offsite.pipelines.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.history.HealthSample.Kind;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.history.HistoryRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class MeasureHealthFunctionTest {

  private static final Instant TEN = Times.at("10:00:00");
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final Duration KEPT = Duration.ofMinutes(12);

  private static final List<HealthSample> SAMPLES =
      List.of(
          report(0, 900),
          report(10, -250),
          report(299, 4_000),
          refusal(20, Kind.REJECT),
          refusal(21, Kind.CLOCK_REJECT),
          refusal(22, Kind.DEAD_LETTER),
          refusal(23, Kind.DEAD_LETTER),
          refusal(24, Kind.LATE));

  @Test
  void interval_ended_isOneRowWithItsFigures() throws Exception {
    try (var harness = open(null)) {
      for (HealthSample sample : SAMPLES) {
        harness.processElement(sample, 0);
      }
      harness.processWatermark(millis(300) - 1);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.processWatermark(millis(300));

      assertThat(harness.extractOutputValues()).hasSize(1);
      HistoryRow row = harness.extractOutputValues().get(0);
      assertThat(row.time()).isEqualTo(TEN);
      assertThat(row.tags()).isEqualTo(Map.of("device", "truck-1"));
      assertThat(row.fields())
          .isEqualTo(
              Map.of(
                  "reports", 3L,
                  "rejects", 2L,
                  "dead_letters", 2L,
                  "late", 1L,
                  "clock_refusals", 1L,
                  "delay_ms_min", -250L,
                  "delay_ms_max", 4_000L,
                  "newest_event_us", (millis(299) - 4_000) * 1_000));
    }
  }

  @Test
  void interval_withRefusalsOnly_saysNothingOfEvents() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(refusal(0, Kind.DEAD_LETTER), 0);
      harness.processWatermark(Long.MAX_VALUE);

      assertThat(harness.extractOutputValues().get(0).fields())
          .containsOnlyKeys("reports", "rejects", "dead_letters", "late", "clock_refusals");
    }
  }

  @Test
  void samples_onTheBorder_fallIntoTheIntervalThatBeginsThere() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(report(299, 0), 0);
      harness.processElement(report(300, 0), 0);
      harness.processWatermark(Long.MAX_VALUE);

      assertThat(harness.extractOutputValues())
          .extracting(HistoryRow::time, row -> row.fields().get("reports"))
          .containsExactly(tuple(TEN, 1L), tuple(TEN.plusSeconds(300), 1L));
    }
  }

  @Test
  void samples_inAnyOrder_makeTheSameRow() throws Exception {
    for (long seed = 1; seed <= 50; seed++) {
      List<HealthSample> shuffled = new ArrayList<>(SAMPLES);
      Collections.shuffle(shuffled, new Random(seed));
      try (var harness = open(null)) {
        for (HealthSample sample : shuffled) {
          harness.processElement(sample, 0);
        }
        harness.processWatermark(Long.MAX_VALUE);
        assertThat(harness.extractOutputValues().get(0).fields())
            .as("seed %s", seed)
            .containsEntry("reports", 3L)
            .containsEntry("delay_ms_min", -250L)
            .containsEntry("delay_ms_max", 4_000L);
      }
    }
  }

  @Test
  void interval_thatChangesAfterItsEnd_isWrittenAgainWithMore() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(report(0, 0), 0);
      harness.processWatermark(millis(300));
      harness.processElement(report(1, 0), 0);
      harness.processWatermark(millis(301));

      assertThat(harness.extractOutputValues())
          .extracting(HistoryRow::time, row -> row.fields().get("reports"))
          .containsExactly(tuple(TEN, 1L), tuple(TEN, 2L));
    }
  }

  @Test
  void interval_notYetEnded_isShownAfterAWhile_andOnlyIfItChanged() throws Exception {
    try (var harness = open(null)) {
      harness.setProcessingTime(1_000);
      harness.processElement(report(0, 0), 0);
      harness.processElement(report(1, 0), 0);
      harness.setProcessingTime(30_999);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.setProcessingTime(31_000);
      assertThat(harness.extractOutputValues())
          .extracting(row -> row.fields().get("reports"))
          .containsExactly(2L);
      harness.setProcessingTime(100_000);
      harness.processWatermark(millis(300));
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void interval_beyondTheTimeKept_isClearedAndNeverOverwrittenWithLess() throws Exception {
    long clearAt = millis(300) + KEPT.toMillis();
    try (var harness = open(null)) {
      harness.processElement(report(0, 0), 0);
      harness.processWatermark(clearAt - 1);
      harness.processElement(report(1, 0), 0);
      harness.processWatermark(clearAt);
      assertThat(harness.extractOutputValues()).hasSize(2);
      harness.setProcessingTime(60_000);
      assertThat(harness.numKeyedStateEntries()).isZero();

      harness.processElement(report(2, 0), 0);
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(harness.extractOutputValues()).hasSize(2);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void restored_goesOnCounting() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      harness.processElement(report(0, 0), 0);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      harness.processElement(report(1, 0), 0);
      harness.processWatermark(millis(300));
      assertThat(harness.extractOutputValues())
          .extracting(row -> row.fields().get("reports"))
          .containsExactly(2L);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, HealthSample, HistoryRow> open(
      OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new MeasureHealthFunction(INTERVAL, KEPT, Duration.ofSeconds(30)),
        HealthSample::deviceId,
        Types.STRING,
        snapshot);
  }

  private static HealthSample report(int second, long delayMs) {
    return new HealthSample(
        "truck-1", Kind.REPORT, millis(second), (millis(second) - delayMs) * 1_000);
  }

  private static HealthSample refusal(int second, Kind kind) {
    return new HealthSample("truck-1", kind, millis(second), 0);
  }

  private static long millis(int second) {
    return TEN.plusSeconds(second).toEpochMilli();
  }
}
