package dev.offsite.schemas.candidate;

/** What kind of violation a candidate proposes. Added to, never renamed. */
public enum ViolationKind {
  /** Gross mass above the limit on a bridge scale. */
  BRIDGE_OVERLOAD(Family.SCALE),
  /** A truck in a zone that is closed to it at that time. */
  PROHIBITED_ZONE(Family.TRUCK),
  /** An object seen by a patrol where its class counts. */
  PATROL_OBJECT(Family.PATROL),
  /** Higher, wider or longer than allowed. */
  OVERSIZE(Family.SCALE),
  /** Drove over a scale in a way that spoils the weighing. */
  SCALE_EVASION(Family.SCALE),
  /** What is on a bridge at once nears what it carries. Operational. */
  BRIDGE_LOAD_NEAR_LIMIT(Family.OPERATIONAL),
  /** Nothing was received from a scale for longer than its traffic explains. Operational. */
  SCALE_SILENT(Family.OPERATIONAL),
  /** A scale weighs nothing but zeros. Operational. */
  SCALE_ALL_ZERO(Family.OPERATIONAL),
  /** The weighings of a reference class move away from what they were. Operational. */
  SCALE_DRIFT(Family.OPERATIONAL),
  /** The camera of a scale reads too few plates. Operational. */
  PLATE_RATE_LOW(Family.OPERATIONAL),
  /** Tipped a load outside the disposal sites it may use. */
  ILLEGAL_DUMPING(Family.TRUCK),
  /** Two trucks drove on one permit at the same time. */
  PERMIT_SHARED(Family.TRUCK),
  /** Loaded, and away from the corridors of its permits. */
  OFF_ROUTE(Family.TRUCK),
  /** Loaded on the road outside the hours of its permits. */
  OUTSIDE_HOURS(Family.TRUCK),
  /** Loaded on the road, or leaving a building site, without a permit in force. */
  NO_PERMIT(Family.TRUCK),
  /** At a building or disposal site that none of its permits names. */
  FOREIGN_SITE(Family.TRUCK),
  /** Left a building site in the night hours without a permit for them. A lead. */
  NIGHT_DEPARTURE(Family.TRUCK),
  /** Stood long at a place that is none to stand at. A lead. */
  LONG_STOP(Family.TRUCK),
  /** Faster than the truck may drive there. */
  SPEEDING(Family.TRUCK),
  /** Drove loaded with the cover open. */
  UNCOVERED_LOAD(Family.TRUCK),
  /** Its terminal fell silent in the middle of a trip. */
  TERMINAL_SILENT(Family.TRUCK),
  /** Power or antenna of its terminal was cut. */
  TERMINAL_UNPLUGGED(Family.TRUCK),
  /** Its positions lie further apart than any truck drives. */
  POSITION_JUMP(Family.TRUCK),
  /** Its terminal repeats one position while the truck drives. */
  POSITION_FROZEN(Family.TRUCK),
  /** A vehicle that patrols saw again and again where it must not stand. */
  ILLEGAL_PARKING(Family.PATROL),
  /** Its plate was read at a scale while its terminal was far away: copied, or not in its truck. */
  PLATE_ELSEWHERE(Family.SCALE),
  /** Its terminal was dark exactly while it crossed a scale. A lead. */
  DARK_ACROSS_BRIDGE(Family.SCALE);

  /** Who sees it. */
  public enum Family {
    /** A scale, as a vehicle passes. */
    SCALE,
    /** A truck's own terminal, by its drive. */
    TRUCK,
    /** A drone, a patrol car or a fixed camera. */
    PATROL,
    /**
     * Nobody's violation: a matter of the desk that looks after bridges and scales, on the topic
     * {@code operations}.
     */
    OPERATIONAL
  }

  private final Family family;

  ViolationKind(Family family) {
    this.family = family;
  }

  /** Who sees it. */
  public Family family() {
    return family;
  }

  /** Whether it is nobody's violation; see {@link Family#OPERATIONAL}. */
  public boolean isOperational() {
    return family == Family.OPERATIONAL;
  }
}
