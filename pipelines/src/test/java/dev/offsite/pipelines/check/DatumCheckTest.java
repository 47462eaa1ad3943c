package dev.offsite.pipelines.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.Datum;
import dev.offsite.geo.DatumPosition;
import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.telemetry.PositionDatum;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatumCheckTest {

  /** A road to the east, then north. */
  private static final RoadNetwork ROADS =
      RoadNetwork.of(
          List.of(
              List.of(
                  new Wgs84Position(120.1, 30.2),
                  new Wgs84Position(120.2, 30.2),
                  new Wgs84Position(120.2, 30.3))));

  private static List<List<Double>> drive(int fixes, Datum sentIn, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Double>> track = new ArrayList<>();
    for (int i = 0; i < fixes; i++) {
      double way = 0.2 * i / fixes;
      double lng = 120.1 + Math.min(way, 0.1) + (random.nextDouble() - 0.5) * 1e-4;
      double lat = 30.2 + Math.max(0, way - 0.1) + (random.nextDouble() - 0.5) * 1e-4;
      DatumPosition sent = sentIn.fromWgs84(new Wgs84Position(lng, lat));
      track.add(List.of(sent.lng(), sent.lat()));
    }
    return track;
  }

  private static DatumGuess guess(List<List<Double>> track, PositionDatum declared) {
    return DatumCheck.guess(track, declared, ROADS, CheckLimits.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "WGS84, WGS84, WGS84, false",
    "WGS84, CGCS2000, CGCS2000, false",
    "GCJ02, WGS84, GCJ02, true",
    "BD09, WGS84, BD09, true",
    "GCJ02, GCJ02, GCJ02, false",
    "WGS84, GCJ02, WGS84, true",
    "BD09, GCJ02, BD09, true"
  })
  void guess_track_namesTheDatumItWasSentIn(
      Datum sent, PositionDatum declared, PositionDatum probable, boolean wrong) {
    for (long seed = 0; seed < 20; seed++) {
      DatumGuess guess = guess(drive(60, sent, seed), declared);

      assertThat(guess.probable()).as("seed %d", seed).isEqualTo(probable);
      assertThat(guess.isWrong()).isEqualTo(wrong);
      assertThat(guess.probableM()).isLessThan(10);
    }
  }

  @Test
  void guess_gcj02SentAsWgs84_saysHowFarAndWhereTo() {
    DatumGuess guess = guess(drive(60, Datum.GCJ02, 1), PositionDatum.WGS84);

    assertThat(guess.shiftM()).isCloseTo(520, within(30.0));
    assertThat(guess.shiftTo()).isEqualTo("south-east");
    assertThat(guess.says())
        .startsWith("looks like GCJ02: ")
        .contains(" m south-east of every road; as GCJ02 it is ");
  }

  @ParameterizedTest
  @CsvSource({"29, false", "30, true"})
  void guess_movingFixes_areEnoughFromThirtyOn(int fixes, boolean told) {
    DatumGuess guess = guess(drive(fixes, Datum.WGS84, 1), PositionDatum.WGS84);

    assertThat(guess.probable() != null).isEqualTo(told);
    assertThat(guess.says().startsWith("cannot tell")).isNotEqualTo(told);
  }

  @Test
  void guess_roadAlongTheShift_cannotTell() {
    Wgs84Position from = new Wgs84Position(120.1, 30.2);
    DatumPosition shifted = Datum.GCJ02.fromWgs84(from);
    double lng = (shifted.lng() - from.lng()) * 4;
    double lat = (shifted.lat() - from.lat()) * 4;
    RoadNetwork along =
        RoadNetwork.of(List.of(List.of(from, new Wgs84Position(120.1 + lng, 30.2 + lat))));
    List<List<Double>> track = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double way = 0.4 + 0.2 * i / 60;
      track.add(List.of(120.1 + lng * way, 30.2 + lat * way));
    }

    DatumGuess guess = DatumCheck.guess(track, PositionDatum.WGS84, along, CheckLimits.DEFAULT);
    assertThat(guess.probable()).isNull();
    assertThat(guess.says()).startsWith("cannot tell: as ");
  }

  @Test
  void guess_trackFarFromEveryRoad_cannotTell() {
    List<List<Double>> track = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      track.add(List.of(121.0 + i * 1e-3, 31.0));
    }

    assertThat(guess(track, PositionDatum.WGS84).probable()).isNull();
    assertThat(guess(track, PositionDatum.WGS84).declaredM()).isEqualTo(DatumCheck.FAR_M);
  }

  @Test
  void guess_noRoads_isNotCompared() {
    DatumGuess guess =
        DatumCheck.guess(drive(60, Datum.GCJ02, 1), PositionDatum.WGS84, null, CheckLimits.DEFAULT);

    assertThat(guess.probable()).isNull();
    assertThat(guess.declaredM()).isNull();
  }

  @Test
  void roads_distance_isToTheNearestSegmentUpToALimit() {
    double perDegree = Geodesics.metresPerDegreeLat(30.25);

    assertThat(ROADS.distanceM(new Wgs84Position(120.15, 30.2 - 100 / perDegree), 500))
        .isCloseTo(100, within(0.5));
    assertThat(ROADS.distanceM(new Wgs84Position(120.15, 30.1), 500)).isEqualTo(500);
  }

  @Test
  void roads_withoutALine_areRefused() {
    assertThatThrownBy(() -> RoadNetwork.of(List.of())).hasMessageContaining("0 roads");
    assertThatThrownBy(() -> RoadNetwork.of(List.of(List.of(new Wgs84Position(1, 1)))))
        .hasMessageContaining("1 positions");
  }
}
