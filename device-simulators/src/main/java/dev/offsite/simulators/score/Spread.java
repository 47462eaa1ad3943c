package dev.offsite.simulators.score;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How measured values are spread. Percentiles are of the nearest rank: values that really occurred.
 *
 * @param count number of values
 * @param min smallest; below 0 where a signed difference is measured
 * @param p50 the value that half of them do not exceed
 * @param p95 the value that 95 % do not exceed
 * @param max largest
 */
public record Spread(int count, double min, double p50, double p95, double max) {

  /** The spread of these values; null if there is none. */
  static @Nullable Spread of(Collection<Double> values) {
    if (values.isEmpty()) {
      return null;
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(
        sorted.length, sorted[0], rank(sorted, 50), rank(sorted, 95), sorted[sorted.length - 1]);
  }

  private static double rank(double[] sorted, int percent) {
    int rank = (sorted.length * percent + 99) / 100;
    return sorted[rank - 1];
  }
}
