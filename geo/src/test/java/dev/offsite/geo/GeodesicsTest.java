package dev.offsite.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;

/** Against Karney's GeographicLib, whose error is nanometres. */
class GeodesicsTest {
  private static final Wgs84Position HANGZHOU = new Wgs84Position(120.1536, 30.2650);
  private static final Wgs84Position BEIJING = new Wgs84Position(116.3972, 39.9075);

  @Test
  void inverse_anyPair_isWithinAMillimetreOfKarney() {
    long seed = 3;
    SplittableRandom random = new SplittableRandom(seed);
    double worstM = 0;
    double worstDeg = 0;
    int compared = 0;
    for (int i = 0; i < 100_000; i++) {
      Wgs84Position a = place(random);
      Wgs84Position b = i % 2 == 0 ? place(random) : near(random, a);
      GeodesicData truth = Geodesic.WGS84.Inverse(a.lat(), a.lng(), b.lat(), b.lng());
      if (truth.s12 > 19_000_000) {
        continue;
      }
      compared++;
      worstM = Math.max(worstM, Math.abs(Geodesics.distanceM(a, b) - truth.s12));
      if (truth.s12 > 10) {
        double bearing = Geodesics.initialBearingDeg(a, b);
        double missDeg = Math.abs(Math.IEEEremainder(bearing - truth.azi1, 360));
        worstDeg = Math.max(worstDeg, missDeg * Math.min(1, truth.s12 / 1_000_000));
        assertThat(bearing).as("seed %s, case %s", seed, i).isBetween(0.0, 360.0);
      }
    }
    assertThat(compared).isGreaterThan(90_000);
    assertThat(worstM).as("seed %s", seed).isLessThan(0.001);
    assertThat(worstDeg).as("seed %s", seed).isLessThan(1e-7);
  }

  @Test
  void destination_anyWay_isWithinAMillimetreOfKarney() {
    long seed = 4;
    SplittableRandom random = new SplittableRandom(seed);
    double worstM = 0;
    for (int i = 0; i < 50_000; i++) {
      Wgs84Position a = place(random);
      double bearing = random.nextDouble(-360, 360);
      double metres = Math.pow(10, random.nextDouble(0, 7.2)) * (random.nextBoolean() ? 1 : -1);
      GeodesicData truth = Geodesic.WGS84.Direct(a.lat(), a.lng(), bearing, metres);
      Wgs84Position found = Geodesics.destination(a, bearing, metres);
      worstM =
          Math.max(
              worstM, Geodesic.WGS84.Inverse(found.lat(), found.lng(), truth.lat2, truth.lon2).s12);
    }
    assertThat(worstM).as("seed %s", seed).isLessThan(0.001);
  }

  @Test
  void interpolate_anyFraction_liesOnTheGeodesic() {
    double wholeM = Geodesics.distanceM(HANGZHOU, BEIJING);
    for (double f : new double[] {0.1, 0.25, 0.5, 0.9}) {
      Wgs84Position p = Geodesics.interpolate(HANGZHOU, BEIJING, f);
      assertThat(Geodesics.distanceM(HANGZHOU, p)).isCloseTo(f * wholeM, within(0.001));
      assertThat(Geodesics.distanceM(p, BEIJING)).isCloseTo((1 - f) * wholeM, within(0.001));
    }
    assertThat(Geodesics.interpolate(HANGZHOU, BEIJING, 0)).isEqualTo(HANGZHOU);
    assertThat(Geodesics.interpolate(HANGZHOU, BEIJING, 1)).isEqualTo(BEIJING);
    assertThat(Geodesics.interpolate(HANGZHOU, HANGZHOU, 0.3)).isEqualTo(HANGZHOU);
  }

  @Test
  void inverse_degenerateAndAntipodal_isDefined() {
    assertThat(Geodesics.distanceM(HANGZHOU, HANGZHOU)).isZero();
    assertThat(Geodesics.initialBearingDeg(HANGZHOU, HANGZHOU)).isZero();
    double acrossM =
        Geodesics.distanceM(new Wgs84Position(-179.999, 10), new Wgs84Position(179.999, 10));
    assertThat(acrossM).isCloseTo(219.3, within(0.1));
    double antipodalM = Geodesics.distanceM(new Wgs84Position(0, 0.1), new Wgs84Position(179.9, 0));
    assertThat(antipodalM)
        .isCloseTo(Geodesic.WGS84.Inverse(0.1, 0, 0, 179.9).s12, within(20_010_000 * 0.006));
  }

  @Test
  void metresPerDegree_atAnyLatitude_areTheLocalScales() {
    for (double lat = -80; lat <= 80; lat += 7) {
      double eastM = Geodesic.WGS84.Inverse(lat, 0, lat, 1e-4).s12;
      double northM = Geodesic.WGS84.Inverse(lat - 5e-5, 0, lat + 5e-5, 0).s12;
      assertThat(Geodesics.metresPerDegreeLng(lat) * 1e-4).isCloseTo(eastM, within(1e-6));
      assertThat(Geodesics.metresPerDegreeLat(lat) * 1e-4).isCloseTo(northM, within(1e-6));
    }
  }

  @Test
  void destination_notFinite_isRefused() {
    assertThatThrownBy(() -> Geodesics.destination(HANGZHOU, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  private static Wgs84Position place(SplittableRandom random) {
    return new Wgs84Position(random.nextDouble(-180, 180), random.nextDouble(-90, 90));
  }

  private static Wgs84Position near(SplittableRandom random, Wgs84Position a) {
    double reach = Math.pow(10, random.nextDouble(-6, 1));
    return new Wgs84Position(
        Math.max(-180, Math.min(180, a.lng() + random.nextDouble(-reach, reach))),
        Math.max(-90, Math.min(90, a.lat() + random.nextDouble(-reach, reach))));
  }
}
