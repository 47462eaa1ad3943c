package dev.offsite.pipelines.judge.overload;

/** Why an over-limit permit does not hold for a passage. The codes are part of the contract. */
enum PermitMismatch {
  /** Given for another time. */
  NOT_IN_FORCE,
  /** Given for other hours of the week. */
  OUTSIDE_HOURS,
  /** The site is not on its route. */
  SITE_NOT_ON_ROUTE,
  /** Faster than it allows. */
  TOO_FAST,
  /** Another number of axles: not the vehicle it was given for, or not as it was declared. */
  AXLES_DIFFER,
  /** Heavier than it allows, the area's tolerance included. */
  TOO_HEAVY,
  /** Higher than it allows, the sensor's own error deducted. */
  TOO_HIGH,
  /** Wider than it allows, the sensor's own error deducted. */
  TOO_WIDE,
  /** Longer than it allows, the sensor's own error deducted. */
  TOO_LONG
}
