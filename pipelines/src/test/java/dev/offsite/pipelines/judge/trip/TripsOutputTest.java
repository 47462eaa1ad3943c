package dev.offsite.pipelines.judge.trip;

import static dev.offsite.pipelines.judge.track.TruckScene.at;
import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.track.TruckScene.Report;
import dev.offsite.pipelines.judge.truck.JudgeTruckFunction;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.FixedReferenceFeed;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.trip.Trip;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The side output of trips of the judge of trucks, as an operator with state and timers. */
class TripsOutputTest {

  private long offset;

  @Test
  void journey_isSaidFromDepartureToItsEnd() throws Exception {
    try (var harness = open(null)) {
      process(harness, haul());
      assertThat(trips(harness))
          .extracting(Trip::revision, Trip::phase)
          .containsExactly(
              tuple(1, Trip.Phase.OPEN),
              tuple(2, Trip.Phase.UPDATED),
              tuple(3, Trip.Phase.UPDATED),
              tuple(4, Trip.Phase.UPDATED),
              tuple(5, Trip.Phase.UPDATED),
              tuple(6, Trip.Phase.UPDATED),
              tuple(7, Trip.Phase.CLOSED));
      assertThat(trips(harness)).extracting(Trip::id).containsOnly(trips(harness).get(0).id());
      assertThat(trips(harness).get(6).end()).isEqualTo(time(460));
    }
  }

  @Test
  void truck_onNoTrip_saysNothing() throws Exception {
    try (var harness = open(null)) {
      List<Report> fixes = TripScene.drive(0, 600, 1_500);
      fixes.forEach(Report::empty);
      process(harness, fixes);
      assertThat(trips(harness)).isEmpty();
    }
  }

  @Test
  void fixes_repeated_sayNothingMore() throws Exception {
    try (var harness = open(null)) {
      process(harness, haul());
      List<Trip> said = trips(harness);
      process(harness, haul());
      assertThat(trips(harness)).isEqualTo(said);
    }
  }

  @Test
  void fix_thatComesLate_replacesTheJourneyThatItBelies() throws Exception {
    try (var harness = open(null)) {
      process(harness, loaded(TripScene.drive(100, 500, 900)));
      int before = trips(harness).size();
      process(harness, List.of(at(60, 450, 0).loaded()));
      List<Trip> news = trips(harness).subList(before, trips(harness).size());
      assertThat(news)
          .extracting(Trip::phase, Trip::start)
          .containsExactlyInAnyOrder(
              tuple(Trip.Phase.OPEN, time(60)), tuple(Trip.Phase.WITHDRAWN, time(100)));
    }
  }

  @Test
  void silence_ofAnHourByOurClock_losesTheJourney() throws Exception {
    try (var harness = open(null)) {
      process(harness, loaded(TripScene.drive(0, 500, 800)));
      harness.processWatermark(time(30.2).plus(Duration.ofHours(1)).toEpochMilli() - 1);
      assertThat(trips(harness)).extracting(Trip::phase).doesNotContain(Trip.Phase.CLOSED);
      harness.processWatermark(time(30.2).plus(Duration.ofHours(1)).toEpochMilli());
      Trip last = trips(harness).get(trips(harness).size() - 1);
      assertThat(last.ending()).isEqualTo(Trip.Ending.LOST);
      assertThat(last.end()).isEqualTo(time(30));
    }
  }

  @Test
  void journey_acrossARestart_goesOnWithItsIdAndRevisions() throws Exception {
    List<Trip> undisturbed;
    try (var harness = open(null)) {
      process(harness, haul());
      undisturbed = trips(harness);
    }
    offset = 0;
    OperatorSubtaskState snapshot;
    List<Trip> restored = new ArrayList<>();
    try (var harness = open(null)) {
      process(harness, haul().subList(0, 30));
      restored.addAll(trips(harness));
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      process(harness, haul().subList(30, haul().size()));
      restored.addAll(trips(harness));
    }
    assertThat(restored).isEqualTo(undisturbed);
  }

  @Test
  void truck_silentForADay_leavesNothingBehind() throws Exception {
    try (var harness = open(null)) {
      process(harness, haul());
      assertThat(harness.numKeyedStateEntries()).isEqualTo(3);
      harness.processWatermark(time(481).plus(Duration.ofDays(1)).toEpochMilli());
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  /** Loads until 200 s, drives, tips from 430 s, is empty from 460 s. */
  private static List<Report> haul() {
    List<Report> fixes = new ArrayList<>(loaded(TripScene.stand(0, 190, 0)));
    fixes.addAll(loaded(TripScene.drive(200, 0, TripScene.DISPOSAL_EAST_M)));
    for (int second = 430; second <= 480; second += 10) {
      Report fix =
          at(second, TripScene.DISPOSAL_EAST_M, 0).kph(0.0).body(PositionReport.Body.RAISED);
      fixes.add(second < 460 ? fix.loaded() : fix.empty());
    }
    return fixes;
  }

  private static List<Report> loaded(List<Report> fixes) {
    fixes.forEach(Report::loaded);
    return fixes;
  }

  private void process(
      KeyedOneInputStreamOperatorTestHarness<String, Located, Candidate> harness,
      List<Report> fixes)
      throws Exception {
    for (Report fix : fixes) {
      Located located = fix.located(offset++);
      harness.processElement(
          new StreamRecord<>(located, located.received().raw().receivedAtMillis()));
    }
  }

  private static List<Trip> trips(
      KeyedOneInputStreamOperatorTestHarness<String, Located, Candidate> harness) {
    Queue<StreamRecord<Trip>> said = harness.getSideOutput(TripSerializer.TRIPS);
    return said == null ? List.of() : said.stream().map(StreamRecord::getValue).toList();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Located, Candidate> open(
      @Nullable OperatorSubtaskState snapshot) throws Exception {
    List<ReferenceEntry> entries =
        TruckScene.entries(TripScene.entries(TripScene.permit()).toArray(ReferenceEntry[]::new));
    KeyedOneInputStreamOperatorTestHarness<String, Located, Candidate> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new JudgeTruckFunction(
                    FixedReferenceFeed.of("release-1", entries),
                    TruckScene.HORIZON,
                    Clock.fixed(TruckScene.DAY, ZoneOffset.UTC),
                    Instant.MAX)),
            located -> located.received().raw().deviceId(),
            Types.STRING);
    harness.setup(CandidateSerializer.INSTANCE);
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }
}
