package dev.offsite.simulators.patrol;

import java.time.Duration;
import java.util.Objects;

/**
 * Cars that stand at the kerb along the rounds of patrol cars.
 *
 * @param grace how long a car may stand where parking is forbidden
 * @param briefShare share of the cars that leave within the grace
 * @param stayMax longest stay of the others
 * @param freeFor mean time for which a place stays free
 */
public record KerbPlan(Duration grace, double briefShare, Duration stayMax, Duration freeFor) {

  private static final Duration FREE_FOR_MIN = Duration.ofMinutes(1);

  public KerbPlan {
    Objects.requireNonNull(grace, "grace");
    Objects.requireNonNull(stayMax, "stayMax");
    Objects.requireNonNull(freeFor, "freeFor");
    PatrolPlan.requireShare("briefShare", briefShare);
    if (grace.isNegative() || grace.isZero()) {
      throw new IllegalArgumentException("grace " + grace + " is not above 0");
    }
    if (stayMax.compareTo(grace.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "stayMax " + stayMax + " is below twice the grace " + grace);
    }
    if (freeFor.compareTo(FREE_FOR_MIN) < 0) {
      throw new IllegalArgumentException("freeFor " + freeFor + " is below " + FREE_FOR_MIN);
    }
  }
}
