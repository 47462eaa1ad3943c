package dev.offsite.simulators.patrol;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Take-offs at the same times of every day.
 *
 * @param takeOffs times of day, at least one, rising
 * @param midnightS the midnight at or before second 0, in seconds since the world began
 */
record Timetable(List<LocalTime> takeOffs, double midnightS) {

  private static final double DAY_S = Duration.ofDays(1).toSeconds();

  /** Hangzhou keeps one time all year, so every day is as long as the other. */
  private static final ZoneId CLOCK = ZoneId.of("Asia/Shanghai");

  /**
   * The timetable of a world.
   *
   * @param begin the instant of second 0
   * @param startsAt the time of day people take it for; null for the real one
   */
  static Timetable of(List<LocalTime> takeOffs, Instant begin, @Nullable LocalTime startsAt) {
    LocalTime clock = startsAt == null ? begin.atZone(CLOCK).toLocalTime() : startsAt;
    return new Timetable(takeOffs, -clock.toNanoOfDay() / 1e9);
  }

  /** When the take-off {@code number} is, from 1: the first one at or after second 0. */
  double takeOffS(int number) {
    int gone = 0;
    while (gone < takeOffs.size() && midnightS + secondOfDay(gone) < 0) {
      gone++;
    }
    int index = gone + number - 1;
    int day = index / takeOffs.size();
    return midnightS + day * DAY_S + secondOfDay(index % takeOffs.size());
  }

  /** The shortest time between two take-offs; a day if there is one a day. */
  double shortestGapS() {
    double shortestS = DAY_S;
    for (int i = 1; i < takeOffs.size(); i++) {
      shortestS = Math.min(shortestS, secondOfDay(i) - secondOfDay(i - 1));
    }
    double overNightS = DAY_S - secondOfDay(takeOffs.size() - 1) + secondOfDay(0);
    return Math.min(shortestS, overNightS);
  }

  private double secondOfDay(int index) {
    return takeOffs.get(index).toSecondOfDay();
  }
}
