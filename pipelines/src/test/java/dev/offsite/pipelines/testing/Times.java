package dev.offsite.pipelines.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Times of the tests: one Wednesday in Hangzhou. */
public final class Times {

  /** The day that {@link #at} means: 2026-03-04, a Wednesday. */
  public static final LocalDate DAY = LocalDate.of(2026, 3, 4);

  /** Long before every report of the tests. */
  public static final Instant LONG_BEFORE = Instant.parse("2025-01-01T00:00:00Z");

  private static final ZoneOffset HANGZHOU = ZoneOffset.ofHours(8);

  /** A time of {@link #DAY} in Hangzhou, such as {@code 10:00:05} or {@code 10:00:05.250}. */
  public static Instant at(String time) {
    return DAY.atTime(LocalTime.parse(time)).toInstant(HANGZHOU);
  }

  private Times() {}
}
