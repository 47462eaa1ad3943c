package dev.offsite.simulators.truth;

import dev.offsite.schemas.candidate.ViolationKind;
import java.util.Optional;

/**
 * What can be done wrong in the world.
 *
 * <p>The world knows more than the detectors: an offence without a {@link ViolationKind} of the
 * same name is one that no detector looks for, and a score says so.
 */
public enum Offence {
  /** Gross mass above the limit on a bridge. */
  BRIDGE_OVERLOAD,
  /** Drove over a scale in a way that spoils the weighing. */
  SCALE_EVASION,
  /** Higher, wider or longer than allowed on a bridge. */
  OVERSIZE,
  /** In a zone that was closed to the truck. */
  PROHIBITED_ZONE,
  /** Loaded, and away from the corridor of its permit. */
  OFF_ROUTE,
  /** Loaded, and outside the hours of its permit. */
  OUTSIDE_HOURS,
  /** Hauled without any transport permit. */
  NO_PERMIT,
  /** Drove loaded with the cover open. */
  UNCOVERED_LOAD,
  /** Drove faster than trucks may. */
  SPEEDING,
  /** Tipped its load outside the disposal site of its permit. */
  ILLEGAL_DUMPING,
  /** Its terminal was unplugged while the truck worked. */
  TERMINAL_UNPLUGGED,
  /** Carried the plate of another vehicle. */
  CLONED_PLATE,
  /** An object of a forbidden class on the ground. */
  PATROL_OBJECT,
  /** Two trucks drove on one permit at the same time. */
  PERMIT_SHARED,
  /** At a building or disposal site that none of its permits names. */
  FOREIGN_SITE,
  /** Left a building site in the night hours without a permit for them. A lead. */
  NIGHT_DEPARTURE,
  /** Stood long at a place that is none to stand at. A lead. */
  LONG_STOP,
  /** Its terminal fell silent in the middle of a trip. */
  TERMINAL_SILENT,
  /** Its positions lie further apart than any truck drives. */
  POSITION_JUMP,
  /** Its terminal repeats one position while the truck drives. */
  POSITION_FROZEN,
  /** A car that stood too long where parking is forbidden. */
  ILLEGAL_PARKING,
  /** Crossed a scale under the plate of a truck that was far away. */
  PLATE_ELSEWHERE,
  /** Its terminal was switched off exactly while it crossed a scale. A lead. */
  DARK_ACROSS_BRIDGE;

  /** What a detector calls it, if there is one that looks for it. */
  public Optional<ViolationKind> detectedAs() {
    for (ViolationKind kind : ViolationKind.values()) {
      if (kind.name().equals(name())) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * What the world calls that which a detector looks for.
   *
   * @throws IllegalArgumentException if the world knows no such offence
   */
  public static Offence of(ViolationKind kind) {
    return valueOf(kind.name());
  }
}
