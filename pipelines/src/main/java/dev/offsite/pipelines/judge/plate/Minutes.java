package dev.offsite.pipelines.judge.plate;

/**
 * The minutes of which the earliest fix of a terminal counts: a truck is some hundred metres on
 * after one, and the rules allow it some kilometres.
 */
final class Minutes {

  /** How long one is, milliseconds. */
  static final long LENGTH_MS = 60_000;

  /** The number of the minute that a time lies in. */
  static long of(long timeMs) {
    return Math.floorDiv(timeMs, LENGTH_MS);
  }

  /** When the minute that a time lies in is over, milliseconds since the epoch. */
  static long endMs(long timeMs) {
    return (of(timeMs) + 1) * LENGTH_MS;
  }

  private Minutes() {}
}
