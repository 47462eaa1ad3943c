package dev.offsite.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chainage along a route: from its start, held to its ends, and back to places. */
class RouteLineTest {
  private static final Wgs84Position A = at(120, 30);
  private static final Wgs84Position B = at(120.01, 30);
  private static final Wgs84Position C = at(120.01, 30.02);
  private static final double AB_M = Geodesics.distanceM(A, B);
  private static final double BC_M = Geodesics.distanceM(B, C);

  private static Wgs84Position at(double lng, double lat) {
    return new Wgs84Position(lng, lat);
  }

  @Test
  void length_isTheSumOfItsGeodesics() {
    assertThat(RouteLine.of(List.of(A, B, C)).lengthM()).isEqualTo(AB_M + BC_M);
    assertThat(RouteLine.of(List.of(A, B, A)).lengthM()).isEqualTo(2 * AB_M);
    assertThat(RouteLine.of(List.of(A, A, B, B)).lengthM()).isEqualTo(AB_M);
  }

  @ParameterizedTest
  @CsvSource({"-1e9, 0", "-0.001, 0", "0, 0", "1e-9, 0", "1e9, 2", "Infinity, 2", "-Infinity, 0"})
  void at_beyondTheEnds_isHeldToThem(double metres, int vertex) {
    RouteLine route = RouteLine.of(List.of(A, B, C));
    Wgs84Position end = List.of(A, B, C).get(vertex);
    assertThat(Geodesics.distanceM(route.at(metres), end)).isLessThan(1e-6);
  }

  @Test
  void at_vertices_areThePositionsThemselves() {
    RouteLine route = RouteLine.of(List.of(A, B, C));
    assertThat(route.at(0)).isEqualTo(A);
    assertThat(route.at(AB_M)).isEqualTo(B);
    assertThat(Geodesics.distanceM(route.at(route.lengthM()), C)).isLessThan(1e-6);
    // Both sides of the middle vertex lie on their own edge.
    assertThat(route.at(AB_M - 1).lat()).isEqualTo(30.0);
    assertThat(route.at(AB_M + 1).lng()).isEqualTo(120.01);
    assertThat(route.at(AB_M + 1).lat()).isGreaterThan(30.0);
  }

  @Test
  void at_aRouteWithoutLength_isItsPlace() {
    // All longitudes meet at the pole, and +180 is -180.
    RouteLine pole = RouteLine.of(List.of(at(0, 90), at(90, 90)));
    assertThat(pole.lengthM()).isCloseTo(0, within(1e-6));
    assertThat(pole.at(0).lat()).isEqualTo(90.0);
    assertThat(pole.at(5).lat()).isEqualTo(90.0);
    RouteLine dateLine = RouteLine.of(List.of(at(180, 10), at(-180, 10)));
    assertThat(Math.abs(dateLine.at(0).lng())).isEqualTo(180.0);
  }

  @Test
  void locate_anyChainage_findsItAgain() {
    long seed = 71;
    SplittableRandom random = new SplittableRandom(seed);
    List<Wgs84Position> line = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      line.add(at(120 + 0.003 * i, 30 + 0.002 * random.nextDouble()));
    }
    RouteLine route = RouteLine.of(line);
    for (int i = 0; i < 2_000; i++) {
      double metres = random.nextDouble() * route.lengthM();
      RoutePosition found = route.locate(route.at(metres));
      assertThat(found.chainageM())
          .as("seed %s, %s m", seed, metres)
          .isCloseTo(metres, within(0.02));
      assertThat(found.distanceM()).as("seed %s, %s m", seed, metres).isLessThan(0.01);
    }
  }

  @Test
  void locate_besideTheRoute_isTheFootOfThePerpendicular() {
    RouteLine route = RouteLine.of(List.of(A, B, C));
    Wgs84Position north = at(120.005, 30.0001);
    RoutePosition found = route.locate(north);
    assertThat(found.chainageM()).isCloseTo(AB_M / 2, within(0.01));
    assertThat(found.distanceM())
        .isCloseTo(Geodesics.distanceM(north, at(120.005, 30)), within(0.001));
    assertThat(route.locate(at(119.99, 30)).chainageM()).isEqualTo(0.0);
    assertThat(route.locate(at(120.01, 30.03)).chainageM()).isEqualTo(AB_M + BC_M);
  }

  @Test
  void locate_onAWayThereAndBack_countsTheWayThere() {
    RouteLine route = RouteLine.of(List.of(A, B, A));
    assertThat(route.locate(at(120.0025, 30.0001)).chainageM()).isCloseTo(AB_M / 4, within(0.01));
    assertThat(route.locate(A).chainageM()).isEqualTo(0.0);
  }

  @Test
  void of_onePlace_isRefused() {
    assertThatThrownBy(() -> RouteLine.of(List.of(A, A)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two different positions");
  }
}
