package dev.offsite.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActiveWindowsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Night ban on weekdays; Thursday 2026-10-01 is a holiday. */
  private static ActiveWindows nights(HolidayRule rule) {
    Set<DayOfWeek> weekdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    return ActiveWindows.of(
        SHANGHAI,
        List.of(
            new WeeklyWindow(weekdays, LocalTime.of(22, 0), LocalTime.of(6, 0)),
            new WeeklyWindow(Set.of(DayOfWeek.SUNDAY), LocalTime.of(10, 0), LocalTime.of(12, 0))),
        Set.of(LocalDate.of(2026, 10, 1)),
        rule);
  }

  private static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    // Friday night runs into Saturday; boundaries are [from, to).
    "2026-09-25T21:59:59, false",
    "2026-09-25T22:00:00, true",
    "2026-09-26T00:00:00, true",
    "2026-09-26T05:59:59, true",
    "2026-09-26T06:00:00, false",
    "2026-09-26T23:00:00, false",
    "2026-09-27T10:00:00, true",
    "2026-09-27T12:00:00, false",
  })
  void isActive_acrossMidnight_belongsToTheDayItStarts(String local, boolean active) {
    assertThat(nights(HolidayRule.AS_WEEKDAY).isActive(at(local))).isEqualTo(active);
  }

  @ParameterizedTest
  @CsvSource({
    "AS_WEEKDAY, true, false, true, true",
    "AS_SUNDAY, true, true, false, false",
    "INACTIVE, true, false, false, false",
    "ACTIVE, true, true, true, true",
  })
  void isActive_onAHoliday_followsTheRule(
      HolidayRule rule, boolean early, boolean eleven, boolean late, boolean nextEarly) {
    ActiveWindows windows = nights(rule);
    // 05:00 belongs to the window of the evening before, under every rule.
    assertThat(windows.isActive(at("2026-10-01T05:00:00"))).isEqualTo(early);
    assertThat(windows.isActive(at("2026-10-01T11:00:00"))).isEqualTo(eleven);
    assertThat(windows.isActive(at("2026-10-01T23:00:00"))).isEqualTo(late);
    assertThat(windows.isActive(at("2026-10-02T05:00:00"))).isEqualTo(nextEarly);
  }

  @Test
  void nextChange_fromDayToNight_isTheBorder() {
    ActiveWindows windows = nights(HolidayRule.AS_WEEKDAY);
    assertThat(windows.nextChange(at("2026-09-25T12:00:00"))).contains(at("2026-09-25T22:00:00"));
    assertThat(windows.nextChange(at("2026-09-25T22:00:00"))).contains(at("2026-09-26T06:00:00"));
    assertThat(windows.nextChange(at("2026-09-26T06:00:00"))).contains(at("2026-09-27T10:00:00"));
  }

  @Test
  void nextChange_onlyOnADistantHoliday_isFound() {
    ActiveWindows windows =
        ActiveWindows.of(SHANGHAI, List.of(), Set.of(LocalDate.of(2031, 5, 1)), HolidayRule.ACTIVE);
    assertThat(windows.nextChange(at("2026-01-01T00:00:00"))).contains(at("2031-05-01T00:00:00"));
    assertThat(windows.nextChange(at("2031-05-01T08:00:00"))).contains(at("2031-05-02T00:00:00"));
    assertThat(windows.nextChange(at("2031-05-02T00:00:00"))).isEmpty();
  }

  @Test
  void always_neverChanges() {
    assertThat(ActiveWindows.ALWAYS.isActive(Instant.MIN)).isTrue();
    assertThat(ActiveWindows.ALWAYS.nextChange(Instant.EPOCH)).isEmpty();
    assertThat(ActiveWindows.ALWAYS.activeIntervals(Instant.EPOCH, Instant.EPOCH.plusSeconds(5)))
        .containsExactly(new ActiveInterval(Instant.EPOCH, Instant.EPOCH.plusSeconds(5)));
  }

  @Test
  void activeIntervals_whenClocksChange_followLocalTime() {
    ActiveWindows windows =
        ActiveWindows.of(
            ZoneId.of("Europe/Berlin"),
            List.of(WeeklyWindow.daily(LocalTime.of(1, 0), LocalTime.of(4, 0))),
            Set.of(),
            HolidayRule.AS_WEEKDAY);
    // The hour from 02:00 is skipped on 29 March and repeated on 25 October.
    assertThat(hours(windows, "2026-03-29T00:00:00Z")).isEqualTo(2);
    assertThat(hours(windows, "2026-10-24T22:00:00Z")).isEqualTo(4);
    assertThat(hours(windows, "2026-06-01T00:00:00Z")).isEqualTo(2);
  }

  private static long hours(ActiveWindows windows, String from) {
    Instant start = Instant.parse(from);
    return windows.activeIntervals(start, start.plus(Duration.ofHours(8))).stream()
        .mapToLong(i -> Duration.between(i.from(), i.to()).toHours())
        .sum();
  }

  @Test
  void activeIntervals_overTheLimit_areRefused() {
    ActiveWindows windows = nights(HolidayRule.ACTIVE);
    assertThatThrownBy(
            () -> windows.activeIntervals(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(9999))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3700");
    assertThatThrownBy(() -> windows.activeIntervals(Instant.MAX, Instant.MIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Whatever the windows: intervals, next change and the plain question agree minute by minute. */
  @Test
  void intervalsAndChanges_randomWindows_agreeWithIsActive() {
    for (long seed = 0; seed < 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ActiveWindows windows = random(random);
      Instant start = LocalDate.of(2026, 3, 20).atStartOfDay(windows.zone()).toInstant();
      Instant end = start.plus(Duration.ofDays(16));
      List<ActiveInterval> expected = new ArrayList<>();
      Instant open = null;
      for (Instant t = start; t.isBefore(end); t = t.plusSeconds(900)) {
        boolean active = windows.isActive(t);
        if (active && open == null) {
          open = t;
        } else if (!active && open != null) {
          expected.add(new ActiveInterval(open, t));
          open = null;
        }
      }
      if (open != null) {
        expected.add(new ActiveInterval(open, end));
      }
      assertThat(windows.activeIntervals(start, end))
          .as("seed %s, %s", seed, windows)
          .isEqualTo(expected);
      List<Instant> changes = new ArrayList<>();
      Optional<Instant> change = windows.nextChange(start);
      while (change.isPresent() && change.get().isBefore(end)) {
        changes.add(change.get());
        change = windows.nextChange(change.get());
      }
      List<Instant> borders = new ArrayList<>();
      expected.forEach(i -> borders.addAll(List.of(i.from(), i.to())));
      borders.removeIf(t -> t.equals(start) || t.equals(end));
      assertThat(changes).as("seed %s, %s", seed, windows).isEqualTo(borders);
    }
  }

  private static ActiveWindows random(SplittableRandom random) {
    String[] zones = {"Asia/Shanghai", "Europe/Berlin", "America/New_York", "UTC"};
    List<WeeklyWindow> weekly = new ArrayList<>();
    int n = random.nextInt(4);
    for (int i = 0; i < n; i++) {
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      while (days.isEmpty()) {
        for (DayOfWeek day : DayOfWeek.values()) {
          if (random.nextInt(3) == 0) {
            days.add(day);
          }
        }
      }
      weekly.add(new WeeklyWindow(days, quarter(random), quarter(random)));
    }
    Set<LocalDate> holidays = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      holidays.add(LocalDate.of(2026, 3, 20).plusDays(random.nextInt(16)));
    }
    HolidayRule[] rules = HolidayRule.values();
    return ActiveWindows.of(
        ZoneId.of(zones[random.nextInt(zones.length)]),
        weekly,
        holidays,
        rules[random.nextInt(rules.length)]);
  }

  private static LocalTime quarter(SplittableRandom random) {
    return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
  }
}
