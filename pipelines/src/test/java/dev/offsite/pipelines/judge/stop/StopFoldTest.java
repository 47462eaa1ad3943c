package dev.offsite.pipelines.judge.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.track.TruckScene.Report;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.DumpingTrace.Presence;
import dev.offsite.schemas.telemetry.PositionReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StopFoldTest {

  private static final ReferenceSnapshot TRACING = TruckScene.reference(TraceTerms.rule());

  @Test
  void truck_standsForTheShortestStay_isOne() {
    List<TruckStop> stops = driveStandDrive(20).stops();

    assertThat(stops).hasSize(1);
    assertThat(stops.get(0).presence()).isEqualTo(Presence.STOPPED);
    assertThat(stops.get(0).durationMs()).isEqualTo(20_000);
    assertThat(stops.get(0).isOver()).isTrue();
    assertThat(stops.get(0).plate()).isEqualTo(TruckScene.PLATE);
    assertThat(stops.get(0).company()).isEqualTo(TruckScene.COMPANY);
    assertThat(stops.get(0).record()).isNull();
  }

  @Test
  void truck_standsForShorter_isNone() {
    assertThat(driveStandDrive(19).stops()).isEmpty();
  }

  @Test
  void truck_bodyUpForAMoment_tippedWhereItWas_withItsRecord() {
    StopBook book =
        new StopBook(TRACING)
            .add(
                at(0, 0),
                at(5, 40).kph(2.0),
                at(6, 41).kph(1.0).body(PositionReport.Body.RAISED),
                at(7, 60));

    assertThat(book.stops()).hasSize(1);
    TruckStop stop = book.stops().get(0);
    assertThat(stop.presence()).isEqualTo(Presence.TIPPED);
    assertThat(stop.place().lng()).isEqualTo(TruckScene.at(41, 0).lng(), within());
    assertThat(stop.record().offset()).isEqualTo(2);
    assertThat(stop.hasBodySensor()).isTrue();
  }

  @Test
  void truck_crawlsAtTheSpeedOfLingering_lingers_aboveItDoesNot() {
    assertThat(crawl(8.0).stops())
        .extracting(TruckStop::presence)
        .containsExactly(Presence.LINGERED);
    assertThat(crawl(8.1).stops()).isEmpty();
  }

  @Test
  void truck_standsStill_atTheSpeedOfStanding_aboveItLingers() {
    assertThat(crawl(3.0).stops())
        .extracting(TruckStop::presence)
        .containsExactly(Presence.STOPPED);
    assertThat(crawl(3.1).stops())
        .extracting(TruckStop::presence)
        .containsExactly(Presence.LINGERED);
  }

  @Test
  void truck_creepsBeyondTheRadius_isTwoStays() {
    StopBook book = new StopBook(TRACING).add(at(0, -100));
    List<Report> creeping = new ArrayList<>();
    for (int second = 10; second <= 70; second += 10) {
      creeping.add(at(second, second * 1.7).kph(6.0));
    }
    book.add(creeping).add(at(80, 300), at(160, 1_000), at(170, 1_100));

    assertThat(book.stops()).hasSize(2);
  }

  @Test
  void terminal_silentForLongEnough_isASilenceBetweenTheFixes() {
    List<TruckStop> stops = new StopBook(TRACING).add(at(0, 0), at(120, 900), at(121, 910)).stops();

    assertThat(stops).hasSize(1);
    assertThat(stops.get(0).isSilence()).isTrue();
    assertThat(stops.get(0).durationMs()).isEqualTo(120_000);
    assertThat(stops.get(0).farPlace().lng()).isEqualTo(TruckScene.at(900, 0).lng(), within());
  }

  @Test
  void terminal_silentForShorter_isNoSilence() {
    assertThat(new StopBook(TRACING).add(at(0, 0), at(119, 900), at(125, 990)).stops()).isEmpty();
  }

  @Test
  void silence_filledByALateFix_isTakenBack() {
    StopBook book = new StopBook(TRACING).add(at(0, 0), at(150, 900));
    assertThat(book.stops()).hasSize(1);

    book.add(at(70, 400));

    assertThat(book.stops()).isEmpty();
  }

  @Test
  void load_beforeAndAfter_isThatOfTheFixesAround() {
    List<TruckStop> stops =
        new StopBook(TRACING)
            .add(at(0, -100).loaded().payloadKg(16_000))
            .add(at(10, 0).kph(0.0).loaded().payloadKg(16_000))
            .add(at(40, 0).kph(0.0).loaded().payloadKg(16_000))
            .add(at(50, 100).empty().payloadKg(500))
            .stops();

    assertThat(stops.get(0).loadBefore()).isEqualTo(Cargo.LOADED);
    assertThat(stops.get(0).loadAfter()).isEqualTo(Cargo.EMPTY);
    assertThat(stops.get(0).payloadBeforeKg()).isEqualTo(16_000);
    assertThat(stops.get(0).payloadAfterKg()).isEqualTo(500);
  }

  @Test
  void load_afterTheTimeItIsLookedAt_saysNothingOfTheStay() {
    List<Report> drive = new ArrayList<>(standing(10, 40, true));
    drive.add(at(100, 500).loaded());
    drive.add(at(101, 510).empty());

    assertThat(new StopBook(TRACING).add(drive).stops().get(0).loadAfter()).isEqualTo(Cargo.LOADED);
  }

  @Test
  void load_tippedElsewhereSoonAfter_saysNothingOfTheStayBefore() {
    StopBook book = new StopBook(TRACING).add(standing(10, 40, true));
    book.add(at(50, 300).loaded())
        .add(at(55, 320).kph(0.0).loaded().body(PositionReport.Body.RAISED))
        .add(at(60, 320).kph(0.0).empty())
        .add(at(65, 400).empty());

    assertThat(book.stops())
        .extracting(TruckStop::loadAfter)
        .containsExactly(Cargo.LOADED, Cargo.EMPTY);
  }

  @Test
  void terminal_saysNothingOfBodyAndLoad_isUnknownAndNotDown() {
    TruckStop stop = driveStandDrive(30).stops().get(0);

    assertThat(stop.hasBodySensor()).isFalse();
    assertThat(stop.loadBefore()).isEqualTo(Cargo.UNKNOWN);
    assertThat(stop.payloadBeforeKg()).isEqualTo(Fix.UNKNOWN);
  }

  @Test
  void parkedTruck_isSaidOnceAndThenEachFiveMinutes() {
    StopBook book = new StopBook(TRACING).add(standing(0, 299, false));
    assertThat(book.said()).isEqualTo(1);
    assertThat(book.stops().get(0).isOver()).isFalse();

    book.add(standing(300, 650, false));

    assertThat(book.said()).isEqualTo(3);
    assertThat(book.stops().get(0).durationMs()).isEqualTo(600_000);
  }

  @Test
  void release_withoutATracingRule_keepsNothing() {
    StopBook book = new StopBook(TruckScene.reference()).add(standing(0, 100, false));

    assertThat(book.said()).isZero();
  }

  @Test
  void stays_beyondTheHorizon_areForgottenAndNotTakenBack() {
    StopBook book = new StopBook(TRACING).add(standing(10, 40, false)).add(at(50, 200));
    for (int second = 60; second < 3_600; second += 10) {
      book.add(at(second, 200 + second * 10));
    }

    assertThat(book.stops()).hasSize(1);
    assertThat(book.kept()).isZero();
  }

  @Test
  void fixes_inAnyOrderAndRepetition_endInTheSameStays() {
    int stays = 0;
    for (long seed = 1; seed <= 60; seed++) {
      List<Report> drive = wander(new Random(seed));
      List<TruckStop> expected = new StopBook(TRACING).add(drive).stops();
      stays += expected.size();
      Random orders = new Random(-seed);
      for (int i = 0; i < 10; i++) {
        List<Report> shuffled = new ArrayList<>(drive);
        drive.stream().filter(fix -> orders.nextInt(5) == 0).forEach(shuffled::add);
        Collections.shuffle(shuffled, orders);
        List<TruckStop> stops = new StopBook(TRACING).add(shuffled).stops();
        assertThat(stops.stream().map(StopFoldTest::withoutRecord).toList())
            .as("drive of seed %s, order %s", seed, i)
            .isEqualTo(expected.stream().map(StopFoldTest::withoutRecord).toList());
        assertThat(stops.stream().filter(stop -> stop.record() != null).count())
            .as("records, seed %s, order %s", seed, i)
            .isEqualTo(expected.stream().filter(stop -> stop.record() != null).count());
      }
    }
    assertThat(stays).isGreaterThan(120);
  }

  /** Repetitions have other offsets: which of them is cited depends on which came first. */
  private static List<Object> withoutRecord(TruckStop stop) {
    return List.of(
        stop.id(),
        stop.presence(),
        stop.endMs(),
        stop.isOver(),
        stop.place(),
        stop.farPlace(),
        stop.hasBodySensor(),
        stop.reversed(),
        stop.loadBefore(),
        stop.loadAfter(),
        stop.payloadBeforeKg(),
        stop.payloadAfterKg());
  }

  /** Ten minutes of driving, standing, tipping and silence, a fix each ten seconds. */
  private static List<Report> wander(Random random) {
    List<Report> drive = new ArrayList<>();
    double eastM = 0;
    int second = 0;
    boolean isLoaded = true;
    while (second < 600) {
      int kind = random.nextInt(4);
      int fixes = 1 + random.nextInt(6);
      for (int i = 0; i < fixes; i++) {
        second += kind == 3 && i == 0 ? 130 : 10;
        double kph = kind == 0 ? 40 : random.nextInt(9);
        eastM += kph / 3.6 * 10;
        Report fix = at(second, eastM).kph(kph);
        if (kind == 2 && random.nextBoolean()) {
          fix.body(PositionReport.Body.RAISED);
          isLoaded = false;
        }
        drive.add(isLoaded ? fix.loaded().payloadKg(15_000) : fix.empty().payloadKg(100));
      }
    }
    return drive;
  }

  private static StopBook driveStandDrive(int seconds) {
    return new StopBook(TRACING)
        .add(at(0, -200))
        .add(standing(10, 10 + seconds, false))
        .add(at(11 + seconds, 50), at(90 + seconds, 900));
  }

  private static StopBook crawl(double kph) {
    StopBook book = new StopBook(TRACING).add(at(0, -100));
    for (int second = 10; second <= 40; second += 10) {
      book.add(at(second, second).kph(kph));
    }
    return book.add(at(50, 200));
  }

  private static List<Report> standing(int fromS, int toS, boolean isLoaded) {
    List<Report> fixes = new ArrayList<>();
    for (int second = fromS; second <= toS; second++) {
      Report fix = at(second, 0).kph(0.0);
      fixes.add(isLoaded ? fix.loaded() : fix);
    }
    return fixes;
  }

  private static Report at(double second, double eastM) {
    return TruckScene.at(second, eastM, 0);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(2e-7);
  }
}
