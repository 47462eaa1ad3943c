package dev.offsite.simulators.fault;

import java.time.Duration;
import java.util.SplittableRandom;

/** Checks and draws that several faults share. */
final class Chance {

  /** Longest delay of a single message: above it a device would have been called broken. */
  static final Duration DELAY_MAX = Duration.ofHours(1);

  static void requireProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability " + probability + " is not 0 to 1");
    }
  }

  static void requireDelay(String name, Duration delay) {
    if (delay.toMillis() < 1 || delay.compareTo(DELAY_MAX) > 0) {
      throw new IllegalArgumentException(name + " " + delay + " is not 1 ms to " + DELAY_MAX);
    }
  }

  /** Milliseconds from 1 to {@code most}, all equally likely. */
  static long millisWithin(SplittableRandom random, Duration most) {
    return 1 + random.nextLong(most.toMillis());
  }

  private Chance() {}
}
