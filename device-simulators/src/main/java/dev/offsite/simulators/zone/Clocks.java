package dev.offsite.simulators.zone;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The two clocks of a world: by which the law is judged, and by which people live.
 *
 * @param law the instant of second 0
 * @param people the instant that people take second 0 for; the same unless a night is shown at noon
 * @param zone of the walls both hang on
 */
public record Clocks(Instant law, Instant people, ZoneId zone) {

  public Clocks {
    Objects.requireNonNull(law, "law");
    Objects.requireNonNull(people, "people");
    Objects.requireNonNull(zone, "zone");
  }

  /**
   * The clocks of a world.
   *
   * @param begin second 0
   * @param startsAt the time of day people take second 0 for; null if it is the real one
   */
  public static Clocks of(Instant begin, @Nullable LocalTime startsAt, ZoneId zone) {
    return new Clocks(
        begin, startsAt == null ? begin : begin.atZone(zone).with(startsAt).toInstant(), zone);
  }

  /** The time of day that people take a moment for. */
  public LocalTime timeOfDayAt(double seconds) {
    return people.plusMillis(Math.round(seconds * 1000)).atZone(zone).toLocalTime();
  }
}
