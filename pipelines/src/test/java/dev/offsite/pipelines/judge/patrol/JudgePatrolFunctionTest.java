package dev.offsite.pipelines.judge.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.RefusalReason;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class JudgePatrolFunctionTest {

  private static final Clock CLOCK = Clock.fixed(Times.at("12:00:00"), ZoneOffset.UTC);
  private static final RawRecord RAW =
      RawRecords.of(Reports.at("10:00:00").of(Entries.DRONE).detection(Places.ORIGIN).report());
  private static final Duration RETENTION = Duration.ofHours(24);

  @Test
  void function_restoredBetweenTwoLooks_opensAtTheSecond() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      process(harness, Sightings.at("10:00:00"));
      assertThat(harness.extractOutputValues()).isEmpty();
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      process(harness, Sightings.at("10:00:00"), Sightings.at("10:00:02"));

      assertThat(harness.extractOutputValues())
          .extracting(Candidate::phase, candidate -> candidate.episode().start())
          .containsExactly(tuple(Phase.OPEN, Times.at("10:00:00")));
    }
  }

  @Test
  void function_restoredAfterOpening_goesOnWithTheNextRevision() throws Exception {
    OperatorSubtaskState snapshot;
    String id;
    try (var harness = open(null)) {
      process(harness, Sightings.at("10:00:00").confidence(0.95));
      id = harness.extractOutputValues().get(0).id();
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      process(harness, Sightings.at("10:00:02"));

      assertThat(harness.extractOutputValues())
          .extracting(Candidate::id, Candidate::revision, Candidate::phase)
          .containsExactly(tuple(id, 2, Phase.UPDATED));
    }
  }

  @Test
  void function_notSeenForTheRetention_closesAndLeavesNothing() throws Exception {
    try (var harness = open(null)) {
      process(harness, Sightings.at("10:00:00").confidence(0.95), Sightings.at("10:00:02"));
      long due = Times.at("10:00:03").plus(RETENTION).toEpochMilli();

      harness.processWatermark(due - 1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      harness.processWatermark(due);

      assertThat(harness.extractOutputValues())
          .extracting(Candidate::phase)
          .containsExactly(Phase.OPEN, Phase.UPDATED, Phase.CLOSED);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void function_lateReceiptOfAnEarlierTime_doesNotShortenTheRetention() throws Exception {
    try (var harness = open(null)) {
      process(harness, Sightings.at("10:00:00").confidence(0.95), Sightings.at("09:00:00"));

      harness.processWatermark(Times.at("10:00:00").plus(RETENTION).toEpochMilli());

      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
    }
  }

  @Test
  void function_sightingOlderThanTheRetention_isRefusedAsLateWithItsBytes() throws Exception {
    try (var harness = open(null)) {
      process(
          harness,
          Sightings.at("10:00:00").confidence(0.95),
          Sightings.at(Times.at("09:59:59").minus(RETENTION)));

      assertThat(harness.getSideOutput(RefusalSerializer.REFUSALS))
          .extracting(record -> record.getValue().reasons().get(0), r -> r.getValue().payload())
          .containsExactly(tuple(RefusalReason.BEYOND_HORIZON, RAW.payload()));
    }
  }

  @Test
  void function_unprovenPlace_leavesNothingEither() throws Exception {
    try (var harness = open(null)) {
      process(harness, Sightings.at("10:00:00"));

      harness.processWatermark(Times.at("10:00:01").plus(RETENTION).toEpochMilli());

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void parking_restoredBetweenTwoLooks_opensAtTheSecond_andLeavesNothing() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = openParking(null)) {
      process(harness, Sightings.at("10:00:00").parked().plate(Entries.PLATE, 0.9));
      assertThat(harness.extractOutputValues()).isEmpty();
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = openParking(snapshot)) {
      process(harness, Sightings.at("10:12:00").parked().plate(Entries.PLATE, 0.9));
      harness.processWatermark(Times.at("12:12:01").toEpochMilli());

      assertThat(harness.extractOutputValues())
          .extracting(Candidate::phase, candidate -> candidate.subject().plate())
          .containsExactly(tuple(Phase.OPEN, Entries.PLATE), tuple(Phase.CLOSED, Entries.PLATE));
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void findFunction_detectionsOnly() throws Exception {
    try (var harness =
        Harnesses.open(
            new FindSightingsFunction(Entries.complete().feed(), ViolationKind.PATROL_OBJECT))) {
      harness.processElement(
          Reports.at("10:00:00").of(Entries.DRONE).detection(Places.ORIGIN).located(), 1);
      harness.processElement(
          Reports.at("10:00:00").of(Entries.TRUCK).position(Places.ORIGIN).located(), 2);

      assertThat(harness.extractOutputValues())
          .extracting(ReportedSighting::key)
          .containsExactly("patrol\u001f" + Entries.PATROLLED);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, ReportedSighting, Candidate>
      openParking(OperatorSubtaskState snapshot) throws Exception {
    Entries entries =
        Entries.complete()
            .with(Rules.parking().entry())
            .with(Fences.square("kerb", "KERB", 0, 0, 500).entry());
    return Harnesses.open(
        JudgePatrolFunction.ofParking(entries.feed(), CLOCK),
        ReportedSighting::key,
        Types.STRING,
        snapshot);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, ReportedSighting, Candidate> open(
      OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        JudgePatrolFunction.ofPlaces(Entries.complete().feed(), CLOCK),
        ReportedSighting::key,
        Types.STRING,
        snapshot);
  }

  private static void process(
      KeyedOneInputStreamOperatorTestHarness<String, ReportedSighting, Candidate> harness,
      Sightings... all)
      throws Exception {
    for (Sightings one : all) {
      harness.processElement(
          new ReportedSighting(one.sighting(), RAW), one.sighting().receivedMs());
    }
  }
}
