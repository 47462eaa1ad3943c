package dev.offsite.simulators.zone;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * Hours that are the same every day.
 *
 * @param from inclusive
 * @param to exclusive; not after {@code from} means on the next day, so that twice the same time is
 *     all day
 */
public record DayHours(LocalTime from, LocalTime to) {

  public DayHours {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** How long they last. */
  public Duration length() {
    Duration sameDay = Duration.between(from, to);
    return sameDay.isNegative() || sameDay.isZero() ? sameDay.plusDays(1) : sameDay;
  }

  /** The same on the wall clock of a place. */
  public Hours in(ZoneId zone) {
    return from.equals(to)
        ? Hours.ALWAYS
        : new Hours(zone, List.of(new Hours.Weekly(EnumSet.allOf(DayOfWeek.class), from, to)));
  }
}
