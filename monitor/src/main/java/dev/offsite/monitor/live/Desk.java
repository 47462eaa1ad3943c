package dev.offsite.monitor.live;

/** Whose matter a candidate is. */
public enum Desk {
  /** Somebody's violation. */
  CASES,
  /** A bridge or scale that needs care. */
  OPERATIONS,
  /** Either, where one asks for both. */
  ALL;

  /** Whether candidates of {@code other} are among these. */
  public boolean includes(Desk other) {
    return this == ALL || this == other;
  }
}
