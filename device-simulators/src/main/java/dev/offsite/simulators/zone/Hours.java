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

  /** Whatever recurs weekly has begun within it. */
  private static final double WEEK_S = 7 * 24 * 3_600.0;

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

  /** Whether they hold for all of {@code span}. */
  public boolean cover(Instant begin, Span span) {
    return activeIn(begin, span).stream().anyMatch(window -> window.covers(span));
  }

  /**
   * The first moment from {@code fromS} on at which they hold.
   *
   * @param begin the instant of second 0
   */
  public double nextActiveS(Instant begin, double fromS) {
    return Math.max(fromS, activeIn(begin, new Span(fromS, fromS + WEEK_S)).get(0).fromS());
  }

  /** The parts of {@code span} at which they do not hold, rising. */
  public List<Span> gapsIn(Instant begin, Span span) {
    List<Span> gaps = new ArrayList<>();
    double fromS = span.fromS();
    for (Span window : activeIn(begin, span)) {
      if (window.fromS() > fromS) {
        gaps.add(new Span(fromS, window.fromS()));
      }
      fromS = window.toS();
    }
    if (fromS < span.toS()) {
      gaps.add(new Span(fromS, span.toS()));
    }
    return gaps;
  }

  private LocalDate dateAt(Instant begin, double seconds) {
    return begin.plusMillis((long) (seconds * 1000)).atZone(clock).toLocalDate();
  }

  private static double secondsTo(Instant begin, Instant instant) {
    return Duration.between(begin, instant).toMillis() / 1000.0;
  }
}
