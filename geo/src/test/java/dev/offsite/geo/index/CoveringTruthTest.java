package dev.offsite.geo.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.testing.JtsTruth;
import dev.offsite.geo.testing.Probes;
import dev.offsite.geo.testing.RandomOutlines;
import dev.offsite.geo.testing.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The index answers as JTS does, on every kind of shape and place. */
class CoveringTruthTest {
  @ParameterizedTest
  @CsvSource({
    // seed, fences, lng, lat, reach, points: a city, a crowded block, a single cell, a province,
    // the corner where four root cells meet, the ends of the earth.
    "1, 300, 1201536000, 302650000, 2000000, 400000",
    "2, 400, 1201536000, 302650000, 60000, 400000",
    "3, 300, 1201536001, 302649999, 3000, 300000",
    "4, 120, 1201536000, 302650000, 30000000, 300000",
    "5, 200, 0, 0, 200000, 300000",
    "6, 100, 1207959552, 268435456, 100000000, 300000",
    "7, 100, 1789000000, -700000000, 10900000, 200000",
    "8, 60, -1300000000, 500000000, 200000000, 200000",
  })
  void covering_anyPlace_equalsJts(long first, int count, int x, int y, int reach, int points) {
    for (long seed : Seeds.from(first)) {
      compare(seed, count, x, y, reach, points);
    }
  }

  private static void compare(long seed, int count, int x, int y, int reach, int points) {
    List<Fence> fences = new RandomOutlines(seed).world(count, x, y, reach);
    GeofenceIndex index = GeofenceIndex.of(fences);
    JtsTruth truth = new JtsTruth(fences);
    Probes probes = new Probes(seed, fences, x, y, reach);
    int[] out = new int[count];
    long hits = 0;
    for (int i = 0; i < points; i++) {
      int[] p = probes.next();
      int n = index.covering(p[0], p[1], out);
      int[] found = Arrays.copyOf(out, n);
      Arrays.sort(found);
      int[] expected = truth.covering(p[0], p[1]);
      hits += n;
      if (!Arrays.equals(found, expected)) {
        assertThat(found)
            .as("seed %s, point %s (%s, %s)", seed, i, p[0], p[1])
            .containsExactly(expected);
      }
    }
    assertThat(hits).as("the probes meet fences").isGreaterThan(points / 4);
  }
}
