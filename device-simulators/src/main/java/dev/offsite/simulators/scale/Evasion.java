package dev.offsite.simulators.scale;

/**
 * How a driver spoils a weighing.
 *
 * <p>The manners are those that controllers report of Chinese roads. The names double as the flags
 * of a controller that saw them.
 */
public enum Evasion {
  /** Rides between two lanes, with the wheels of one side beside the plates. */
  STRADDLING,
  /** Follows a truck closer than {@link Lanes#GAP_S_MIN}, so that the plates see one vehicle. */
  TAILGATING,
  /** Creeps over the plates at less than 5 km/h, stopping and starting. */
  STOP_AND_GO,
  /** Brakes hard on the plates. */
  HARD_BRAKING,
  /** Comes up beside another truck, both over one plate. */
  SIDE_BY_SIDE;

  /** Whether it takes a second lane. */
  boolean needsTwoLanes() {
    return this == STRADDLING || this == SIDE_BY_SIDE;
  }
}
