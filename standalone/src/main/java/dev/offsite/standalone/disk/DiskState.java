package dev.offsite.standalone.disk;

/** How much space is left, in the order of need. */
public enum DiskState {
  AMPLE,
  /** Time to make room. */
  LOW,
  /** Devices are refused, and keep what they have to say. */
  SHORT,
  /** The instance ends in order. */
  FULL
}
