package dev.offsite.simulators.patrol;

import java.time.Duration;
import java.util.Objects;

/**
 * How drones patrol.
 *
 * @param pause between landing and the next take-off of one drone
 */
public record PatrolPlan(Duration pause) {

  public PatrolPlan {
    Objects.requireNonNull(pause, "pause");
    if (pause.isNegative()) {
      throw new IllegalArgumentException("pause " + pause + " is negative");
    }
  }
}
