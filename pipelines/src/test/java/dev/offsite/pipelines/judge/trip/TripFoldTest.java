package dev.offsite.pipelines.judge.trip;

import static dev.offsite.pipelines.judge.track.TruckScene.at;
import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.track.TruckScene.Report;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.trip.Trip;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * Trips as a product: when they begin and end, what they hold, and what late fixes make of them.
 */
class TripFoldTest {

  private final TripBook book = new TripBook(TripScene.reference(TripScene.permit()));

  @Test
  void journey_fromBuildingToDisposalSite_isOneTripWithAllOfItsFacts() {
    book.add(haul(0));
    assertThat(book.holding()).hasSize(1);
    Trip trip = book.holding().get(0);
    assertThat(trip.phase()).isEqualTo(Trip.Phase.CLOSED);
    assertThat(trip.plate()).isEqualTo(TruckScene.PLATE);
    assertThat(trip.company()).isEqualTo(TruckScene.COMPANY);
    // It drives off at 200 s and is last covered by the site at 210 s.
    assertThat(trip.start()).isEqualTo(time(210));
    assertThat(trip.end()).isEqualTo(time(460));
    assertThat(trip.ending()).isEqualTo(Trip.Ending.EMPTIED);
    assertThat(trip.buildingSite()).isEqualTo(TripScene.BUILDING);
    assertThat(trip.disposalSite()).isEqualTo(TripScene.DISPOSAL);
    assertThat(trip.permit()).isEqualTo(TripScene.PERMIT);
    assertThat(trip.loadPresumed()).isFalse();
    assertThat(trip.durationS()).isEqualTo(250);
    assertThat(trip.distanceM()).isBetween(1_795.0, 1_805.0);
    assertThat(trip.stops()).isZero();
    assertThat(trip.terms()).isEqualTo("trips/1");
    assertThat(trip.loadEvents())
        .containsExactly(
            new Trip.LoadEvent(Trip.LoadEvent.Kind.LOADED, time(0)),
            new Trip.LoadEvent(Trip.LoadEvent.Kind.BODY_RAISED, time(430)),
            new Trip.LoadEvent(Trip.LoadEvent.Kind.EMPTIED, time(460)));
  }

  @Test
  void trip_isSaidAtDepartureEachMinuteAndWhenSomethingHappens() {
    List<Trip> said = book.add(haul(0));
    assertThat(said).extracting(Trip::revision).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(said.get(0).phase()).isEqualTo(Trip.Phase.OPEN);
    assertThat(said.subList(1, 6)).allMatch(trip -> trip.phase() == Trip.Phase.UPDATED);
    assertThat(said).extracting(Trip::id).containsOnly(said.get(0).id());
  }

  @Test
  void departure_withinTheMarginOfTheSite_isNone() {
    book.add(loaded(TripScene.stand(0, 200, 0)));
    assertThat(book.add(at(210, 129, 0).loaded(), at(220, 90, 0).loaded())).isEmpty();
    assertThat(book.add(at(230, 131, 0).loaded())).hasSize(1);
  }

  @Test
  void emptyTruck_leavingTheSite_isOnNoTrip() {
    for (Report fix : TripScene.stand(0, 300, 0)) {
      book.add(fix.empty());
    }
    for (Report fix : TripScene.drive(310, 100, 1_000)) {
      book.add(fix.empty());
    }
    assertThat(book.holding()).isEmpty();
  }

  @Test
  void noSensor_theDriveAlone_makesAPresumedTrip() {
    book.add(TripScene.stand(0, 200, 0));
    book.add(TripScene.drive(210, 100, TripScene.DISPOSAL_EAST_M));
    book.add(TripScene.stand(410, 500, TripScene.DISPOSAL_EAST_M));
    book.add(TripScene.drive(510, TripScene.DISPOSAL_EAST_M, 1_000));
    Trip trip = book.holding().get(0);
    assertThat(book.holding()).hasSize(1);
    assertThat(trip.loadPresumed()).isTrue();
    assertThat(trip.ending()).isEqualTo(Trip.Ending.EMPTIED);
    assertThat(trip.loadEvents())
        .extracting(Trip.LoadEvent::kind)
        .containsExactly(Trip.LoadEvent.Kind.PRESUMED_LOADED, Trip.LoadEvent.Kind.PRESUMED_EMPTIED);
  }

  @Test
  void loadedTruck_firstSeenOnTheRoad_isOnATripFromNowhere() {
    book.add(loaded(TripScene.drive(0, 600, 1_000)));
    Trip trip = book.holding().get(0);
    assertThat(trip.buildingSite()).isNull();
    assertThat(trip.start()).isEqualTo(time(0));
    assertThat(trip.permit()).isEqualTo(TripScene.PERMIT);
  }

  @Test
  void permitForAnotherSite_doesNotFit() {
    book.add(loaded(TripScene.stand(0, 200, 0)));
    book.add(loaded(TripScene.drive(210, 200, TripScene.OTHER_EAST_M)));
    Trip trip = book.holding().get(0);
    assertThat(trip.disposalSite()).isEqualTo(TripScene.OTHER_DISPOSAL);
    assertThat(trip.permit()).isNull();
  }

  @Test
  void standingOnTheRoad_forTwoMinutes_isAStopAndForLessIsNone() {
    book.add(loaded(TripScene.drive(0, 500, 600)));
    book.add(loaded(TripScene.stand(20, 130, 600)));
    book.add(at(140, 700, 0).loaded());
    book.add(loaded(TripScene.stand(150, 270, 700)));
    book.add(at(280, 800, 0).loaded());
    book.add(at(290, 900, 0).loaded(), at(320, 1_000, 0).loaded());
    Trip trip = book.holding().get(0);
    assertThat(trip.stops()).isEqualTo(1);
    assertThat(trip.stoppedS()).isEqualTo(120);
  }

