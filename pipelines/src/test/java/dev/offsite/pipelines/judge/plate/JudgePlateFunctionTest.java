package dev.offsite.pipelines.judge.plate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgePlateFunctionTest {

  private static final Clock CLOCK = Clock.fixed(PlateScene.NOON, ZoneOffset.UTC);

  @Test
  void function_afterRestore_goesOnWhereItWas() throws Exception {
    List<Whereabouts> all = PlateScene.elsewhere();
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      process(harness, all.subList(0, 2));
      assertThat(harness.extractOutputValues()).isEmpty();
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      process(harness, all.subList(2, 3));

      assertThat(harness.extractOutputValues())
          .extracting(candidate -> candidate.subject().plate())
          .containsExactly(Entries.PLATE);
    }
  }

  @Test
  void function_anHourOfSilence_leavesNothing() throws Exception {
    try (var harness = open(null)) {
      process(harness, PlateScene.elsewhere());
      assertThat(harness.numKeyedStateEntries()).isPositive();

      harness.processWatermark(PlateScene.NOON.plusSeconds(3_600).toEpochMilli());

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void function_terminalWithoutAFixOnly_leavesNothing() throws Exception {
    try (var harness = open(null)) {
      process(harness, List.of(PlateScene.heard(0)));
      assertThat(harness.numKeyedStateEntries()).isPositive();

      harness.processWatermark(PlateScene.NOON.plusSeconds(3_600).toEpochMilli());

      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Whereabouts, Candidate> open(
      @Nullable OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new JudgePlateFunction(PlateScene.ENTRIES.feed(), Duration.ofMinutes(15), CLOCK),
        Whereabouts::plate,
        Types.STRING,
        snapshot);
  }

  private static void process(
      KeyedOneInputStreamOperatorTestHarness<String, Whereabouts, Candidate> harness,
      List<Whereabouts> all)
      throws Exception {
    for (Whereabouts each : all) {
      harness.processElement(each, each.receivedMs());
    }
  }
}
