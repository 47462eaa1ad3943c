package dev.offsite.simulators.zone;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * When a zone is closed.
 *
 * @param clock the zone's wall clock
 * @param weekly what recurs; empty means at all hours
 */
public record Hours(ZoneId clock, List<Weekly> weekly) {

  /** At all hours. */
  public static final Hours ALWAYS = new Hours(ZoneId.of("Asia/Shanghai"), List.of());

  public Hours {
    weekly = List.copyOf(weekly);
  }

  /**
   * One window.
   *
   * @param days on which it begins
   * @param from inclusive
   * @param to exclusive; not after {@code from} means on the next day
   */
  public record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public Weekly {
      days = Set.copyOf(days);
    }
  }

  /**
   * The windows that share a moment with {@code span}, rising, those that touch joined.
   *
   * @param begin the instant of second 0
   */
  public List<Span> activeIn(Instant begin, Span span) {
    if (weekly.isEmpty()) {
      return List.of(Span.ALWAYS);
    }
    LocalDate first = dateAt(begin, span.fromS()).minusDays(1);
    LocalDate last = dateAt(begin, span.toS()).plusDays(1);
    List<Span> windows = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (Weekly window : weekly) {
        if (window.days().contains(day.getDayOfWeek())) {
          LocalDate endDay = window.to().isAfter(window.from()) ? day : day.plusDays(1);
          windows.add(
              new Span(
                  secondsTo(begin, day.atTime(window.from()).atZone(clock).toInstant()),
                  secondsTo(begin, endDay.atTime(window.to()).atZone(clock).toInstant())));
        }
      }
    }
    windows.sort(Comparator.comparingDouble(Span::fromS));
    List<Span> joined = new ArrayList<>();
    for (Span window : windows) {
      int end = joined.size() - 1;
      if (end >= 0 && window.fromS() <= joined.get(end).toS()) {
        Span before = joined.get(end);
        joined.set(end, new Span(before.fromS(), Math.max(before.toS(), window.toS())));
      } else {
        joined.add(window);
      }
    }
    joined.removeIf(window -> !window.overlaps(span));
    return joined;
  }

  private LocalDate dateAt(Instant begin, double seconds) {
    return begin.plusMillis((long) (seconds * 1000)).atZone(clock).toLocalDate();
  }

  private static double secondsTo(Instant begin, Instant instant) {
    return Duration.between(begin, instant).toMillis() / 1000.0;
  }
}
