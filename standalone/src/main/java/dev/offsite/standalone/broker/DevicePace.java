package dev.offsite.standalone.broker;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast each device may publish before its connection is read more slowly: a token bucket each,
 * which may go into debt. Thread-safe; hot path.
 *
 * <p>This is no limit of what a device may send, which the ingest job judges: it keeps one device
 * from filling the queue in which all others wait. Bounded: beyond {@link #DEVICES_MAX} devices the
 * one that was silent longest is forgotten.
 */
final class DevicePace {

  /**
   * Messages a second. Fifty times what ingest lands of one device, so that its excess is still
   * seen as dead letters, and a tenth of what one machine lands.
   */
  static final int PER_SECOND = 1_000;

  /** Messages at once after a silence: a second of the pace. */
  static final int BURST = 1_000;

  /** Longest pause at once, well below the shortest keep-alive in use: pings must be read. */
  static final Duration PAUSE_MAX = Duration.ofSeconds(1);

  static final int DEVICES_MAX = 100_000;

  private static final double NANOS = 1e9;

  private final Map<String, Bucket> buckets;

  DevicePace() {
    this(DEVICES_MAX);
  }

  DevicePace(int devicesMax) {
    this.buckets = new SilentLongestForgotten(devicesMax);
  }

  private static final class Bucket {
    private double tokens = BURST;
    private long filledAtNanos;

    Bucket(long nowNanos) {
      filledAtNanos = nowNanos;
    }
  }

  private static final class SilentLongestForgotten extends LinkedHashMap<String, Bucket> {
    private static final long serialVersionUID = 1L;
    private final int devicesMax;

    SilentLongestForgotten(int devicesMax) {
      super(1024, 0.75f, true);
      this.devicesMax = devicesMax;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > devicesMax;
    }
  }

  /**
   * Takes a token for a message that has come.
   *
   * @param nowNanos on {@link System#nanoTime}
   * @return for how long the device's connection should not be read; zero while it keeps the pace
   */
  synchronized Duration pauseAfter(String deviceId, long nowNanos) {
    Bucket bucket = buckets.computeIfAbsent(deviceId, id -> new Bucket(nowNanos));
    long elapsed = nowNanos - bucket.filledAtNanos;
    if (elapsed > 0) {
      bucket.tokens = Math.min(BURST, bucket.tokens + elapsed * PER_SECOND / NANOS);
      bucket.filledAtNanos = nowNanos;
    }
    bucket.tokens -= 1;
    if (bucket.tokens >= 0) {
      return Duration.ZERO;
    }
    Duration debt = Duration.ofNanos((long) (-bucket.tokens * NANOS / PER_SECOND));
    return debt.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : debt;
  }

  synchronized int devices() {
    return buckets.size();
  }
}
