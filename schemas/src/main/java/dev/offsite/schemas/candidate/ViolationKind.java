package dev.offsite.schemas.candidate;

import java.util.EnumSet;
import java.util.Set;

/** What kind of violation a candidate proposes. Added to, never renamed. */
public enum ViolationKind {
  /** Gross mass above the limit on a bridge scale. */
  BRIDGE_OVERLOAD,
  /** A truck in a zone that is closed to it at that time. */
  PROHIBITED_ZONE,
  /** An object seen by a patrol where its class counts. */
  PATROL_OBJECT,
  /** Higher, wider or longer than allowed. */
  OVERSIZE,
  /** Drove over a scale in a way that spoils the weighing. */
  SCALE_EVASION,
  /** What is on a bridge at once nears what it carries. Operational. */
  BRIDGE_LOAD_NEAR_LIMIT,
  /** Nothing was received from a scale for longer than its traffic explains. Operational. */
  SCALE_SILENT,
  /** A scale weighs nothing but zeros. Operational. */
  SCALE_ALL_ZERO,
  /** The weighings of a reference class move away from what they were. Operational. */
  SCALE_DRIFT,
  /** The camera of a scale reads too few plates. Operational. */
  PLATE_RATE_LOW,
  /** Tipped a load outside the disposal sites it may use. */
  ILLEGAL_DUMPING,
  /** Two trucks drove on one permit at the same time. */
  PERMIT_SHARED,
  /** Loaded, and away from the corridors of its permits. */
  OFF_ROUTE,
  /** Loaded on the road outside the hours of its permits. */
  OUTSIDE_HOURS,
  /** Loaded on the road, or leaving a building site, without a permit in force. */
  NO_PERMIT,
  /** At a building or disposal site that none of its permits names. */
  FOREIGN_SITE,
  /** Left a building site in the night hours without a permit for them. A lead. */
  NIGHT_DEPARTURE,
  /** Stood long at a place that is none to stand at. A lead. */
  LONG_STOP,
  /** Faster than the truck may drive there. */
  SPEEDING,
  /** Drove loaded with the cover open. */
  UNCOVERED_LOAD,
  /** Its terminal fell silent in the middle of a trip. */
  TERMINAL_SILENT,
  /** Power or antenna of its terminal was cut. */
  TERMINAL_UNPLUGGED,
  /** Its positions lie further apart than any truck drives. */
  POSITION_JUMP,
  /** Its terminal repeats one position while the truck drives. */
  POSITION_FROZEN,
  /** A vehicle that patrols saw again and again where it must not stand. */
  ILLEGAL_PARKING;

  private static final Set<ViolationKind> OPERATIONAL =
      EnumSet.of(BRIDGE_LOAD_NEAR_LIMIT, SCALE_SILENT, SCALE_ALL_ZERO, SCALE_DRIFT, PLATE_RATE_LOW);

  /**
   * Whether it is a matter of the desk that looks after bridges and scales, on the topic {@code
   * operations}, and nobody's violation.
   */
  public boolean isOperational() {
    return OPERATIONAL.contains(this);
  }
}
