package dev.offsite.standalone.bench;

import org.HdrHistogram.Histogram;

/** Times from publishing to standing in Kafka, to a hundredth of their value. */
final class Latencies {

  private static final long MILLIS_MAX = 600_000;
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram micros = new Histogram(MILLIS_MAX * 1_000, SIGNIFICANT_DIGITS);

  void add(long nanos) {
    micros.recordValue(Math.max(0, Math.min(nanos / 1_000, MILLIS_MAX * 1_000)));
  }

  /** The figures so far. */
  Figures figures() {
    return new Figures(
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }

  /**
   * Figures of one phase.
   *
   * @param messages how many were measured
   * @param p50Millis half are faster
   * @param p99Millis all but one in a hundred are faster
   * @param maxMillis the slowest
   */
  record Figures(long messages, double p50Millis, double p99Millis, double maxMillis) {}
}
