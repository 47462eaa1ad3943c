package dev.offsite.geo.fence;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A span of local time that starts on certain days of the week.
 *
 * @param days the days on which it starts; not empty
 * @param from first local time inside
 * @param to first local time no more inside; not after {@code from} means on the following day, so
 *     equal times span 24 hours
 */
public record WeeklyWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there are no days
   */
  public WeeklyWindow {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a weekly window needs at least one day");
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** A window on every day of the week. */
  public static WeeklyWindow daily(LocalTime from, LocalTime to) {
    return new WeeklyWindow(EnumSet.allOf(DayOfWeek.class), from, to);
  }

  /** Whether the window ends on the day after it starts. */
  public boolean crossesMidnight() {
    return !to.isAfter(from);
  }
}
