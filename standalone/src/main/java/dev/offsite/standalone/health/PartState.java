package dev.offsite.standalone.health;

/** How a part is. */
public enum PartState {
  /** It does what it is for. */
  UP,
  /**
   * It does not at the moment, and comes back by itself or when somebody gives it what it lacks.
   */
  WAITING,
  /** It has ended; only a new start of the process brings it back. */
  DOWN
}
