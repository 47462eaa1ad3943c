package dev.offsite.pipelines.judge.track;

import java.util.Random;

/** Fixes in the making, for tests of what keeps them. */
final class Fixes {

  /** A fix at this time, of a usual terminal. */
  static Fix at(long timeMs) {
    return at(timeMs, 1_202_000_000, 303_000_000);
  }

  static Fix at(long timeMs, int lngE7, int latE7) {
    return new Fix(
        timeMs, lngE7, latE7, (short) 30, (short) 400, 0, Fix.UNKNOWN, timeMs + 200, 0, timeMs, 0);
  }

  /** What a terminal without a fix says at this time. */
  static Fix withoutPlace(long timeMs) {
    int signals = Signals.of(TruckScene.at(0, 0, 0).fixed(false).report());
    return new Fix(
        timeMs, 0, 0, Fix.UNKNOWN, Fix.UNKNOWN, signals, Fix.UNKNOWN, timeMs + 200, 0, timeMs, 0);
  }

  /** A fix at this time in which anything that can be is different from the others. */
  static Fix any(long timeMs, Random random) {
    return new Fix(
        timeMs,
        random.nextInt(),
        random.nextInt(),
        (short) random.nextInt(Short.MAX_VALUE + 1),
        random.nextBoolean() ? Fix.UNKNOWN : (short) random.nextInt(1_600),
        random.nextInt(),
        random.nextBoolean() ? Fix.UNKNOWN : random.nextInt(80_000),
        timeMs + random.nextInt(),
        random.nextInt(64),
        random.nextLong() >>> 1,
        random.nextInt());
  }

  private Fixes() {}
}