  @Test
  void secondLoading_withoutEmptySeen_endsTheFirstTrip() {
    book.add(TripScene.stand(0, 200, 0));
    book.add(TripScene.drive(210, 200, 1_000));
    book.add(TripScene.drive(300, 1_000, 0));
    book.add(TripScene.stand(410, 600, 0));
    book.add(TripScene.drive(610, 200, 500));
    assertThat(book.holding()).hasSize(2);
    assertThat(book.holding().get(0).ending()).isEqualTo(Trip.Ending.LOADED_AGAIN);
    assertThat(book.holding().get(1).phase()).isEqualTo(Trip.Phase.OPEN);
  }

  @Test
  void silence_longerThanAnHour_losesTheTripAtItsLastFix() {
    book.add(loaded(TripScene.drive(0, 500, 800)));
    assertThat(book.fallSilent(Duration.ofSeconds(3_599))).isEmpty();
    assertThat(book.fallSilent(Duration.ofHours(1))).hasSize(1);
    Trip lost = book.holding().get(0);
    assertThat(lost.ending()).isEqualTo(Trip.Ending.LOST);
    assertThat(lost.end()).isEqualTo(time(30));
  }

  @Test
  void tripOfMoreThanFourHours_isLostAndNoneFollowsWithTheSameLoad() {
    for (int second = 0; second <= 14_420; second += 20) {
      book.add(at(second, 500, 0).kph(0.0).loaded());
    }
    assertThat(book.holding()).hasSize(1);
    assertThat(book.holding().get(0).ending()).isEqualTo(Trip.Ending.LOST);
  }

  @Test
  void lateFix_thatShowsAnEarlierStart_replacesTheTrip() {
    book.add(loaded(TripScene.drive(100, 500, 900)));
    Trip first = book.holding().get(0);
    List<Trip> said = book.add(at(60, 450, 0).loaded());
    assertThat(book.holding()).hasSize(1);
    assertThat(book.holding().get(0).start()).isEqualTo(time(60));
    Trip withdrawn = said.get(said.size() - 1);
    assertThat(withdrawn.phase()).isEqualTo(Trip.Phase.WITHDRAWN);
    assertThat(withdrawn.id()).isEqualTo(first.id());
    assertThat(withdrawn.supersededBy()).isEqualTo(book.holding().get(0).id());
  }

  @Test
  void ledger_longAfterTheTrip_isEmpty() {
    book.add(haul(0));
    assertThat(book.ledger().isEmpty()).isFalse();
    for (int second = 600; second <= 3_000; second += 10) {
      book.add(at(second, 900, 0).empty());
    }
    assertThat(book.ledger().isEmpty()).isTrue();
    assertThat(book.holding()).hasSize(1);
  }

  @Test
  void ledger_throughBytes_goesOnWhereItWas() throws IOException {
    List<Report> haul = haul(0);
    TripBook other = new TripBook(TripScene.reference(TripScene.permit()));
    List<Trip> straight = other.add(haul);
    List<Trip> restored = new ArrayList<>();
    for (Report fix : haul) {
      book.replaceLedger(throughBytes(book.ledger()));
      restored.addAll(book.add(fix));
    }
    assertThat(restored).isEqualTo(straight);
  }

  @Test
  void law_anyOrderAndRepetition_endsInTheSameTrips() {
    List<Report> fixes = haul(0);
    fixes.addAll(returning(480));
    book.add(fixes);
    List<Trip> expected = book.holding().stream().map(TripFoldTest::facts).toList();
    assertThat(expected).hasSize(1);
    SplittableRandom seeds = new SplittableRandom(8);
    for (int run = 0; run < 200; run++) {
      long seed = seeds.nextLong();
      List<Report> shuffled = new ArrayList<>(fixes);
      shuffled.addAll(fixes.subList(0, 20));
      Collections.shuffle(shuffled, new Random(seed));
      TripBook other = new TripBook(TripScene.reference(TripScene.permit()));
      other.add(shuffled);
      assertThat(other.holding().stream().map(TripFoldTest::facts).toList())
          .as("seed %s", seed)
          .isEqualTo(expected);
    }
  }

  /** Without revision and clocks, which depend on the order of arrival. */
  private static Trip facts(Trip trip) {
    return trip.revised(1, trip.phase(), null, TruckScene.DAY);
  }

  /** Loads until 200 s, drives, tips from 430 s, is empty from 460 s. */
  private static List<Report> haul(double fromS) {
    List<Report> fixes = new ArrayList<>(loaded(TripScene.stand(fromS, fromS + 190, 0)));
    fixes.addAll(loaded(TripScene.drive(fromS + 200, 0, TripScene.DISPOSAL_EAST_M)));
    for (int second = 430; second <= 480; second += 10) {
      Report fix =
          at(fromS + second, TripScene.DISPOSAL_EAST_M, 0)
              .kph(0.0)
              .body(PositionReport.Body.RAISED);
      fixes.add(second < 460 ? fix.loaded() : fix.empty());
    }
    return fixes;
  }

  private static List<Report> returning(double fromS) {
    List<Report> fixes = new ArrayList<>();
    for (Report fix : TripScene.drive(fromS + 10, TripScene.DISPOSAL_EAST_M - 100, 500)) {
      fixes.add(fix.empty());
    }
    return fixes;
  }

  private static List<Report> loaded(List<Report> fixes) {
    fixes.forEach(Report::loaded);
    return fixes;
  }

  private static TripLedger throughBytes(TripLedger ledger) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    TripLedgerSerializer.INSTANCE.serialize(ledger, out);
    return TripLedgerSerializer.INSTANCE.deserialize(
        new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
