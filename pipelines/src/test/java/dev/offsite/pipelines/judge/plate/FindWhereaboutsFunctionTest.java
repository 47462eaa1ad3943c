package dev.offsite.pipelines.judge.plate;

import static dev.offsite.pipelines.judge.plate.PlateScene.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Reports;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindWhereaboutsFunctionTest {

  private static final Duration HORIZON = Duration.ofMinutes(15);
  private static final String OTHER = "浙A99999";

  private static final Located READ = read(Entries.PLATE);
  private static final Located CORRECTED = PlateScene.again(read(OTHER), 77, 5_000);
  private static final Located UNREAD =
      PlateScene.again(
          Reports.at(NOON)
              .of(Entries.SCALE)
              .passage(30_000)
              .id("passage-1")
              .withoutPlate()
              .located(),
          78,
          6_000);

  @Test
  void plate_correctedToAnother_isTakenBackWhereItWasRead() throws Exception {
    try (var harness = open(null)) {
      process(harness, READ, CORRECTED);

      List<Whereabouts> out = harness.extractOutputValues();
      assertThat(out)
          .extracting(Whereabouts::plate)
          .containsExactly(Entries.PLATE, OTHER, Entries.PLATE);
      assertThat(out.get(2)).isInstanceOf(OtherwiseRead.class);
      assertThat(out.get(2).receivedMs()).isEqualTo(out.get(1).receivedMs());
      assertThat(out.get(2).raw()).isEqualTo(out.get(1).raw());
    }
  }

  @Test
  void plate_ofAnOlderContentThatComesLater_isTakenBack() throws Exception {
    try (var harness = open(null)) {
      process(harness, CORRECTED, READ);

      assertThat(harness.extractOutputValues())
          .filteredOn(OtherwiseRead.class::isInstance)
          .extracting(Whereabouts::plate)
          .containsExactly(Entries.PLATE);
    }
  }

  @Test
  void plate_correctedToNone_isTakenBack() throws Exception {
    try (var harness = open(null)) {
      process(harness, READ, UNREAD);

      assertThat(harness.extractOutputValues()).hasSize(2);
      assertThat(harness.extractOutputValues().get(1)).isInstanceOf(OtherwiseRead.class);
    }
  }

  @Test
  void passage_saidTwice_takesNothingBack() throws Exception {
    try (var harness = open(null)) {
      process(harness, READ, READ);

      assertThat(harness.extractOutputValues()).noneMatch(OtherwiseRead.class::isInstance);
    }
  }

  @Test
  void function_restoredBetweenTwoContents_knowsTheFirst() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      process(harness, READ);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      process(harness, CORRECTED);

      assertThat(harness.extractOutputValues())
          .filteredOn(OtherwiseRead.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void fixes_leaveNothing_andPassagesNothingAfterTwoHorizons() throws Exception {
    try (var harness = open(null)) {
      process(harness, PlateScene.located(0, 100, 10.0));
      assertThat(harness.numKeyedStateEntries()).isZero();

      process(harness, READ);
      long receivedMs = READ.received().raw().receivedAtMillis();
      harness.processWatermark(receivedMs + HORIZON.multipliedBy(2).toMillis() - 1);
      assertThat(harness.numKeyedStateEntries()).isPositive();

      harness.processWatermark(receivedMs + HORIZON.multipliedBy(2).plusMinutes(5).toMillis());
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  private static Located read(String plate) {
    return Reports.at(NOON)
        .of(Entries.SCALE)
        .passage(30_000)
        .id("passage-1")
        .plate(plate, 0.97)
        .located();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Located, Whereabouts> open(
      @Nullable OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new FindWhereaboutsFunction(PlateScene.ENTRIES.feed(), HORIZON),
        located -> located.received().raw().deviceId(),
        Types.STRING,
        snapshot);
  }

  private static void process(
      KeyedOneInputStreamOperatorTestHarness<String, Located, Whereabouts> harness, Located... all)
      throws Exception {
    for (Located each : all) {
      harness.processElement(each, each.received().raw().receivedAtMillis());
    }
  }
}
