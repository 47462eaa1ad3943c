package dev.offsite.geo.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Circle;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.RoutePosition;
import dev.offsite.geo.testing.Boxes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Circles and corridors are true in metres on the ellipsoid. */
class MetricOutlinesTest {
  private static final double STRAY_M = 0.07;

  @ParameterizedTest
  @CsvSource({
    "120.15, 30.26, 1",
    "120.15, 30.26, 50",
    "120.15, 30.26, 5000",
    "10, 64, 800",
    "0, 0, 300",
    "-60, -50, 150000",
    "180, 20, 900",
    "-179.995, -35, 2000",
  })
  void circle_anyBearing_staysWithinItsTolerance(double lng, double lat, double radiusM) {
    Wgs84Position centre = new Wgs84Position(lng, lat);
    Outline outline = Circle.of(centre, radiusM).outline();
    for (int i = 0; i < 900; i++) {
      Wgs84Position inside = Geodesics.destination(centre, i * 0.4, radiusM - STRAY_M);
      Wgs84Position outside = Geodesics.destination(centre, i * 0.4, radiusM + STRAY_M);
      assertThat(outline.covers(inside.lngE7(), inside.latE7())).as("inside, %s", i).isTrue();
      assertThat(outline.covers(outside.lngE7(), outside.latE7())).as("outside, %s", i).isFalse();
    }
  }

  @Test
  void circle_acrossTheAntimeridian_isCutInTwo() {
    Outline outline = Circle.of(new Wgs84Position(179.999, 0), 1000).outline();
    assertThat(outline.toGeometry().getNumGeometries()).isEqualTo(2);
    assertThat(outline.maxLngE7()).isEqualTo(1_800_000_000);
    assertThat(outline.minLngE7()).isEqualTo(-1_800_000_000);
  }

