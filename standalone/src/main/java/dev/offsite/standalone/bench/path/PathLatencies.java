package dev.offsite.standalone.bench.path;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.standalone.demo.DemoObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.Histogram;

/**
 * Latencies, from the publish of the message that opened a candidate until its first revision can
 * be read, of messages published from a moment on. Exact to three digits, in bounded memory;
 * thread-safe.
 */
final class PathLatencies implements DemoObserver {

  private static final long MICROS_MAX = Duration.ofHours(1).toNanos() / 1_000;
  private static final int DIGITS = 3;

  private final Clock clock;
  private final Histogram micros = new Histogram(MICROS_MAX, DIGITS);
  private Instant from = Instant.MAX;

  /** None counts until {@link #countFrom}. */
  PathLatencies(Clock clock) {
    this.clock = clock;
  }

  /** What is published at this moment or later counts. */
  synchronized void countFrom(Instant moment) {
    from = moment;
  }

  @Override
  public void published(DeviceMessage message) {}

  @Override
  public synchronized void found(Duration latency) {
    if (!clock.instant().minus(latency).isBefore(from)) {
      micros.recordValue(Math.max(0, Math.min(latency.toNanos() / 1_000, MICROS_MAX)));
    }
  }

  /** Those so far. */
  synchronized Figures figures() {
    if (micros.getTotalCount() == 0) {
      return Figures.NONE;
    }
    return new Figures(
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getValueAtPercentile(99.9) / 1e3,
        micros.getMaxValue() / 1e3);
  }

  /**
   * Milliseconds; not a number where nothing was measured.
   *
   * @param candidates how many were measured
   */
  record Figures(long candidates, double p50Ms, double p99Ms, double p999Ms, double maxMs) {
    static final Figures NONE = new Figures(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }
}
