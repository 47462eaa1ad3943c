package dev.offsite.pipelines.stationhealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One scale, from ten o'clock on. */
class WatchStationFunctionTest {

  private static final Instant START = Times.at("10:00:00");

  private Entries entries =
      Entries.complete()
          .with(Rules.silent().entry())
          .with(Rules.zero().entry())
          .with(Rules.drift().entry())
          .with(Rules.plates().entry());
  private KeyedOneInputStreamOperatorTestHarness<String, StationReading, Candidate> harness;
  private int ids;

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void silence_bothSidesOfItsLimit_opensAndThePassageClosesIt() throws Exception {
    open(null);
    weighed(START);
    watermark(START.plusSeconds(600).minusMillis(1));
    assertThat(said()).isEmpty();
    watermark(START.plusSeconds(600));
    weighed(START.plusSeconds(900));

    assertThat(said())
        .extracting(Candidate::kind, Candidate::phase, Candidate::revision)
        .containsExactly(
            tuple(ViolationKind.SCALE_SILENT, Phase.OPEN, 1),
            tuple(ViolationKind.SCALE_SILENT, Phase.CLOSED, 2));
    Candidate closed = said().get(1);
    assertThat(closed.episode().start()).isEqualTo(START);
    assertThat(closed.episode().end()).isEqualTo(START.plusSeconds(900));
    assertThat(closed.gate().reasons()).containsExactly("NOT_FOR_ENFORCEMENT");
    assertThat(closed.subject().deviceId()).isEqualTo(Entries.SCALE);
  }

  @Test
  void silence_afterItWasClosed_opensAgain() throws Exception {
    open(null);
    weighed(START);
    watermark(START.plusSeconds(600));
    weighed(START.plusSeconds(700));
    watermark(START.plusSeconds(1_299));
    assertThat(said()).hasSize(2);
    watermark(START.plusSeconds(1_300));

    assertThat(said()).hasSize(3);
    assertThat(said().get(2).id()).isNotEqualTo(said().get(0).id());
  }

