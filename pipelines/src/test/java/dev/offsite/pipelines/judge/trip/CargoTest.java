package dev.offsite.pipelines.judge.trip;

import static dev.offsite.pipelines.judge.track.TruckScene.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.schemas.telemetry.PositionReport;
import org.junit.jupiter.api.Test;

/** What is known of a truck's load, with a sensor and without. */
class CargoTest {

  private final TripBook book = new TripBook(TripScene.reference());

  @Test
  void sensor_firstWord_isBelievedAtOnce() {
    book.add(at(0, 500, 0).loaded());
    assertThat(book.cargo()).isEqualTo(Cargo.LOADED);
  }

  @Test
  void sensor_thatContradicts_isBelievedAfterTwentySecondsAndNotBefore() {
    book.add(at(0, 500, 0).loaded(), at(10, 600, 0).empty(), at(29.9, 700, 0).empty());
    assertThat(book.cargo()).isEqualTo(Cargo.LOADED);
    book.add(at(30, 800, 0).empty());
    assertThat(book.cargo()).isEqualTo(Cargo.EMPTY);
  }

  @Test
  void sensor_thatFlickers_changesNothing() {
    book.add(at(0, 500, 0).loaded(), at(10, 600, 0).empty(), at(20, 700, 0).loaded());
    book.add(at(30, 800, 0).empty(), at(49, 900, 0).empty());
    assertThat(book.cargo()).isEqualTo(Cargo.LOADED);
  }

  @Test
  void sensor_halfLoaded_isLoaded() {
    book.add(at(0, 500, 0).load(PositionReport.Load.HALF));
    assertThat(book.cargo()).isEqualTo(Cargo.LOADED);
  }

  @Test
  void sensor_thatFallsSilent_isPresumedAfterTwoMinutesAndNotBefore() {
    book.add(at(0, 500, 0).loaded(), at(120, 600, 0));
    assertThat(book.cargo()).isEqualTo(Cargo.LOADED);
    book.add(at(120.1, 700, 0));
    assertThat(book.cargo()).isEqualTo(Cargo.PRESUMED_LOADED);
  }

  @Test
  void payload_withoutLoadSensor_saysLoadedFromSixTonnesAndEmptyUpToTwo() {
    book.add(at(0, 500, 0).payloadKg(5_999));
    assertThat(book.cargo()).isEqualTo(Cargo.UNKNOWN);
    book.add(at(10, 600, 0).payloadKg(6_000));
    assertThat(book.cargo()).isEqualTo(Cargo.LOADED);
    book.add(at(20, 700, 0).payloadKg(2_000), at(40, 800, 0).payloadKg(2_000));
    assertThat(book.cargo()).isEqualTo(Cargo.EMPTY);
  }

  @Test
  void noSensor_stoodInBuildingSiteForThreeMinutes_isPresumedLoadedWhenItHasLeft() {
    book.add(TripScene.stand(0, 180, 0));
    book.add(at(190, 129, 0));
    assertThat(book.cargo()).isEqualTo(Cargo.UNKNOWN);
    book.add(at(200, 131, 0));
    assertThat(book.cargo()).isEqualTo(Cargo.PRESUMED_LOADED);
  }

  @Test
  void noSensor_stoodInBuildingSiteForLess_saysNothing() {
    book.add(TripScene.stand(0, 170, 0));
    book.add(at(200, 200, 0));
    assertThat(book.cargo()).isEqualTo(Cargo.UNKNOWN);
  }

  @Test
  void sensorThatSpeaks_inBuildingSite_isBelievedBeforeTheDrive() {
    for (TruckScene.Report fix : TripScene.stand(0, 300, 0)) {
      book.add(fix.empty());
    }
    book.add(at(310, 200, 0).empty());
    assertThat(book.cargo()).isEqualTo(Cargo.EMPTY);
  }

  @Test
  void noSensor_bodyUpAtRestForThirtySeconds_isPresumedEmpty() {
    loadAndLeave();
    book.add(raised(300, 0.0), raised(329.9, 0.0));
    assertThat(book.cargo()).isEqualTo(Cargo.PRESUMED_LOADED);
    book.add(raised(330, 0.0));
    assertThat(book.cargo()).isEqualTo(Cargo.PRESUMED_EMPTY);
  }

  @Test
  void noSensor_bodyUpWhileItDrives_isNotTipping() {
    loadAndLeave();
    book.add(raised(300, 5.0), raised(330, 5.0), raised(360, 5.0));
    assertThat(book.cargo()).isEqualTo(Cargo.PRESUMED_LOADED);
  }

  @Test
  void noSensor_stoodInDisposalSite_isPresumedEmptyWhenItHasLeft() {
    loadAndLeave();
    book.add(TripScene.stand(400, 460, TripScene.DISPOSAL_EAST_M));
    assertThat(book.cargo()).isEqualTo(Cargo.PRESUMED_LOADED);
    book.add(at(470, TripScene.DISPOSAL_EAST_M + 200, 0));
    assertThat(book.cargo()).isEqualTo(Cargo.PRESUMED_EMPTY);
  }

  @Test
  void silence_longerThanAnHour_leavesNothingKnown() {
    loadAndLeave();
    book.add(at(3_800, 600, 0));
    assertThat(book.cargo()).isEqualTo(Cargo.PRESUMED_LOADED);
    book.add(at(7_400.1, 700, 0));
    assertThat(book.cargo()).isEqualTo(Cargo.UNKNOWN);
  }

  @Test
  void noTerms_inForce_leaveWhatTheSensorSays() {
    TripBook without = new TripBook(TruckScene.reference());
    without.add(at(0, 500, 0).loaded(), at(10, 600, 0).empty());
    assertThat(without.cargo()).isEqualTo(Cargo.EMPTY);
  }

  private void loadAndLeave() {
    book.add(TripScene.stand(0, 180, 0));
    book.add(at(200, 200, 0));
  }

  private static TruckScene.Report raised(double second, double kph) {
    return at(second, 600, 0).kph(kph).body(PositionReport.Body.RAISED);
  }
}
