package dev.offsite.simulators.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DayCurveTest {

  private static final long SEED = 7;

  @Test
  void factor_atEachHour_isTheOneOfTheClock() {
    DayCurve curve = new DayCurve(rising(), 7 * 3_600 + 3_000);
    assertThat(curve.factorAt(0)).isEqualTo(0.7);
    assertThat(curve.factorAt(599.999)).isEqualTo(0.7);
    assertThat(curve.factorAt(600)).isEqualTo(0.8);
    assertThat(curve.factorAt(17 * 3_600)).isEqualTo(0.0);
    assertThat(curve.factorAt(-3_001)).isEqualTo(0.6);
    assertThat(curve.factorAt(-3_000)).isEqualTo(0.7);
  }

  @Test
  void stream_everyHour_hasTheRateOfItsFactor() {
    DayCurve curve = new DayCurve(rising(), 0);
    SplittableRandom random = new SplittableRandom(SEED);
    int[] counts = new int[24];
    double atS = curve.nextS(random, 0, 2);
    while (atS < 86_400) {
      counts[(int) (atS / 3_600)]++;
      atS = curve.nextS(random, atS, 2);
    }
    for (int hour = 0; hour < 24; hour++) {
      double expected = 1_800 * hour / 10.0;
      // Four deviations of a Poisson count.
      assertThat((double) counts[hour])
          .as("hour %s of seed %s", hour, SEED)
          .isCloseTo(expected, within(4 * Math.sqrt(expected) + 1e-9));
    }
  }

  @Test
  void stream_onlyOneHourWithTraffic_waitsForIt() {
    List<Double> factors = new ArrayList<>(Collections.nCopies(24, 0.0));
    factors.set(5, 1.0);
    DayCurve curve = new DayCurve(factors, 6 * 3_600);
    double atS = curve.nextS(new SplittableRandom(SEED), 0, 1);
    assertThat(atS).isBetween(23 * 3_600.0, 24 * 3_600.0);
  }

  private static List<Double> rising() {
    List<Double> factors = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      factors.add(hour / 10.0);
    }
    return factors;
  }
}
