package dev.offsite.pipelines.judge.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.reference.FixedReferenceFeed;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.trip.Trip;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgeSharedPermitFunctionTest {

  private static final long RECEIVED_MS = TruckScene.time(1_000).toEpochMilli();

  @Test
  void twoTrucks_onOnePermit_areSaidOnce() throws Exception {
    try (var harness = open(null)) {
      process(harness, SharedTrips.trip(TruckScene.TRUCK, 1, 0, 1_000));
      process(harness, SharedTrips.trip(SharedTrips.OTHER, 1, 0, 1_000));
      process(harness, SharedTrips.trip(SharedTrips.OTHER, 1, 0, 1_000));
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void restored_fromASnapshot_goesOnWhereItWas() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      process(harness, SharedTrips.trip(TruckScene.TRUCK, 1, 0, 1_000));
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      process(harness, SharedTrips.trip(SharedTrips.OTHER, 1, 0, 1_000));
      assertThat(harness.extractOutputValues()).extracting(Candidate::revision).containsExactly(1);
    }
  }

  @Test
  void plate_withoutTripsForSixHours_leavesNothingBehind() throws Exception {
    try (var harness = open(null)) {
      process(harness, SharedTrips.trip(TruckScene.TRUCK, 1, 0, 1_000));
      process(harness, SharedTrips.trip(SharedTrips.OTHER, 1, 0, 1_000));
      long kept = Duration.ofHours(JudgeSharedPermitFunction.KEPT_H).toMillis();
      harness.processWatermark(RECEIVED_MS + kept);
      assertThat(harness.numKeyedStateEntries()).isPositive();
      // Timers stand at full hours.
      harness.processWatermark(RECEIVED_MS + kept + Duration.ofHours(1).toMillis());
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  private static void process(
      KeyedOneInputStreamOperatorTestHarness<String, Trip, Candidate> harness, Trip trip)
      throws Exception {
    harness.processElement(new StreamRecord<>(trip, trip.receivedAt().toEpochMilli()));
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Trip, Candidate> open(
      @Nullable OperatorSubtaskState snapshot) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new JudgeSharedPermitFunction(
                    FixedReferenceFeed.of("release-1", SharedTrips.entries()),
                    Clock.fixed(TruckScene.DAY, ZoneOffset.UTC))),
            Trip::plate,
            Types.STRING);
    harness.setup(CandidateSerializer.INSTANCE);
    harness.getExecutionConfig().enableObjectReuse();
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }
}
