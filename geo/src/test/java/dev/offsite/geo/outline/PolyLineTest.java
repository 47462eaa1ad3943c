package dev.offsite.geo.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.Wgs84Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The point of a line nearest to a position: edge, fraction, metres. */
class PolyLineTest {
  /** East along latitude 0, then north: an L of two edges of 0.01 degree. */
  private static final PolyLine CORNER =
      PolyLine.of(List.of(at(0, 0), at(0.01, 0), at(0.01, 0.01)));

  private static Wgs84Position at(double lng, double lat) {
    return new Wgs84Position(lng, lat);
  }

  @ParameterizedTest
  @CsvSource({
    // Beside the middle of each edge, on it, before the start, past the end.
    "0.005, 0.001, 0, 0.5, 110.57",
    "0.005, -0.001, 0, 0.5, 110.57",
    "0.0025, 0, 0, 0.25, 0",
    "-0.001, 0, 0, 0, 111.32",
    "0, 0, 0, 0, 0",
    "0.011, 0.005, 1, 0.5, 111.32",
    "0.01, 0.0075, 1, 0.75, 0",
    "0.01, 0.011, 1, 1, 110.57",
  })
  void nearest_aroundACorner_isThisPoint(
      double lng, double lat, int edge, double fraction, double distanceM) {
    PolyLine.Nearest nearest = CORNER.nearest(at(lng, lat));
    assertThat(nearest.edge()).isEqualTo(edge);
    assertThat(nearest.fraction()).isCloseTo(fraction, within(1e-9));
    assertThat(nearest.distanceM()).isCloseTo(distanceM, within(0.01));
  }

  @Test
  void of_positionsThatRoundToOne_isRefused() {
    assertThatThrownBy(() -> PolyLine.of(List.of(at(0, 0), at(0.00000004, 0))))
        .isInstanceOf(InvalidOutlineException.class)
        .hasMessage("a line needs two different positions");
    assertThatThrownBy(() -> PolyLine.of(List.of())).isInstanceOf(InvalidOutlineException.class);
    assertThatThrownBy(() -> PolyLine.of(List.of(at(1, 1))))
        .isInstanceOf(InvalidOutlineException.class);
    assertThat(PolyLine.of(List.of(at(0, 0), at(0.00000006, 0))).vertexCount()).isEqualTo(2);
  }

  @Test
  void of_repetitions_areDroppedButReturnsAreKept() {
    PolyLine line = PolyLine.of(List.of(at(0, 0), at(0, 0), at(1, 0), at(1, 0), at(0, 0)));
    assertThat(line.vertexCount()).isEqualTo(3);
    assertThat(line.vertex(1)).isEqualTo(at(1, 0));
    assertThat(line.vertex(2)).isEqualTo(at(0, 0));
  }

  @Test
  void nearest_onALineThereAndBack_isTheWayThere() {
    // Enough edges for several blocks of the tree; the way back runs over the same places.
    for (int edges = 1; edges <= 80; edges++) {
      List<Wgs84Position> positions = new ArrayList<>();
      for (int i = 0; i <= edges; i++) {
        positions.add(Wgs84Position.ofE7(10_000 * i, 0));
      }
      for (int i = edges - 1; i >= 0; i--) {
        positions.add(Wgs84Position.ofE7(10_000 * i, 0));
      }
      PolyLine line = PolyLine.of(positions);
      for (int i = 0; i < edges; i++) {
        PolyLine.Nearest nearest = line.nearest(Wgs84Position.ofE7(10_000 * i + 5_000, 7_000));
        assertThat(nearest.edge()).as("%s edges, beside edge %s", edges, i).isEqualTo(i);
      }
    }
  }

  @Test
  void nearest_betweenTwoBranches_isTheFirstOfEqualDistance() {
    // A hairpin: the northern branch comes first, whichever block of the tree is looked at first.
    for (int edges = 1; edges <= 80; edges++) {
      List<Wgs84Position> positions = new ArrayList<>();
      for (int i = 0; i <= edges; i++) {
        positions.add(Wgs84Position.ofE7(10_000 * i, 10_000));
      }
      for (int i = edges; i >= 0; i--) {
        positions.add(Wgs84Position.ofE7(10_000 * i, -10_000));
      }
      PolyLine line = PolyLine.of(positions);
      for (int i = 0; i < edges - 1; i++) {
        Wgs84Position between = Wgs84Position.ofE7(10_000 * i + 5_000, 0);
        assertThat(line.nearest(between).edge()).as("%s edges, beside %s", edges, i).isEqualTo(i);
      }
    }
  }
}
