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
