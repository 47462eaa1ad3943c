package dev.offsite.pipelines.judge.truck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.FixedReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class JudgeTruckFunctionTest {

  private static final Clock CLOCK = Clock.fixed(ZoneScene.DAY, ZoneOffset.UTC);

  @Test
  void silence_byOurClock_closesTheVisit() throws Exception {
    try (var harness = open(null)) {
      process(harness, ZoneScene.drive(0, -250, 0, 0));

      // The last fix, of second 25, was received 200 ms later; 120 s of silence are allowed.
      harness.processWatermark(at(25.2 + 120) - 1);
      assertThat(phases(harness)).containsExactly(Phase.OPEN);
      harness.processWatermark(at(25.2 + 120));
      assertThat(phases(harness)).containsExactly(Phase.OPEN, Phase.CLOSED);
    }
  }

  @Test
  void silence_forTheSecondTime_isNoticedAsSoonAsTheFirst() throws Exception {
    try (var harness = open(null)) {
      process(harness, ZoneScene.drive(0, -250, 0, 0));
      harness.processWatermark(at(25.2 + 120));
      process(harness, List.of(ZoneScene.fix(140, 10, 0)));
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);

      harness.processWatermark(at(140.2 + 120) - 1);
      assertThat(phases(harness)).containsExactly(Phase.OPEN, Phase.CLOSED, Phase.UPDATED);
      harness.processWatermark(at(140.2 + 120));
      assertThat(phases(harness))
          .containsExactly(Phase.OPEN, Phase.CLOSED, Phase.UPDATED, Phase.CLOSED);
    }
  }

  @Test
  void truck_silentForADay_leavesNothingBehind() throws Exception {
    try (var harness = open(null)) {
      process(harness, ZoneScene.drive(0, -250, 300, 0));
      assertThat(harness.numKeyedStateEntries()).isPositive();

      harness.processWatermark(at(55.2) + JudgeTruckFunction.FORGET_AFTER.toMillis() - 1);
      assertThat(harness.numKeyedStateEntries()).isPositive();
      harness.processWatermark(at(55.2) + JudgeTruckFunction.FORGET_AFTER.toMillis());

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void truck_heardOfAgain_isNotForgottenAtItsFirstTime() throws Exception {
    try (var harness = open(null)) {
      process(harness, ZoneScene.drive(0, -250, 300, 0));
      harness.processWatermark(at(3600));
      process(harness, List.of(ZoneScene.fix(3601, 900, 0)));

      harness.processWatermark(at(55.2) + JudgeTruckFunction.FORGET_AFTER.toMillis());

      assertThat(harness.numKeyedStateEntries()).isPositive();
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    }
  }

  @Test
  void function_restoredInTheMiddleOfAVisit_goesOnWithTheSameCandidate() throws Exception {
    List<Located> drive = ZoneScene.drive(0, -300, 300, 0);
    List<Candidate> undisturbed;
    try (var harness = open(null)) {
      process(harness, drive);
      undisturbed = candidates(harness);
    }
    OperatorSubtaskState snapshot;
    List<Candidate> restored = new ArrayList<>();
    try (var harness = open(null)) {
      process(harness, drive.subList(0, 30));
      restored.addAll(candidates(harness));
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      process(harness, drive.subList(30, drive.size()));
      restored.addAll(candidates(harness));
    }

    assertThat(restored).isEqualTo(undisturbed);
    assertThat(restored).extracting(Candidate::revision).containsExactly(1, 2, 3);
  }

  @Test
  void fix_beyondTheHorizon_isRefusedAsLateWithItsBytes() throws Exception {
    try (var harness = open(null)) {
      process(harness, List.of(ZoneScene.fix(3600, 900, 0), ZoneScene.fix(60, 0, 0)));

      List<Refusal> refusals = new ArrayList<>();
      harness
          .getSideOutput(RefusalSerializer.REFUSALS)
          .forEach(record -> refusals.add(record.getValue()));
      assertThat(refusals).hasSize(1);
      assertThat(refusals.get(0).reasons()).containsExactly(RefusalReason.BEYOND_HORIZON);
      assertThat(refusals.get(0).payload()).asString().isEqualTo("fix at 60.0");
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Located, Candidate> open(
      OperatorSubtaskState snapshot) throws Exception {
    ReferenceFeed feed =
        FixedReferenceFeed.of(
            "release-1",
            ZoneScene.entries(
                ZoneScene.zone(1, "2020-01-01T00:00:00Z", null, ""), Map.of(), List.of()));
    KeyedOneInputStreamOperatorTestHarness<String, Located, Candidate> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new JudgeTruckFunction(feed, Duration.ofMinutes(15), CLOCK, Instant.MAX)),
            located -> located.received().raw().deviceId(),
            Types.STRING);
    harness.setup(CandidateSerializer.INSTANCE);
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }

  private static void process(
      KeyedOneInputStreamOperatorTestHarness<String, Located, Candidate> harness,
      List<Located> fixes)
      throws Exception {
    for (Located fix : fixes) {
      harness.processElement(new StreamRecord<>(fix, fix.received().raw().receivedAtMillis()));
    }
  }

  private static List<Candidate> candidates(
      KeyedOneInputStreamOperatorTestHarness<String, Located, Candidate> harness) {
    return harness.extractOutputValues();
  }

  private static List<Phase> phases(
      KeyedOneInputStreamOperatorTestHarness<String, Located, Candidate> harness) {
    return candidates(harness).stream().map(Candidate::phase).toList();
  }

  private static long at(double second) {
    return ZoneScene.time(second).toEpochMilli();
  }
}
