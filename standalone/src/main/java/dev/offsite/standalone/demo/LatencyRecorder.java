package dev.offsite.standalone.demo;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * Percentiles of latencies, exact to three digits, in bounded memory. Safe for several threads.
 *
 * <p>Latency is measured once for each candidate: from the publish of the message that opened it to
 * the moment at which its first revision can be read. Later revisions may be made by a timer, long
 * after the message.
 */
final class LatencyRecorder {

  private static final long MICROS_MAX = Duration.ofHours(1).toNanos() / 1_000;
  private static final int DIGITS = 3;
  private static final double MICROS_PER_MILLI = 1_000;

  private final Histogram micros = new Histogram(MICROS_MAX, DIGITS);

  /** Takes a latency in; one below zero, from two clocks, counts as zero. */
  synchronized void record(Duration latency) {
    micros.recordValue(Math.max(0, Math.min(latency.toNanos() / 1_000, MICROS_MAX)));
  }

  /** Latencies so far. */
  synchronized DemoStatus.LatencyFigures figures() {
    if (micros.getTotalCount() == 0) {
      return new DemoStatus.LatencyFigures(0, 0, 0, 0);
    }
    return new DemoStatus.LatencyFigures(
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
        micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
        micros.getMaxValue() / MICROS_PER_MILLI);
  }
}
