package dev.offsite.pipelines.redelivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class FilterRedeliveryFunctionTest {

  @Test
  void filter_repeat_dropped_perDevice() throws Exception {
    try (var harness = open(null)) {
      Received first = fix("truck-1", "10:00:00");
      Received other = fix("truck-2", "10:00:00");
      process(harness, first, first, other, other, first);

      assertThat(harness.extractOutputValues())
          .extracting(Received::report)
          .containsExactly(first.report(), other.report());
    }
  }

  @Test
  void filter_repeatWithinCapacity_dropped_beyond_passes() throws Exception {
    try (var harness = open(null)) {
      Received first = fixAt(0);
      process(harness, first);
      for (int i = 1; i < RecentFingerprints.CAPACITY; i++) {
        process(harness, fixAt(i));
      }
      process(harness, first);
      assertThat(harness.extractOutputValues()).hasSize(RecentFingerprints.CAPACITY);

      process(harness, fixAt(RecentFingerprints.CAPACITY), first);
      assertThat(harness.extractOutputValues()).hasSize(RecentFingerprints.CAPACITY + 2);
    }
  }

  @Test
  void filter_afterRestore_stillKnowsWhatItSaw() throws Exception {
    Received before = fix("truck-1", "10:00:00");
    Received after = fix("truck-1", "10:00:10");
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      process(harness, before);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      process(harness, before, after);

      assertThat(harness.extractOutputValues())
          .extracting(Received::report)
          .containsExactly(after.report());
    }
  }

  @Test
  void filter_dayOfSilence_leavesNothing() throws Exception {
    try (var harness = open(null)) {
      process(harness, fix("truck-1", "10:00:00"), fix("truck-2", "10:00:00"));
      long silentUntil =
          Times.at("10:00:01").plus(FilterRedeliveryFunction.FORGET_AFTER).toEpochMilli();

      harness.processWatermark(silentUntil - 1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(4);
      assertThat(harness.numEventTimeTimers()).isEqualTo(2);

      harness.processWatermark(silentUntil);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void filter_reportDuringTheDay_keepsStateForAnother() throws Exception {
    try (var harness = open(null)) {
      process(harness, fix("truck-1", "10:00:00"), fix("truck-1", "18:00:00"));
      Duration day = FilterRedeliveryFunction.FORGET_AFTER;

      harness.processWatermark(Times.at("10:00:01").plus(day).toEpochMilli());
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);

      harness.processWatermark(Times.at("18:00:01").plus(day).toEpochMilli());
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void filter_lateRecord_doesNotShortenTheDay() throws Exception {
    try (var harness = open(null)) {
      process(harness, fix("truck-1", "18:00:00"), fix("truck-1", "10:00:00"));

      harness.processWatermark(
          Times.at("18:00:00").plus(FilterRedeliveryFunction.FORGET_AFTER).toEpochMilli());

      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Received, Received> open(
      OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new FilterRedeliveryFunction(),
        received -> received.raw().deviceId(),
        Types.STRING,
        snapshot);
  }

  private static void process(
      KeyedOneInputStreamOperatorTestHarness<String, Received, Received> harness, Received... all)
      throws Exception {
    for (Received received : all) {
      harness.processElement(received, received.raw().receivedAtMillis());
    }
  }

  private static Received fix(String truck, String time) {
    return Reports.at(time).of(truck).position(Places.ORIGIN).received();
  }

  private static Received fixAt(int second) {
    return Reports.at(Times.at("10:00:00").plusSeconds(second))
        .of("truck-1")
        .position(Places.ORIGIN)
        .received();
  }
}
