package dev.offsite.standalone.chaos;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What may go wrong on a network, how often, and how often it did. Thread-safe.
 *
 * <p>Drops and stalls have a number, so that a run ends; delays go on.
 */
final class Faults {

  /** What becomes of a chunk of bytes. */
  enum Fault {
    /** It passes. */
    NONE,
    /** It passes late. */
    DELAY,
    /** The connection ends in its place. */
    DROP,
    /** It vanishes, and everything after it: the connection is half-open. */
    STALL
  }

  private final long seed;
  private final int delayMsMax;
  private final AtomicInteger dropsLeft;
  private final AtomicInteger stallsLeft;
  private final AtomicInteger drops = new AtomicInteger();
  private final AtomicInteger stalls = new AtomicInteger();
  private final AtomicInteger delays = new AtomicInteger();
  private final boolean any;

  private Faults(long seed, int delayMsMax, int drops, int stalls, boolean any) {
    this.seed = seed;
    this.delayMsMax = delayMsMax;
    this.dropsLeft = new AtomicInteger(drops);
    this.stallsLeft = new AtomicInteger(stalls);
    this.any = any;
  }

  static Faults none() {
    return new Faults(0, 1, 0, 0, false);
  }

  /** So many drops and stalls, and delays as long as it is in force. */
  static Faults of(long seed, int delayMsMax, int drops, int stalls) {
    return new Faults(seed, delayMsMax, drops, stalls, true);
  }

  /** The fate of the next chunk: of 100, three end the connection, one stalls it, ten are late. */
  Fault draw(SplittableRandom random) {
    if (!any) {
      return Fault.NONE;
    }
    int chance = random.nextInt(100);
    if (chance < 3 && take(dropsLeft)) {
      drops.incrementAndGet();
      return Fault.DROP;
    }
    if (chance == 3 && take(stallsLeft)) {
      stalls.incrementAndGet();
      return Fault.STALL;
    }
    if (chance >= 90) {
      delays.incrementAndGet();
      return Fault.DELAY;
    }
    return Fault.NONE;
  }

  int drops() {
    return drops.get();
  }

  int stalls() {
    return stalls.get();
  }

  int delays() {
    return delays.get();
  }

  long seed() {
    return seed;
  }

  int delayMsMax() {
    return delayMsMax;
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(number -> Math.max(0, number - 1)) > 0;
  }
}
