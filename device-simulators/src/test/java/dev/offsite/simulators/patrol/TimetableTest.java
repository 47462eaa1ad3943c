package dev.offsite.simulators.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {

  private static final List<LocalTime> TWICE = List.of(LocalTime.of(9, 0), LocalTime.of(15, 0));
  private static final double HOUR_S = 3_600;

  /** Noon in Hangzhou. */
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  @Test
  void takeOffs_realClock_areInTheTimeOfHangzhou() {
    Timetable timetable = Timetable.of(TWICE, NOON, null);
    assertThat(timetable.takeOffS(1)).isEqualTo(3 * HOUR_S);
    assertThat(timetable.takeOffS(2)).isEqualTo(21 * HOUR_S);
    assertThat(timetable.takeOffS(3)).isEqualTo(27 * HOUR_S);
  }

  @Test
  void takeOffs_clockOfTheWorld_countsFromItsOwnTimeOfDay() {
    Timetable timetable = Timetable.of(TWICE, NOON, LocalTime.of(8, 59));
    assertThat(timetable.takeOffS(1)).isEqualTo(60);
    assertThat(timetable.takeOffS(2)).isEqualTo(60 + 6 * HOUR_S);
    assertThat(timetable.takeOffS(3)).isEqualTo(60 + 24 * HOUR_S);
    assertThat(timetable.takeOffS(15)).isEqualTo(60 + 7 * 24 * HOUR_S);
  }

  @Test
  void takeOffs_worldBeginsOnTheMinute_isFlown_aMomentLaterIsMissed() {
    assertThat(Timetable.of(TWICE, NOON, LocalTime.of(9, 0)).takeOffS(1)).isZero();
    assertThat(Timetable.of(TWICE, NOON, LocalTime.of(9, 0, 0, 1_000_000)).takeOffS(1))
        .isEqualTo(6 * HOUR_S - 0.001);
    assertThat(Timetable.of(TWICE, NOON, LocalTime.of(15, 0, 1)).takeOffS(1))
        .isEqualTo(18 * HOUR_S - 1);
  }

  @Test
  void gap_isTheShortestOfDayAndNight() {
    assertThat(Timetable.of(TWICE, NOON, null).shortestGapS()).isEqualTo(6 * HOUR_S);
    assertThat(
            Timetable.of(List.of(LocalTime.of(0, 10), LocalTime.of(23, 50)), NOON, null)
                .shortestGapS())
        .isEqualTo(1_200);
    assertThat(Timetable.of(List.of(LocalTime.of(9, 0)), NOON, null).shortestGapS())
        .isEqualTo(24 * HOUR_S);
  }
}
