package dev.offsite.pipelines.judge.overload;

import java.util.List;
import java.util.Objects;

/**
 * The gross-mass limit that binds one vehicle at one place and time.
 *
 * @param limitKg the lower of the table's and the posted limit
 * @param tableKg the table's limit
 * @param basis the law the table is from
 * @param notes codes of choices made in the driver's favour, and of the sign if it binds
 */
record MassLimit(int limitKg, int tableKg, String basis, List<String> notes) {

  /** The scale did not say how the vehicle is put together: the highest limit of its axle count. */
  static final String CONFIGURATION_UNKNOWN = "CONFIGURATION_UNKNOWN_HIGHEST_LIMIT";

  /** The table has no such vehicle: the highest limit of its axle count. */
  static final String CONFIGURATION_NOT_IN_TABLE = "CONFIGURATION_NOT_IN_TABLE_HIGHEST_LIMIT";

  /** The number of driven axles is not known: the higher limit. */
  static final String DRIVE_AXLES_UNKNOWN = "DRIVE_AXLES_UNKNOWN_HIGHEST_LIMIT";

  /** The table has no row for this number of driven axles: the higher limit. */
  static final String DRIVE_AXLES_NOT_IN_TABLE = "DRIVE_AXLES_NOT_IN_TABLE_HIGHEST_LIMIT";

  /** The sign at the bridge binds, not the table. */
  static final String POSTED_LIMIT_BINDS = "POSTED_LIMIT_BINDS";

  MassLimit {
    Objects.requireNonNull(basis, "basis");
    notes = List.copyOf(notes);
  }

  /** Whether a mass is above limit × multiplier, counted to a millionth of the multiplier. */
  boolean isExceededBy(int grossKg, double multiplier) {
    // Not in floating point: 18,000 × 1.15 must be 20,700, not a little less.
    return grossKg * 1_000_000L > limitKg * Math.round(multiplier * 1_000_000);
  }
}