  @ParameterizedTest
  @CsvSource({"1, 30, 20", "2, 30, 5", "3, 29, 500", "4, 0, 50", "5, 60, 100", "6, -45, 3000"})
  void corridor_anyPlace_isAsWideAsItSays(long seed, double lat, double halfWidthM) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Wgs84Position> line = line(random, lat);
    Corridor corridor = Corridor.of(line, halfWidthM);
    double strayM = STRAY_M + 5e-4 * halfWidthM;
    int near = 0;
    for (int i = 0; i < 1200; i++) {
      Wgs84Position on = corridor.route().at(random.nextDouble() * corridor.route().lengthM());
      Wgs84Position p =
          Geodesics.destination(
              on, random.nextDouble() * 360, halfWidthM * (0.9 + 0.3 * random.nextDouble()));
      double distanceM = distanceM(line, p);
      if (Math.abs(distanceM - halfWidthM) > strayM) {
        near++;
        assertThat(corridor.outline().covers(p.lngE7(), p.latE7()))
            .as("seed %s, point %s at %s m", seed, i, distanceM)
            .isEqualTo(distanceM < halfWidthM);
      }
      RoutePosition located = corridor.route().locate(p);
      assertThat(located.distanceM())
          .as("seed %s, point %s", seed, i)
          .isCloseTo(distanceM, within(0.012 + 1e-6 * distanceM));
      double borderM = corridor.outline().borderDistanceM(p);
      assertThat(borderM < 0)
          .as("sign, seed %s, point %s", seed, i)
          .isEqualTo(corridor.outline().covers(p.lngE7(), p.latE7()));
      // The nearest border point is never farther off than the border straight ahead.
      assertThat(Math.abs(borderM))
          .as("border, seed %s, point %s", seed, i)
          .isLessThan(Math.abs(distanceM - halfWidthM) + strayM + 0.2 * halfWidthM);
    }
    assertThat(near).as("seed %s", seed).isGreaterThan(300);
  }

  @Test
  void borderDistance_ofABox_isMetresToTheNearestSide() {
    Outline box = Boxes.of(new Wgs84Position(120, 30), new Wgs84Position(120.01, 30.01));
    Wgs84Position east = new Wgs84Position(120.02, 30.005);
    assertThat(box.borderDistanceM(east))
        .isCloseTo(Geodesics.distanceM(east, new Wgs84Position(120.01, 30.005)), within(0.001));
    Wgs84Position inside = new Wgs84Position(120.005, 30.001);
    assertThat(box.borderDistanceM(inside))
        .isCloseTo(-Geodesics.distanceM(inside, new Wgs84Position(120.005, 30)), within(0.001));
    assertThat(box.borderDistanceM(new Wgs84Position(120.01, 30.003))).isCloseTo(0, within(1e-9));
    Wgs84Position far = new Wgs84Position(121, 31);
    assertThat(box.borderDistanceM(far))
        .isCloseTo(Geodesics.distanceM(far, new Wgs84Position(120.01, 30.01)), within(100.0));
  }

  @Test
  void chainage_alongARoute_countsFromItsStart() {
    List<Wgs84Position> line =
        List.of(
            new Wgs84Position(120, 30),
            new Wgs84Position(120.01, 30),
            new Wgs84Position(120.01, 30),
            new Wgs84Position(120.01, 30.02));
    Corridor corridor = Corridor.of(line, 30);
    double firstM = Geodesics.distanceM(line.get(0), line.get(1));
    double secondM = Geodesics.distanceM(line.get(1), line.get(3));
    assertThat(corridor.route().lengthM()).isCloseTo(firstM + secondM, within(1e-6));
    RoutePosition beside = corridor.route().locate(new Wgs84Position(120.0105, 30.01));
    assertThat(beside.chainageM()).isCloseTo(firstM + secondM / 2, within(0.5));
    assertThat(beside.distanceM())
        .isCloseTo(0.0005 * Geodesics.metresPerDegreeLng(30.01), within(0.01));
    assertThat(corridor.route().at(-5)).isEqualTo(line.get(0));
    assertThat(corridor.route().at(1e9)).isEqualTo(line.get(3));
    assertThat(corridor.route().locate(corridor.route().at(firstM + 7)).chainageM())
        .isCloseTo(firstM + 7, within(0.01));
  }

  @Test
  void metricShapes_outOfRange_areRefusedWithTheReason() {
    Wgs84Position a = new Wgs84Position(120, 30);
    assertThatThrownBy(() -> Circle.of(a, 0.1)).hasMessageContaining("radius 0.1 m");
    assertThatThrownBy(() -> Circle.of(a, Double.NaN)).hasMessageContaining("radius NaN m");
    assertThatThrownBy(() -> Circle.of(new Wgs84Position(0, 84.9), 90_000))
        .hasMessageContaining("beyond 85");
    assertThatThrownBy(() -> Corridor.of(List.of(a, a), 20))
        .hasMessageContaining("two different positions");
    assertThatThrownBy(() -> Corridor.of(List.of(), 20))
        .hasMessageContaining("two different positions");
    assertThatThrownBy(() -> Corridor.of(List.of(a, new Wgs84Position(-120, 30)), 20))
        .hasMessageContaining("antimeridian");
    assertThatThrownBy(() -> Corridor.of(List.of(a, new Wgs84Position(150, 30)), 20))
        .hasMessageContaining("longer than");
    assertThatThrownBy(() -> Corridor.of(List.of(a, new Wgs84Position(120, 31)), 20_000))
        .hasMessageContaining("half-width 20000.0 m");
  }

  private static List<Wgs84Position> line(SplittableRandom random, double lat) {
    List<Wgs84Position> line = new ArrayList<>();
    Wgs84Position at = new Wgs84Position(120, lat);
    double bearing = random.nextDouble() * 360;
    for (int i = 0; i < 12; i++) {
      line.add(at);
      bearing += random.nextDouble(-50, 50);
      at = Geodesics.destination(at, bearing, random.nextDouble(100, 3000));
    }
    return line;
  }

  /** Shortest distance to the line by narrowing down on every segment: slow and sure. */
  private static double distanceM(List<Wgs84Position> line, Wgs84Position p) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 1; i < line.size(); i++) {
      double low = 0;
      double high = 1;
      while (high - low > 1e-7) {
        double a = low + (high - low) / 3;
        double b = high - (high - low) / 3;
        if (distanceM(line.get(i - 1), line.get(i), a, p)
            < distanceM(line.get(i - 1), line.get(i), b, p)) {
          high = b;
        } else {
          low = a;
        }
      }
      best = Math.min(best, distanceM(line.get(i - 1), line.get(i), (low + high) / 2, p));
    }
    return best;
  }

  private static double distanceM(Wgs84Position a, Wgs84Position b, double f, Wgs84Position p) {
    return Geodesics.distanceM(
        p, new Wgs84Position(a.lng() + f * (b.lng() - a.lng()), a.lat() + f * (b.lat() - a.lat())));
  }
}
