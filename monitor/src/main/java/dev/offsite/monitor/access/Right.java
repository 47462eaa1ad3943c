package dev.offsite.monitor.access;

/** Something that not everybody may do. */
public enum Right {
  /** Candidates, their evidence, tracks of trucks. */
  WATCH_CANDIDATES,
  /** Decide on cases. */
  DECIDE,
  /** Devices and refused messages. */
  WATCH_DEVICES,
  /** Plates as they are; without it they are masked. */
  SEE_PLATES,
  /** Users and the audit log. */
  ADMINISTER
}
