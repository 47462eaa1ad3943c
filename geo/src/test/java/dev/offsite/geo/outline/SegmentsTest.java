package dev.offsite.geo.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;

class SegmentsTest {
  @ParameterizedTest
  @CsvSource({
    "0,0,4,4, 0,4,4,0, true",
    "0,0,4,4, 4,4,8,0, true",
    "0,0,4,4, 2,2,9,2, true",
    "0,0,4,4, 3,2,9,2, false",
    "0,0,4,0, 2,0,9,0, true",
    "0,0,4,0, 5,0,9,0, false",
    "0,0,4,0, 4,0,9,0, true",
    "0,0,4,0, 0,1,4,1, false",
    "0,0,9,9, 3,3,3,3, true",
    "0,0,9,9, 3,4,3,4, false",
    "3,3,3,3, 3,3,3,3, true",
    "-1800000000,-900000000,1800000000,900000000, -1800000000,900000000,1800000000,-900000000, true",
    "-1800000000,-900000000,1800000000,900000000, 1,0,1800000000,-900000000, false",
  })
  void touch_tableOfCases_isClosed(
      int ax, int ay, int bx, int by, int cx, int cy, int dx, int dy, boolean expected) {
    assertThat(Segments.touch(ax, ay, bx, by, cx, cy, dx, dy)).isEqualTo(expected);
    assertThat(Segments.touch(dx, dy, cx, cy, bx, by, ax, ay)).isEqualTo(expected);
  }

  @Test
  void touch_randomSegments_equalsJts() {
    long seed = 17;
    SplittableRandom random = new SplittableRandom(seed);
    RobustLineIntersector jts = new RobustLineIntersector();
    int touching = 0;
    int count = 300_000;
    for (int i = 0; i < count; i++) {
      int reach = 2 << random.nextInt(1, 29);
      int[] v = new int[8];
      for (int k = 0; k < 8; k++) {
        v[k] = random.nextInt(-reach, reach);
      }
      jts.computeIntersection(
          new Coordinate(v[0], v[1]),
          new Coordinate(v[2], v[3]),
          new Coordinate(v[4], v[5]),
          new Coordinate(v[6], v[7]));
      boolean found = Segments.touch(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
      touching += found ? 1 : 0;
      if (found != jts.hasIntersection()) {
        assertThat(found).as("seed %s, case %s", seed, i).isEqualTo(jts.hasIntersection());
      }
    }
    assertThat(touching).isBetween(count / 10, count / 2);
  }
}