  @Test
  void silence_passagesThatGoOn_putItOff() throws Exception {
    open(null);
    for (int i = 0; i < 20; i++) {
      weighed(START.plusSeconds(599L * i));
      watermark(START.plusSeconds(599L * i));
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void silence_atNight_mayLastLonger() throws Exception {
    open(null);
    Instant night = Times.at("22:30:00");
    weighed(night);
    watermark(night.plusSeconds(3_599));
    assertThat(said()).isEmpty();
    watermark(night.plusSeconds(3_600));
    assertThat(said()).hasSize(1);
  }

  @Test
  void silence_onceTheHoursAreKnown_goesByItsOwnTraffic() throws Exception {
    open(null);
    // 60 an hour at ten o'clock, four days long, and a few at other hours
    Instant last = START;
    for (int day = 0; day < 4; day++) {
      for (int minute = -120; minute < 120; minute++) {
        last = START.plus(Duration.ofDays(day)).plusSeconds(60L * minute + 30);
        weighed(last);
      }
      if (day < 3) {
        watermark(last);
      }
    }
    // 60 an hour: ten are missing after ten minutes, whatever the rule says of days
    Instant quiet = START.plus(Duration.ofDays(4)).minusSeconds(3_600);
    for (int minute = 0; minute < 30; minute++) {
      last = quiet.plusSeconds(60L * minute);
      weighed(last);
    }
    int before = said().size();
    watermark(last.plusSeconds(590));
    assertThat(said()).hasSize(before);
    watermark(last.plusSeconds(610));
    assertThat(said()).hasSize(before + 1);
  }

  @Test
  void silence_neverHeard_bothSidesOfItsLimitFromTheFirstRollCall() throws Exception {
    open(null);
    registered(START);
    registered(START.plusSeconds(300));
    watermark(START.plusSeconds(600).minusMillis(1));
    assertThat(said()).isEmpty();
    watermark(START.plusSeconds(600));
    registered(START.plusSeconds(700));

    assertThat(said())
        .extracting(Candidate::kind, Candidate::phase, it -> it.episode().start())
        .containsExactly(tuple(ViolationKind.SCALE_SILENT, Phase.OPEN, START));
    weighed(START.plusSeconds(800));
    assertThat(said()).extracting(Candidate::phase).containsExactly(Phase.OPEN, Phase.CLOSED);
  }

  @Test
  void silence_rollCallsOfAScaleThatIsHeard_changeNothing() throws Exception {
    open(null);
    weighed(START);
    for (int i = 1; i < 10; i++) {
      registered(START.plusSeconds(60L * i));
    }
    watermark(START.plusSeconds(600).minusMillis(1));
    assertThat(said()).isEmpty();
    watermark(START.plusSeconds(600));
    assertThat(said()).extracting(Candidate::kind).containsExactly(ViolationKind.SCALE_SILENT);
  }

  @Test
  void silence_statusOnly_isSilence() throws Exception {
    open(null);
    weighed(START);
    for (int i = 1; i <= 10; i++) {
      process(reading(StationReading.Kind.STATUS, START.plusSeconds(60L * i), 0, 0, true, "1/c"));
    }
    watermark(START.plusSeconds(600));

    assertThat(said()).extracting(Candidate::kind).containsExactly(ViolationKind.SCALE_SILENT);
  }

  @Test
  void silence_atTheEndOfABoundedInput_isNone() throws Exception {
    open(null);
    weighed(START);
    harness.processWatermark(Long.MAX_VALUE);

    assertThat(said()).isEmpty();
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void silence_restored_isClosedByTheNextPassage() throws Exception {
    open(null);
    weighed(START);
    watermark(START.plusSeconds(600));
    String id = said().get(0).id();
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    open(snapshot);
    weighed(START.plusSeconds(700));

    assertThat(said())
        .extracting(Candidate::id, Candidate::phase, Candidate::revision)
        .containsExactly(tuple(id, Phase.CLOSED, 2));
  }

  @Test
  void registration_ended_closesEverythingAndLeavesNothing() throws Exception {
    Instant end = START.plusSeconds(3_600);
    ReferenceEntry.Device scale =
        dev.offsite.pipelines.testing.Devices.scale(Entries.SCALE, Entries.SITE).entry();
    entries =
        entries.with(
            new ReferenceEntry.Device(
                scale.id(),
                1,
                new Validity(Times.LONG_BEFORE, end),
                scale.deviceKind(),
                scale.owner(),
                scale.datum(),
                scale.siteId(),
                null,
                scale.reviewedAt(),
                scale.noticePublishedAt(),
                scale.certificates()));
    open(null);
    weighed(START);
    watermark(START.plusSeconds(600));
    watermark(end);

    assertThat(said()).extracting(Candidate::phase).containsExactly(Phase.OPEN, Phase.CLOSED);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void zeros_fiveInARow_open_andTwoThatWeigh_close() throws Exception {
    open(null);
    for (int i = 0; i < 4; i++) {
      zero(START.plusSeconds(i));
    }
    weighed(START.plusSeconds(5));
    for (int i = 10; i < 14; i++) {
      zero(START.plusSeconds(i));
    }
    assertThat(said()).isEmpty();
    zero(START.plusSeconds(14));
    assertThat(said()).extracting(Candidate::kind).containsExactly(ViolationKind.SCALE_ALL_ZERO);
    assertThat(said().get(0).episode().start()).isEqualTo(START.plusSeconds(10));
    weighed(START.plusSeconds(20));
    assertThat(said()).hasSize(1);
    weighed(START.plusSeconds(21));

    assertThat(said()).extracting(Candidate::phase).containsExactly(Phase.OPEN, Phase.CLOSED);
  }

  @Test
  void zeros_onePassageRepeated_countsOnce() throws Exception {
    open(null);
    StationReading one = reading(StationReading.Kind.ZERO, START, 0, 0, true, "1/c");
    for (int i = 0; i < 10; i++) {
      process(one);
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void drift_sixPercent_opens_andFourPercentDoesNot() throws Exception {
    open(null);
    SplittableRandom random = new SplittableRandom(7);
    axles(random, 0, 60, 6_500);
    axles(random, 100, 60, 6_760);
    assertThat(said()).isEmpty();
    axles(random, 200, 60, 6_900);

    assertThat(said()).extracting(Candidate::kind).containsExactly(ViolationKind.SCALE_DRIFT);
    assertThat(said().get(0).facts().unit()).isEqualTo("kg");
    assertThat(said().get(0).facts().limit()).isBetween(6_450.0, 6_550.0);
    axles(random, 300, 60, 6_520);
    assertThat(said()).extracting(Candidate::phase).containsExactly(Phase.OPEN, Phase.CLOSED);
  }

  @Test
  void drift_otherVehiclesAndFlaggedOnes_areNotAsked() throws Exception {
    open(null);
    SplittableRandom random = new SplittableRandom(7);
    axles(random, 0, 60, 6_500);
    for (int i = 0; i < 60; i++) {
      process(reading(StationReading.Kind.WEIGHED, START.plusSeconds(i), 6, 9_000, true, "1/c"));
      process(reading(StationReading.Kind.WEIGHED, START.plusSeconds(i), 5, 0, true, "1/c"));
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void drift_newCertificate_startsAnew() throws Exception {
    open(null);
    SplittableRandom random = new SplittableRandom(7);
    axles(random, 0, 60, 6_500);
    axles(random, 100, 60, 7_000);
    assertThat(said()).hasSize(1);
    for (int i = 0; i < 120; i++) {
      process(
          reading(StationReading.Kind.WEIGHED, START.plusSeconds(200 + i), 5, 7_000, true, "1/d"));
    }
    assertThat(said()).extracting(Candidate::phase).containsExactly(Phase.OPEN, Phase.CLOSED);
  }

  @Test
  void plates_sureToBeTooFew_open_andMoreAgain_close() throws Exception {
    open(null);
    plates(0, 300, 1);
    assertThat(said()).isEmpty();
    // one in three is not read: 67 of 100, at most 79 % with three sigmas, but 90 % were read
    // before
    plates(300, 99, 3);

    assertThat(said()).extracting(Candidate::kind).containsExactly(ViolationKind.PLATE_RATE_LOW);
    plates(400, 200, 1);
    assertThat(said()).extracting(Candidate::phase).containsExactly(Phase.OPEN, Phase.CLOSED);
  }

  @Test
  void plates_fewButNotSurelyTooFew_open_nothing() throws Exception {
    entries = entries.with(Rules.plates().parameter("rateDrop", 1).entry());
    open(null);
    // 75 of 100 may be 80 % by chance
    plates(0, 400, 4);
    assertThat(said()).isEmpty();
  }

  @Test
  void allKinds_restoredInTheMiddle_goOn() throws Exception {
    open(null);
    SplittableRandom random = new SplittableRandom(7);
    axles(random, 0, 60, 6_500);
    axles(random, 100, 10, 6_950);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    open(snapshot);
    axles(random, 200, 20, 6_950);

    assertThat(said()).extracting(Candidate::kind).contains(ViolationKind.SCALE_DRIFT);
  }

  private void axles(SplittableRandom random, int fromSecond, int count, int meanKg)
      throws Exception {
    for (int i = 0; i < count; i++) {
      int spread = random.nextInt(-200, 201);
      process(
          reading(
              StationReading.Kind.WEIGHED,
              START.plusSeconds(fromSecond + i),
              5,
              meanKg + spread,
              true,
              "1/c"));
    }
  }

  /** Every so-manieth is not read; none if that is 1. */
  private void plates(int fromSecond, int count, int everyUnread) throws Exception {
    for (int i = 0; i < count; i++) {
      boolean isRead = everyUnread == 1 || i % everyUnread != 0;
      process(
          reading(
              StationReading.Kind.WEIGHED, START.plusSeconds(fromSecond + i), 2, 0, isRead, "1/c"));
    }
  }

  private void weighed(Instant at) throws Exception {
    process(reading(StationReading.Kind.WEIGHED, at, 2, 0, true, "1/c"));
  }

  private void registered(Instant at) throws Exception {
    process(reading(StationReading.Kind.REGISTERED, at, 0, 0, false, "1/c"));
  }

  private void zero(Instant at) throws Exception {
    process(reading(StationReading.Kind.ZERO, at, 0, 0, true, "1/c"));
  }

  private StationReading reading(
      StationReading.Kind kind,
      Instant at,
      int axles,
      int firstAxleKg,
      boolean isRead,
      String calibration) {
    return new StationReading(
        Entries.SCALE,
        kind,
        "p" + ids++,
        at.toEpochMilli(),
        at.toEpochMilli(),
        axles,
        firstAxleKg,
        kind == StationReading.Kind.WEIGHED ? 20_000 : 0,
        isRead,
        calibration);
  }

  private void process(StationReading reading) throws Exception {
    harness.processElement(reading, reading.receivedMs());
  }

  private void watermark(Instant at) throws Exception {
    harness.processWatermark(at.toEpochMilli());
  }

  private List<Candidate> said() {
    return harness.extractOutputValues();
  }

  private void open(OperatorSubtaskState snapshot) throws Exception {
    harness =
        Harnesses.open(
            new WatchStationFunction(
                entries.feed(), Clock.fixed(Times.at("20:00:00"), ZoneOffset.UTC)),
            StationReading::deviceId,
            Types.STRING,
            snapshot);
  }

  @Test
  void reading_ofAReport_saysKindPlateAndCalibration() throws Exception {
    open(null);
    var snapshot = entries.snapshot();
    StationReading weighed =
        StationReadings.find(
                Reports.at(START)
                    .of(Entries.SCALE)
                    .passage(30_000)
                    .axles(2)
                    .axleLoadsKg(10_000, 20_000)
                    .received(),
                snapshot)
            .orElseThrow();
    assertThat(weighed.kind()).isEqualTo(StationReading.Kind.WEIGHED);
    assertThat(weighed.firstAxleKg()).isEqualTo(10_000);
    assertThat(weighed.plateIsReadable()).isTrue();

    StationReading zero =
        StationReadings.findZero(
                Reports.at(START).of(Entries.SCALE).passage(0).plate("未识别", 0.1).received(),
                snapshot)
            .orElseThrow();
    assertThat(zero.kind()).isEqualTo(StationReading.Kind.ZERO);
    assertThat(zero.plateIsReadable()).isFalse();
    assertThat(
            StationReadings.findZero(
                Reports.at(START).of(Entries.SCALE).passage(1).received(), snapshot))
        .isEmpty();
    assertThat(
            StationReadings.find(
                RawRecords.received(
                    Reports.at(START)
                        .of(Entries.TRUCK)
                        .position(dev.offsite.pipelines.testing.Places.ORIGIN)
                        .report()),
                snapshot))
        .isEmpty();
  }
}
