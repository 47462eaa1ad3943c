package dev.offsite.pipelines.hotword;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days of the calendar in China, which has one official time, as days since 1970-01-01. */
final class CalendarDay {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** The day in which an instant lies. */
  static long of(Instant at) {
    return LocalDate.ofInstant(at, CHINA).toEpochDay();
  }

  /** Its first instant. */
  static Instant begin(long day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(CHINA).toInstant();
  }

  private CalendarDay() {}
}
