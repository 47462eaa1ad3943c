package dev.offsite.pipelines.judge.permit;

import dev.offsite.schemas.reference.ReferenceEntry;

/**
 * The night of a rule: daily from {@code nightFromH} inclusive to {@code nightToH} exclusive, hours
 * of a clock that is {@code utcOffsetH} ahead of UTC. The same hour twice is the whole day.
 *
 * @param fromMs since midnight
 * @param toMs since midnight; not after {@code fromMs} means on the next day
 * @param offsetMs of the clock
 */
record NightHours(long fromMs, long toMs, long offsetMs) {

  private static final double HOUR_MS = 3_600_000;
  private static final long DAY_MS = 24 * 3_600_000L;

  static NightHours of(ReferenceEntry.Rule rule) {
    return new NightHours(
        Math.round(rule.requireParameter("nightFromH") * HOUR_MS) % DAY_MS,
        Math.round(rule.requireParameter("nightToH") * HOUR_MS) % DAY_MS,
        Math.round(rule.requireParameter("utcOffsetH") * HOUR_MS));
  }

  /** Whether it is night at a moment, milliseconds since the epoch. */
  boolean cover(long timeMs) {
    long ofDayMs = Math.floorMod(timeMs + offsetMs, DAY_MS);
    return fromMs < toMs
        ? ofDayMs >= fromMs && ofDayMs < toMs
        : ofDayMs >= fromMs || ofDayMs < toMs;
  }
}
