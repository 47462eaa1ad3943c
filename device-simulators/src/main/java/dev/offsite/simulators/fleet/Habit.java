package dev.offsite.simulators.fleet;

/** What a driver makes of the rules. */
public enum Habit {
  /** Cuts through zones while they are closed. */
  CUTS_THROUGH,
  /** Drives into a zone, stands there for a while, and drives on. */
  PARKS_INSIDE,
  /** Stands all day a few metres outside a border: satellite noise must not make it a violation. */
  PARKS_AT_BORDER,
  /** Cuts through like a violator, but has a permit for every zone. */
  HAS_PERMIT,
  /** Cuts through zones only while they are open to all. */
  CUTS_THROUGH_WHEN_OPEN,
  /** Leaves the corridor of its permit with load, over a parallel road. */
  LEAVES_CORRIDOR,
  /** Drives with load at whatever hour, whether its permit holds then or not. */
  IGNORES_HOURS,
  /** Hauls like everybody else, but was never given a permit. */
  HAS_NO_PERMIT,
  /** Leaves the cover open over its load. */
  DRIVES_UNCOVERED,
  /** Drives long straights well above the limit. */
  SPEEDS,
  /** Works by the rules in daytime and tips its loads in remote places at night. */
  DUMPS_AT_NIGHT,
  /** Pulls a {@link Plug} of its terminal while it drives with load. */
  UNPLUGS_TERMINAL,
  /** Is registered under a plate of its own, and carries that of a lawful truck. */
  CARRIES_CLONED_PLATE,
  /**
   * Hauls over a weighed bridge, now and then with too much, with a plate that cannot be read, or
   * with its terminal off just there; and lawfully otherwise.
   */
  CROSSES_BRIDGES,
  /** Keeps to its permit. */
  LAWFUL;

  /**
   * Whether its permit names building site, corridor, disposal site and hours. The others hold one
   * that binds them to none: what they do with zones is all there is about them.
   */
  public boolean isBound() {
    return switch (this) {
      case CUTS_THROUGH,
          PARKS_INSIDE,
          PARKS_AT_BORDER,
          HAS_PERMIT,
          CUTS_THROUGH_WHEN_OPEN,
          CROSSES_BRIDGES ->
          false;
      case LEAVES_CORRIDOR,
          IGNORES_HOURS,
          HAS_NO_PERMIT,
          DRIVES_UNCOVERED,
          SPEEDS,
          DUMPS_AT_NIGHT,
          UNPLUGS_TERMINAL,
          CARRIES_CLONED_PLATE,
          LAWFUL ->
          true;
    };
  }
}
