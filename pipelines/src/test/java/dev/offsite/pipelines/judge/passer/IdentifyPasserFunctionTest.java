package dev.offsite.pipelines.judge.passer;

import static dev.offsite.pipelines.judge.passer.PasserScene.NOON;
import static dev.offsite.pipelines.judge.passer.PasserScene.crossing;
import static dev.offsite.pipelines.judge.passer.PasserScene.unread;
import static dev.offsite.pipelines.testing.Entries.PLATE;
import static dev.offsite.pipelines.testing.Entries.TRUCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.judge.overload.OverloadJudge;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentifyPasserFunctionTest {

  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @Test
  void function_afterRestore_goesOnWhereItWas() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      harness.processElement(unread(), 1);
      harness.processElement(crossing(TRUCK, -10), 2);
      assertThat(harness.extractOutputValues()).hasSize(1);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      harness.processElement(crossing(TRUCK, 10), 3);

      assertThat(harness.extractOutputValues())
          .extracting(it -> it.facts().details().get("trackPlate"))
          .containsExactly(PLATE);
      assertThat(harness.extractOutputValues().get(0).revision()).isEqualTo(2);
    }
  }

  @Test
  void function_fixWithinTheHorizonAfterThePassage_identifies_afterItNothingChanges()
      throws Exception {
    try (var harness = open(null)) {
      harness.processElement(crossing(TRUCK, -10), 1);
      harness.processElement(unread(), 2);
      harness.processWatermark(NOON.plusSeconds(900).toEpochMilli());
      harness.processElement(crossing(TRUCK, 10), 3);
      assertThat(harness.extractOutputValues()).hasSize(2);
    }
    try (var harness = open(null)) {
      harness.processElement(crossing(TRUCK, -10), 1);
      harness.processElement(unread(), 2);
      harness.processWatermark(NOON.plusSeconds(900 + 301).toEpochMilli());
      harness.processElement(crossing(TRUCK, 10), 3);
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void function_fixesOnly_leaveNothingAfterTwoHorizons() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(crossing(TRUCK, 0), 1);
      harness.processWatermark(NOON.plusSeconds(1_800).toEpochMilli());
      assertThat(harness.numKeyedStateEntries()).isPositive();

      harness.processWatermark(NOON.plusSeconds(1_800 + 301).toEpochMilli());

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void function_candidates_leaveNothingAfterTwoDays() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(unread(), 1);
      harness.processElement(crossing(TRUCK, -10), 2);
      harness.processElement(crossing(TRUCK, 10), 3);
      harness.processWatermark(NOON.plus(Duration.ofDays(2)).toEpochMilli());
      assertThat(harness.numKeyedStateEntries()).isPositive();

      harness.processWatermark(NOON.plus(Duration.ofDays(2)).plusSeconds(301).toEpochMilli());

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void function_passageThatCameMoreThanAHorizonLate_namesNobodyAndKeepsNothing() throws Exception {
    for (int lateS : new int[] {900, 901}) {
      try (var harness = open(null)) {
        harness.processElement(crossing(TRUCK, -10), 1);
        harness.processElement(crossing(TRUCK, 10), 2);
        harness.processElement(receivedLate(lateS), 3);

        assertThat(harness.extractOutputValues())
            .extracting(it -> it.facts().details().get("trackPlate"))
            .containsExactly(lateS == 900 ? PLATE : null);
      }
    }
  }

  @Test
  void split_partsByWhetherAPlateWasRead() throws Exception {
    Candidate read = PasserScene.candidate(PasserScene.overload(), PasserScene.REFERENCE);
    try (var harness = Harnesses.open(new SplitUnreadFunction())) {
      harness.processElement(unread().candidate(), 1);
      harness.processElement(read, 2);

      assertThat(harness.extractOutputValues()).containsExactly(unread());
      assertThat(harness.getSideOutput(SplitUnreadFunction.READ))
          .extracting(record -> record.getValue())
          .containsExactly(read);
    }
  }

  private static SiteMatter.Unread receivedLate(int seconds) {
    return new SiteMatter.Unread(
        new CandidateDrafts()
            .draft(
                new OverloadJudge()
                    .judge(
                        RawRecords.received(
                            PasserScene.overload().withoutPlate().report(),
                            Duration.ofSeconds(seconds)),
                        PasserScene.REFERENCE)
                    .get(0),
                PasserScene.REFERENCE,
                NOON));
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, SiteMatter, Candidate> open(
      @Nullable OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new IdentifyPasserFunction(PasserScene.ENTRIES.feed(), Duration.ofMinutes(15), CLOCK),
        SiteMatter::siteId,
        Types.STRING,
        snapshot);
  }
}
