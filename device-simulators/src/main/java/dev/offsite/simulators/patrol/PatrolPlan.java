package dev.offsite.simulators.patrol;

import java.time.Duration;
import java.util.Objects;

/**
 * How drones patrol.
 *
 * @param pause between landing and the next take-off of one drone
 * @param litteredShare share of the places where something may lie, or may fool a drone, at which
 *     it does, 0 to 1; 0 for a ground where nothing is to be seen
 */
public record PatrolPlan(Duration pause, double litteredShare) {

  public PatrolPlan {
    Objects.requireNonNull(pause, "pause");
    if (pause.isNegative()) {
      throw new IllegalArgumentException("pause " + pause + " is negative");
    }
    if (!(litteredShare >= 0 && litteredShare <= 1)) {
      throw new IllegalArgumentException("litteredShare " + litteredShare + " is not 0 to 1");
    }
  }
}
