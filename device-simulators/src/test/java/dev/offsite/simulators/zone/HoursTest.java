package dev.offsite.simulators.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.simulators.plane.LocalPlane;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoursTest {

  private static final ZoneId HANGZHOU = ZoneId.of("Asia/Shanghai");
  private static final double HOUR = 3_600;

  /** Midnight of a Monday in Hangzhou. */
  private static final Instant MONDAY = Instant.parse("2026-11-22T16:00:00Z");

  private static final Hours NIGHT = daily(LocalTime.of(19, 0), LocalTime.of(7, 0));

  @Test
  void always_coversAnything() {
    assertThat(Hours.ALWAYS.activeIn(MONDAY, new Span(-1e9, 1e9))).containsExactly(Span.ALWAYS);
  }

  @Test
  void night_atMidnight_isOneWindowFromTheDayBefore() {
    assertThat(NIGHT.activeIn(MONDAY, new Span(0, HOUR)))
        .containsExactly(new Span(-5 * HOUR, 7 * HOUR));
  }

  @Test
  void night_overNoon_isTwoWindows() {
    assertThat(NIGHT.activeIn(MONDAY, new Span(6 * HOUR, 20 * HOUR)))
        .containsExactly(new Span(-5 * HOUR, 7 * HOUR), new Span(19 * HOUR, 31 * HOUR));
  }

  @Test
  void night_atNoon_isNotActive() {
    assertThat(NIGHT.activeIn(MONDAY, new Span(7 * HOUR, 19 * HOUR))).isEmpty();
  }

  @Test
  void cover_onlyWhatLiesInOneWindow() {
    assertThat(NIGHT.cover(MONDAY, new Span(0, 7 * HOUR))).isTrue();
    assertThat(NIGHT.cover(MONDAY, new Span(0, 7 * HOUR + 1))).isFalse();
    assertThat(NIGHT.cover(MONDAY, new Span(8 * HOUR, 9 * HOUR))).isFalse();
    assertThat(Hours.ALWAYS.cover(MONDAY, new Span(-1e9, 1e9))).isTrue();
  }

  @Test
  void gaps_areWhatTheWindowsLeaveOver() {
    assertThat(NIGHT.gapsIn(MONDAY, new Span(6 * HOUR, 20 * HOUR)))
        .containsExactly(new Span(7 * HOUR, 19 * HOUR));
    assertThat(NIGHT.gapsIn(MONDAY, new Span(8 * HOUR, 9 * HOUR)))
        .containsExactly(new Span(8 * HOUR, 9 * HOUR));
    assertThat(NIGHT.gapsIn(MONDAY, new Span(18 * HOUR, 32 * HOUR)))
        .containsExactly(new Span(18 * HOUR, 19 * HOUR), new Span(31 * HOUR, 32 * HOUR));
    assertThat(NIGHT.gapsIn(MONDAY, new Span(20 * HOUR, 21 * HOUR))).isEmpty();
    assertThat(Hours.ALWAYS.gapsIn(MONDAY, new Span(0, 1))).isEmpty();
  }

  @Test
  void nextActive_isNowOrTheBeginOfTheNextWindow() {
    assertThat(NIGHT.nextActiveS(MONDAY, 0)).isEqualTo(0);
    assertThat(NIGHT.nextActiveS(MONDAY, 7 * HOUR - 1)).isEqualTo(7 * HOUR - 1);
    assertThat(NIGHT.nextActiveS(MONDAY, 7 * HOUR)).isEqualTo(19 * HOUR);
    Hours sundays =
        new Hours(
            HANGZHOU,
            List.of(
                new Hours.Weekly(
                    Set.of(DayOfWeek.SUNDAY), LocalTime.of(10, 0), LocalTime.of(12, 0))));
    assertThat(sundays.nextActiveS(MONDAY, 0)).isEqualTo((6 * 24 + 10) * HOUR);
    assertThat(sundays.nextActiveS(MONDAY, (6 * 24 + 12) * HOUR)).isEqualTo((13 * 24 + 10) * HOUR);
  }

  @Test
  void dayHours_twiceTheSameTime_isAllDay() {
    DayHours night = new DayHours(LocalTime.of(22, 0), LocalTime.of(5, 0));
    assertThat(night.length()).hasHours(7);
    assertThat(night.in(HANGZHOU).activeIn(MONDAY, new Span(0, HOUR)))
        .containsExactly(new Span(-2 * HOUR, 5 * HOUR));
    DayHours allDay = new DayHours(LocalTime.NOON, LocalTime.NOON);
    assertThat(allDay.length()).hasHours(24);
    assertThat(allDay.in(HANGZHOU)).isEqualTo(Hours.ALWAYS);
    assertThat(new DayHours(LocalTime.of(20, 0), LocalTime.MIDNIGHT).length()).hasHours(4);
  }

  @Test
  void clocks_peopleStartWhereTheyAreTold_theLawDoesNot() {
    Clocks real = Clocks.of(MONDAY.plusSeconds(3_600), null, HANGZHOU);
    assertThat(real.law()).isEqualTo(real.people());
    assertThat(real.timeOfDayAt(90.5)).isEqualTo(LocalTime.of(1, 1, 30, 500_000_000));
    Clocks shown = Clocks.of(MONDAY.plusSeconds(3_600), LocalTime.of(22, 30), HANGZHOU);
    assertThat(shown.law()).isEqualTo(MONDAY.plusSeconds(3_600));
    assertThat(shown.people()).isEqualTo(MONDAY.plusSeconds(22 * 3_600 + 1_800));
    assertThat(shown.timeOfDayAt(2 * HOUR)).isEqualTo(LocalTime.of(0, 30));
  }

  @Test
  void touchingWindows_areJoined() {
    Hours allDay =
        new Hours(
            HANGZHOU,
            List.of(
                new Hours.Weekly(Set.of(DayOfWeek.MONDAY), LocalTime.MIDNIGHT, LocalTime.NOON),
                new Hours.Weekly(Set.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.MIDNIGHT)));
    assertThat(allDay.activeIn(MONDAY, new Span(HOUR, 30 * HOUR)))
        .containsExactly(new Span(0, 24 * HOUR));
  }

  @Test
  void span_partsWithinOthers() {
    assertThat(new Span(10, 20).within(List.of(new Span(0, 5), new Span(5, 12), new Span(15, 30))))
        .containsExactly(new Span(10, 12), new Span(15, 20));
  }

  @Test
  void zoneFile_otherDatum_isRefused() {
    LocalPlane plane = new LocalPlane(120, 30);
    assertThatThrownBy(() -> ZoneFile.read("{\"datum\":\"GCJ02\",\"features\":[]}", plane))
        .hasMessageContaining("GCJ02");
    assertThatThrownBy(() -> ZoneFile.read("{", plane)).hasMessageContaining("not JSON");
  }

  private static Hours daily(LocalTime from, LocalTime to) {
    return new Hours(HANGZHOU, List.of(new Hours.Weekly(EnumSet.allOf(DayOfWeek.class), from, to)));
  }
}
