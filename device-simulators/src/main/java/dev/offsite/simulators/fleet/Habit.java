package dev.offsite.simulators.fleet;

/** How a driver treats prohibited zones. */
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
  /** Stays on the roads around. */
  LAWFUL
}
