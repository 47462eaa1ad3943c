package dev.offsite.monitor.live;

/** What the newest messages of a device say about how it keeps to the contract. */
public enum Verdict {
  /** None was refused. */
  CONFORMING,
  /** Some were refused. */
  FAULTY,
  /** Too few to say. */
  UNKNOWN
}
