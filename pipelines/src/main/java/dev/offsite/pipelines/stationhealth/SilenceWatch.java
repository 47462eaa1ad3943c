package dev.offsite.pipelines.stationhealth;

import dev.offsite.schemas.reference.ReferenceEntry;

/**
 * How long a scale may say nothing. Mutable; not thread-safe. Goes by our receive times.
 *
 * <p>Each hour of the day has a rate of its own: the mean number of passages in it over the last
 * {@value #DAYS} days, once {@code learnDays} of them have been heard in full. A silence is too
 * long when so many passages are missing that were to be expected ({@code expectedMissed}); in an
 * hour whose rate is not known yet, a share of {@code silentDayS} or {@code silentNightS} passes
 * instead. For arrivals at random, {@code n} missing passages happen by chance with {@code
 * exp(-n)}.
 */
final class SilenceWatch {

  static final int HOURS = 24;

  /** Four weeks: old enough not to jump, young enough to follow the season. */
  static final int DAYS = 28;

  private static final long HOUR_MS = 3_600_000;

  /** Where nothing is ever to be expected, silence is looked at again after so long. */
  private static final int HOURS_MAX = 48;

  final double[] perHour;
  final int[] days;
  long lastMs;
  long hour;
  int countInHour;
  boolean hourIsWhole;

  SilenceWatch(
      double[] perHour, int[] days, long lastMs, long hour, int countInHour, boolean hourIsWhole) {
    this.perHour = perHour.clone();
    this.days = days.clone();
    this.lastMs = lastMs;
    this.hour = hour;
    this.countInHour = countInHour;
    this.hourIsWhole = hourIsWhole;
  }

  static SilenceWatch beginningAt(long ms) {
    return new SilenceWatch(
        new double[HOURS], new int[HOURS], ms, Math.floorDiv(ms, HOUR_MS), 0, false);
  }

  /** A passage was received. A silence that was reported is not learned from. */
  void heard(long receivedMs, boolean wasSilent, ReferenceEntry.Rule rule) {
    long now = Math.floorDiv(receivedMs, HOUR_MS);
    if (now > hour) {
      if (hourIsWhole && !wasSilent) {
        learn(hourOfDay(hour, rule), countInHour);
        for (long empty = hour + 1; empty < now && empty <= hour + HOURS; empty++) {
          learn(hourOfDay(empty, rule), 0);
        }
      }
      hourIsWhole = !wasSilent;
      hour = now;
      countInHour = 0;
    }
    countInHour++;
    lastMs = Math.max(lastMs, receivedMs);
  }

  /** When a silence that begins with the last passage is too long. */
  long deadlineMs(ReferenceEntry.Rule rule) {
    double left = 1;
    long ms = lastMs;
    for (int i = 0; i < HOURS_MAX; i++) {
      long next = (Math.floorDiv(ms, HOUR_MS) + 1) * HOUR_MS;
      double perMs = partPerMs(hourOfDay(Math.floorDiv(ms, HOUR_MS), rule), rule);
      double part = perMs * (next - ms);
      // a millionth of slack: shares of hours add up to one with the error of a double
      if (part >= left - 1e-6) {
        return ms + Math.round(left / perMs);
      }
      left -= part;
      ms = next;
    }
    return ms;
  }

  /** What share of a silence that is too long passes in a millisecond of this hour of the day. */
  private double partPerMs(int hourOfDay, ReferenceEntry.Rule rule) {
    if (days[hourOfDay] >= rule.requireParameter("learnDays")) {
      return perHour[hourOfDay] / HOUR_MS / rule.requireParameter("expectedMissed");
    }
    String name = isNight(hourOfDay, rule) ? "silentNightS" : "silentDayS";
    return 1 / (rule.requireParameter(name) * 1000);
  }

  private void learn(int hourOfDay, int count) {
    days[hourOfDay] = Math.min(DAYS, days[hourOfDay] + 1);
    perHour[hourOfDay] += (count - perHour[hourOfDay]) / days[hourOfDay];
  }

  private static int hourOfDay(long hour, ReferenceEntry.Rule rule) {
    return (int) Math.floorMod(hour + (long) rule.requireParameter("utcOffsetH"), (long) HOURS);
  }

  private static boolean isNight(int hourOfDay, ReferenceEntry.Rule rule) {
    double from = rule.requireParameter("nightFromH");
    double to = rule.requireParameter("nightToH");
    return from <= to ? hourOfDay >= from && hourOfDay < to : hourOfDay >= from || hourOfDay < to;
  }

  SilenceWatch copy() {
    return new SilenceWatch(perHour, days, lastMs, hour, countInHour, hourIsWhole);
  }
}
