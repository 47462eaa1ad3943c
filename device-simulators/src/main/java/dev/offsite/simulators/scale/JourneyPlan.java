package dev.offsite.simulators.scale;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Trucks that cross several bridges of a place.
 *
 * @param every mean time between departures in the whole place, at an hour of factor 1; null for
 *     none
 * @param unloadedShare share of the journeys that unload on the way
 * @param speedKphMin slowest mean speed between two bridges, stops included
 * @param speedKphMax fastest
 */
public record JourneyPlan(
    @Nullable Duration every, double unloadedShare, double speedKphMin, double speedKphMax) {

  private static final Duration EVERY_MIN = Duration.ofSeconds(1);

  public JourneyPlan {
    if (every != null && every.compareTo(EVERY_MIN) < 0) {
      throw new IllegalArgumentException("journeys every " + every + " is below " + EVERY_MIN);
    }
    if (!(unloadedShare >= 0 && unloadedShare <= 1)) {
      throw new IllegalArgumentException("unloadedShare " + unloadedShare + " is not 0 to 1");
    }
    if (!(speedKphMin >= 5 && speedKphMin <= speedKphMax && speedKphMax <= 100)) {
      throw new IllegalArgumentException(
          "speedKphMin " + speedKphMin + " to speedKphMax " + speedKphMax + " is not in 5 to 100");
    }
  }

  /** Mean time between departures, seconds. Only if there are any. */
  double everyS() {
    return Objects.requireNonNull(every, "every").toMillis() / 1000.0;
  }
}
