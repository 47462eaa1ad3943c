package dev.offsite.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows at the ends of days, weeks and holidays, and where clocks are changed. */
class WeekBoundariesTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static ActiveWindows windows(
      String zone, HolidayRule rule, Set<LocalDate> holidays, WeeklyWindow... weekly) {
    return ActiveWindows.of(ZoneId.of(zone), List.of(weekly), holidays, rule);
  }

  private static WeeklyWindow on(DayOfWeek day, String from, String to) {
    return new WeeklyWindow(Set.of(day), LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Instant shanghai(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  /** Active intervals as texts in UTC. */
  private static String intervals(ActiveWindows windows, String from, String to) {
    return windows.activeIntervals(Instant.parse(from), Instant.parse(to)).stream()
        .map(i -> i.from() + "/" + i.to())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T21:59:59.999999999, false",
    "2026-03-01T22:00:00, true",
    "2026-03-01T23:59:59.999999999, true",
    // Monday of the following week.
    "2026-03-02T00:00:00, true",
    "2026-03-02T05:59:59.999999999, true",
    "2026-03-02T06:00:00, false",
    // Not on Monday evening, nor on Sunday morning.
    "2026-03-02T22:00:00, false",
    "2026-03-01T05:00:00, false",
  })
  void isActive_sundayNight_runsIntoMonday(String local, boolean active) {
    ActiveWindows windows =
        windows(
            "Asia/Shanghai",
            HolidayRule.AS_WEEKDAY,
            Set.of(),
            on(DayOfWeek.SUNDAY, "22:00", "06:00"));
    assertThat(windows.isActive(shanghai(local))).isEqualTo(active);
  }

  @Test
  void isActive_equalTimes_spanTwentyFourHours() {
    ActiveWindows windows =
        windows("UTC", HolidayRule.AS_WEEKDAY, Set.of(), on(DayOfWeek.SUNDAY, "08:00", "08:00"));
    assertThat(intervals(windows, "2026-03-01T00:00:00Z", "2026-03-05T00:00:00Z"))
        .isEqualTo("2026-03-01T08:00:00Z/2026-03-02T08:00:00Z");
  }

  @Test
  void activeIntervals_windowsThatMeetAtMidnight_areOne() {
    ActiveWindows windows =
        windows(
            "UTC",
            HolidayRule.AS_WEEKDAY,
            Set.of(),
            on(DayOfWeek.SUNDAY, "20:00", "00:00"),
            on(DayOfWeek.MONDAY, "00:00", "04:00"),
            on(DayOfWeek.MONDAY, "04:00:00.000000001", "05:00"));
    assertThat(intervals(windows, "2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z"))
        .isEqualTo(
            "2026-03-01T20:00:00Z/2026-03-02T04:00:00Z "
                + "2026-03-02T04:00:00.000000001Z/2026-03-02T05:00:00Z");
    assertThat(windows.nextChange(Instant.parse("2026-03-01T20:00:00Z")))
        .contains(Instant.parse("2026-03-02T04:00:00Z"));
  }

  @Test
  void activeIntervals_windowWithinAnother_doesNotEndIt() {
    ActiveWindows windows =
        windows(
            "UTC",
            HolidayRule.AS_WEEKDAY,
            Set.of(),
            on(DayOfWeek.SUNDAY, "20:00", "08:00"),
            on(DayOfWeek.MONDAY, "01:00", "02:00"));
    assertThat(intervals(windows, "2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z"))
        .isEqualTo("2026-03-01T20:00:00Z/2026-03-02T08:00:00Z");
  }

  @Test
  void activeIntervals_clipped_areHalfOpen() {
    ActiveWindows windows =
        windows("UTC", HolidayRule.AS_WEEKDAY, Set.of(), on(DayOfWeek.SUNDAY, "08:00", "09:00"));
    assertThat(intervals(windows, "2026-03-01T08:30:00Z", "2026-03-01T08:31:00Z"))
        .isEqualTo("2026-03-01T08:30:00Z/2026-03-01T08:31:00Z");
    assertThat(intervals(windows, "2026-03-01T09:00:00Z", "2026-03-01T10:00:00Z")).isEmpty();
    assertThat(intervals(windows, "2026-03-01T07:00:00Z", "2026-03-01T08:00:00Z")).isEmpty();
    assertThat(intervals(windows, "2026-03-01T08:30:00Z", "2026-03-01T08:30:00Z")).isEmpty();
    assertThat(intervals(windows, "2026-03-01T08:59:59.999999999Z", "2026-03-01T10:00:00Z"))
        .isEqualTo("2026-03-01T08:59:59.999999999Z/2026-03-01T09:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    // The night before the holiday of Thursday runs into it; its own night depends on the rule.
    "AS_WEEKDAY, 2026-09-30T14:00:00Z/2026-09-30T22:00:00Z 2026-10-01T14:00:00Z/2026-10-01T22:00:00Z",
    "INACTIVE, 2026-09-30T14:00:00Z/2026-09-30T22:00:00Z",
    "AS_SUNDAY, 2026-09-30T14:00:00Z/2026-09-30T22:00:00Z 2026-10-01T02:00:00Z/2026-10-01T04:00:00Z",
    "ACTIVE, 2026-09-30T14:00:00Z/2026-10-01T22:00:00Z",
  })
  void activeIntervals_nightsAroundAHoliday_followTheRule(HolidayRule rule, String expected) {
    ActiveWindows windows =
        windows(
            "Asia/Shanghai",
            rule,
            Set.of(LocalDate.of(2026, 10, 1)),
            on(DayOfWeek.WEDNESDAY, "22:00", "06:00"),
            on(DayOfWeek.THURSDAY, "22:00", "06:00"),
            on(DayOfWeek.SUNDAY, "10:00", "12:00"));
    assertThat(intervals(windows, "2026-09-30T00:00:00Z", "2026-10-02T16:00:00Z"))
        .isEqualTo(expected);
  }

  @Test
  void nextChange_overAWeekOfInactiveHolidays_isAfterThem() {
    Set<LocalDate> goldenWeek =
        LocalDate.of(2026, 10, 1)
            .datesUntil(LocalDate.of(2026, 10, 31))
            .collect(Collectors.toSet());
    ActiveWindows windows =
        ActiveWindows.of(
            SHANGHAI,
            List.of(
                new WeeklyWindow(
                    EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0))),
            goldenWeek,
            HolidayRule.INACTIVE);
    assertThat(windows.nextChange(shanghai("2026-09-30T18:00:00")))
        .contains(shanghai("2026-10-31T08:00:00"));
    assertThat(windows.nextChange(shanghai("2026-09-30T17:59:59")))
        .contains(shanghai("2026-09-30T18:00:00"));
  }

  @Test
  void nextChange_activeAroundTheClockButOnOneHoliday_isThatHoliday() {
    ActiveWindows windows =
        ActiveWindows.of(
            SHANGHAI,
            List.of(WeeklyWindow.daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
            Set.of(LocalDate.of(2027, 2, 6)),
            HolidayRule.INACTIVE);
    assertThat(windows.nextChange(shanghai("2026-03-01T12:00:00")))
        .contains(shanghai("2027-02-06T00:00:00"));
    assertThat(windows.nextChange(shanghai("2027-02-06T00:00:00")))
        .contains(shanghai("2027-02-07T00:00:00"));
    assertThat(windows.nextChange(shanghai("2027-02-07T00:00:00"))).isEmpty();
  }

  @Test
  void nextChange_twoHalvesOfEveryDay_neverComes() {
    ActiveWindows windows =
        ActiveWindows.of(
            SHANGHAI,
            List.of(
                WeeklyWindow.daily(LocalTime.MIDNIGHT, LocalTime.NOON),
                WeeklyWindow.daily(LocalTime.NOON, LocalTime.MIDNIGHT)),
            Set.of(),
            HolidayRule.AS_WEEKDAY);
    assertThat(windows.nextChange(shanghai("2026-03-01T12:00:00"))).isEmpty();
    assertThat(windows.isActive(shanghai("2026-03-01T12:00:00"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // Berlin skips 02:00-03:00 on 29 March: what falls into the gap moves on by its hour.
    "2026-03-29, 01:00, 02:00, 2026-03-29T00:00:00Z/2026-03-29T01:00:00Z",
    "2026-03-29, 01:00, 03:00, 2026-03-29T00:00:00Z/2026-03-29T01:00:00Z",
    "2026-03-29, 02:00, 02:30, 2026-03-29T01:00:00Z/2026-03-29T01:30:00Z",
    "2026-03-29, 02:15, 03:00, ''",
    "2026-03-29, 03:00, 04:00, 2026-03-29T01:00:00Z/2026-03-29T02:00:00Z",
    // It repeats 02:00-03:00 on 25 October: the first time of the two is meant.
    "2026-10-25, 01:00, 02:00, 2026-10-24T23:00:00Z/2026-10-25T00:00:00Z",
    "2026-10-25, 02:00, 02:30, 2026-10-25T00:00:00Z/2026-10-25T00:30:00Z",
    "2026-10-25, 02:30, 03:00, 2026-10-25T00:30:00Z/2026-10-25T02:00:00Z",
    "2026-10-25, 03:00, 04:00, 2026-10-25T02:00:00Z/2026-10-25T03:00:00Z",
    // All day: 23 and 25 hours.
    "2026-03-29, 00:00, 00:00, 2026-03-28T23:00:00Z/2026-03-29T22:00:00Z",
    "2026-10-25, 00:00, 00:00, 2026-10-24T22:00:00Z/2026-10-25T23:00:00Z",
  })
  void activeIntervals_whereClocksChange_areResolvedAsZonedDateTimeDoes(
      LocalDate day, String from, String to, String expected) {
    ActiveWindows windows =
        windows("Europe/Berlin", HolidayRule.AS_WEEKDAY, Set.of(), on(DayOfWeek.SUNDAY, from, to));
    assertThat(intervals(windows, day.minusDays(2) + "T00:00:00Z", day.plusDays(2) + "T00:00:00Z"))
        .isEqualTo(expected);
  }

  @Test
  void activeIntervals_aNightAcrossAClockChange_losesOrGainsItsHour() {
    ActiveWindows windows =
        windows(
            "Europe/Berlin",
            HolidayRule.AS_WEEKDAY,
            Set.of(),
            on(DayOfWeek.SATURDAY, "22:00", "06:00"));
    assertThat(intervals(windows, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"))
        .isEqualTo("2026-03-28T21:00:00Z/2026-03-29T04:00:00Z");
    assertThat(intervals(windows, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"))
        .isEqualTo("2026-10-24T20:00:00Z/2026-10-25T05:00:00Z");
  }

  @Test
  void activeIntervals_spanOfExactlyTheLimit_isTaken() {
    ActiveWindows never = windows("UTC", HolidayRule.ACTIVE, Set.of());
    Instant end = Instant.EPOCH.plusSeconds(3700L * 86_400);
    assertThat(never.activeIntervals(Instant.EPOCH, end)).isEmpty();
    assertThatThrownBy(() -> never.activeIntervals(Instant.EPOCH, end.plusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> never.activeIntervals(Instant.EPOCH, Instant.EPOCH.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void weeklyWindow_days_areCopiedAndRequired() {
    EnumSet<DayOfWeek> days = EnumSet.of(DayOfWeek.MONDAY);
    WeeklyWindow window = new WeeklyWindow(days, LocalTime.NOON, LocalTime.MIDNIGHT);
    days.add(DayOfWeek.FRIDAY);
    assertThat(window.days()).containsExactly(DayOfWeek.MONDAY);
    assertThat(window.crossesMidnight()).isTrue();
    assertThat(on(DayOfWeek.MONDAY, "12:00", "12:00:00.000000001").crossesMidnight()).isFalse();
    assertThat(on(DayOfWeek.MONDAY, "12:00", "12:00").crossesMidnight()).isTrue();
    assertThatThrownBy(() -> new WeeklyWindow(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one day");
  }
}
