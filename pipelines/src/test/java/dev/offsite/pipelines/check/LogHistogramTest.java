package dev.offsite.pipelines.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogHistogramTest {

  @Test
  void quantile_oneLength_isExact() {
    LogHistogram lengths = new LogHistogram();
    for (int i = 0; i < 100; i++) {
      lengths.add(30_000);
    }

    assertThat(lengths.quantile(0.5)).isEqualTo(30_000);
    assertThat(lengths.quantile(0.95)).isEqualTo(30_000);
  }

  @Test
  void quantile_manyLengths_isRightToFourPercent() {
    for (long seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      LogHistogram lengths = new LogHistogram();
      long[] all = new long[2_000];
      for (int i = 0; i < all.length; i++) {
        all[i] = (long) Math.exp(random.nextDouble() * 25);
        lengths.add(all[i]);
      }
      Arrays.sort(all);

      for (double q : new double[] {0.01, 0.5, 0.95, 1}) {
        double exact = (double) all[(int) Math.ceil(q * all.length) - 1];
        assertThat((double) lengths.quantile(q))
            .as("seed %d, quantile %s", seed, q)
            .isCloseTo(exact, within(0.04 * exact + 1));
      }
      assertThat(lengths.least()).isEqualTo(all[0]);
      assertThat(lengths.greatest()).isEqualTo(all[all.length - 1]);
    }
  }

  @Test
  void add_extremes_staysWithinItsBins() {
    LogHistogram lengths = new LogHistogram();
    lengths.add(Long.MAX_VALUE);
    lengths.add(-5);

    assertThat(lengths.count()).isEqualTo(2);
    assertThat(lengths.quantile(0.5)).isZero();
    assertThat(lengths.quantile(1)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void missing_everyThirdLengthDoubled_countsOneForEach() {
    LogHistogram lengths = new LogHistogram();
    for (int i = 0; i < 90; i++) {
      lengths.add(i % 3 == 0 ? 2_000 : 1_000);
    }
    lengths.add(60_000);

    assertThat(lengths.missing(1_000, 10_000)).isEqualTo(new LogHistogram.Missing(30, 90, 1));
  }

  @Test
  void quantile_nothing_isZero() {
    assertThat(new LogHistogram().quantile(0.5)).isZero();
    assertThat(new LogHistogram().missing(1, 2).regularShare()).isZero();
  }
}
