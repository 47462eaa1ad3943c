package dev.offsite.pipelines.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses between attempts to connect: doubling from the shortest to the longest, each shortened
 * by up to a fifth at random so that many sessions do not return to a broker in the same instant.
 */
final class Backoff {
  private static final double JITTER = 0.2;

  private final long minMillis;
  private final long maxMillis;
  private final RandomGenerator random;
  private long nextMillis;

  Backoff(Duration min, Duration max, RandomGenerator random) {
    this.minMillis = min.toMillis();
    this.maxMillis = max.toMillis();
    this.random = random;
    this.nextMillis = minMillis;
  }

  /** Returns the next pause. */
  Duration next() {
    long pause = nextMillis;
    nextMillis = Math.min(maxMillis, nextMillis * 2);
    return Duration.ofMillis(Math.max(1, Math.round(pause * (1 - JITTER * random.nextDouble()))));
  }

  /** Starts again from the shortest pause; to be called when a connection has proved stable. */
  void reset() {
    nextMillis = minMillis;
  }
}
