package dev.offsite.geo.fence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a fence is active: weekly windows of local time in a named zone, with holidays.
 *
 * <p>Windows that meet or overlap are one. Local times that a clock change skips or repeats are
 * resolved as {@link java.time.ZonedDateTime} does.
 */
public final class ActiveWindows {
  /** Active at every instant. */
  public static final ActiveWindows ALWAYS =
      new ActiveWindows(
          ZoneOffset.UTC,
          List.of(WeeklyWindow.daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
          Set.of(),
          HolidayRule.AS_WEEKDAY);

  private static final Duration SPAN_MAX = Duration.ofDays(3700);

  /** A change that does not come within this many days of ordinary weeks never comes. */
  private static final int ORDINARY_DAYS = 16;

  private final ZoneId zone;
  private final List<WeeklyWindow> weekly;
  private final NavigableSet<LocalDate> holidays;
  private final HolidayRule onHolidays;
  private final boolean always;

  private ActiveWindows(
      ZoneId zone, List<WeeklyWindow> weekly, Set<LocalDate> holidays, HolidayRule onHolidays) {
    this.zone = Objects.requireNonNull(zone, "zone");
    this.weekly = List.copyOf(weekly);
    this.holidays = Collections.unmodifiableNavigableSet(new TreeSet<>(holidays));
    this.onHolidays = Objects.requireNonNull(onHolidays, "onHolidays");
    this.always =
        (holidays.isEmpty() || onHolidays != HolidayRule.INACTIVE)
            && weekly.stream()
                .anyMatch(
                    w ->
                        w.days().size() == 7
                            && w.from().equals(LocalTime.MIDNIGHT)
                            && w.to().equals(LocalTime.MIDNIGHT));
  }

  /**
   * Makes windows.
   *
   * @param weekly none means: active on holidays with {@link HolidayRule#ACTIVE} only
   */
  public static ActiveWindows of(
      ZoneId zone, List<WeeklyWindow> weekly, Set<LocalDate> holidays, HolidayRule onHolidays) {
    return new ActiveWindows(zone, weekly, holidays, onHolidays);
  }

  /** The zone of the local times. */
  public ZoneId zone() {
    return zone;
  }

  /** The weekly windows. */
  public List<WeeklyWindow> weekly() {
    return weekly;
  }

  /** The holidays, earliest first. */
  public NavigableSet<LocalDate> holidays() {
    return holidays;
  }

  /** What happens on holidays. */
  public HolidayRule onHolidays() {
    return onHolidays;
  }

  /** Whether the fence is active at the instant. */
  public boolean isActive(Instant instant) {
    if (always) {
      return true;
    }
    LocalDate day = dayOf(instant);
    for (ActiveInterval interval : startingWithin(day.minusDays(2), day)) {
      if (!instant.isBefore(interval.from()) && instant.isBefore(interval.to())) {
        return true;
      }
    }
    return false;
  }

  /** The first instant after the given one at which {@link #isActive} changes; empty for never. */
  public Optional<Instant> nextChange(Instant instant) {
    if (always) {
      return Optional.empty();
    }
    boolean active = isActive(instant);
    LocalDate first = dayOf(instant).minusDays(2);
    LocalDate last = first.plusDays(ORDINARY_DAYS);
    LocalDate horizon = last;
    if (!holidays.isEmpty() && holidays.last().plusDays(ORDINARY_DAYS).isAfter(last)) {
      horizon = holidays.last().plusDays(ORDINARY_DAYS);
    }
    while (true) {
      LocalDate bound = last;
      Optional<Instant> change =
          startingWithin(first, last).stream()
              .map(i -> active ? i.to() : i.from())
              .filter(t -> t.isAfter(instant))
              .filter(t -> !dayOf(t).isAfter(bound))
              .findFirst();
      if (change.isPresent() || !last.isBefore(horizon)) {
        return change;
      }
      last = last.plusDays(ORDINARY_DAYS);
    }
  }

  /**
   * The active time between two instants, clipped to [from, to), earliest first, gaps between.
   *
   * @throws IllegalArgumentException if {@code to} is before {@code from} or more than 3700 days
   *     after it
   */
  public List<ActiveInterval> activeIntervals(Instant from, Instant to) {
    if (to.isBefore(from) || Duration.between(from, to).compareTo(SPAN_MAX) > 0) {
      throw new IllegalArgumentException(
          "span " + from + " to " + to + " is negative or over " + SPAN_MAX.toDays() + " days");
    }
    if (always) {
      return from.equals(to) ? List.of() : List.of(new ActiveInterval(from, to));
    }
    List<ActiveInterval> clipped = new ArrayList<>();
    for (ActiveInterval i : startingWithin(dayOf(from).minusDays(2), dayOf(to))) {
      Instant start = i.from().isBefore(from) ? from : i.from();
      Instant end = i.to().isAfter(to) ? to : i.to();
      if (start.isBefore(end)) {
        clipped.add(new ActiveInterval(start, end));
      }
    }
    return clipped;
  }

  private LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** The windows that start on a day from first to last, those that meet or overlap joined. */
  private List<ActiveInterval> startingWithin(LocalDate first, LocalDate last) {
    List<ActiveInterval> starts = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      addStarting(day, starts);
    }
    starts.sort(Comparator.comparing(ActiveInterval::from));
    List<ActiveInterval> joined = new ArrayList<>(starts.size());
    for (ActiveInterval next : starts) {
      int top = joined.size() - 1;
      if (top >= 0 && !next.from().isAfter(joined.get(top).to())) {
        ActiveInterval before = joined.get(top);
        Instant end = before.to().isAfter(next.to()) ? before.to() : next.to();
        joined.set(top, new ActiveInterval(before.from(), end));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private void addStarting(LocalDate day, List<ActiveInterval> out) {
    boolean holiday = onHolidays != HolidayRule.AS_WEEKDAY && holidays.contains(day);
    if (holiday && onHolidays == HolidayRule.INACTIVE) {
      return;
    }
    if (holiday && onHolidays == HolidayRule.ACTIVE) {
      add(day, LocalTime.MIDNIGHT, day.plusDays(1), LocalTime.MIDNIGHT, out);
    }
    var dayOfWeek =
        holiday && onHolidays == HolidayRule.AS_SUNDAY
            ? java.time.DayOfWeek.SUNDAY
            : day.getDayOfWeek();
    for (WeeklyWindow window : weekly) {
      if (window.days().contains(dayOfWeek)) {
        LocalDate end = window.crossesMidnight() ? day.plusDays(1) : day;
        add(day, window.from(), end, window.to(), out);
      }
    }
  }

  private void add(
      LocalDate day, LocalTime from, LocalDate endDay, LocalTime to, List<ActiveInterval> out) {
    Instant start = day.atTime(from).atZone(zone).toInstant();
    Instant end = endDay.atTime(to).atZone(zone).toInstant();
    if (start.isBefore(end)) {
      out.add(new ActiveInterval(start, end));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ActiveWindows that
        && zone.equals(that.zone)
        && weekly.equals(that.weekly)
        && holidays.equals(that.holidays)
        && onHolidays == that.onHolidays;
  }

  @Override
  public int hashCode() {
    return Objects.hash(zone, weekly, holidays, onHolidays);
  }

  @Override
  public String toString() {
    return "ActiveWindows[" + zone + ", " + weekly + ", " + holidays + ", " + onHolidays + "]";
  }
}
