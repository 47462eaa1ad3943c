package dev.offsite.pipelines.judge.overload;

import java.util.List;
import java.util.Objects;

/**
 * The limit that a table of one law gives a vehicle.
 *
 * @param basis the law
 * @param notes codes of choices made in the driver's favour
 */
record TableLimit(int limitKg, String basis, List<String> notes) {

  /** The scale did not say how the vehicle is put together: the highest limit of its axle count. */
  static final String CONFIGURATION_UNKNOWN = "CONFIGURATION_UNKNOWN_HIGHEST_LIMIT";

  /** The table has no such vehicle: the highest limit of its axle count. */
  static final String CONFIGURATION_NOT_IN_TABLE = "CONFIGURATION_NOT_IN_TABLE_HIGHEST_LIMIT";

  /** The number of driven axles is not known: the higher limit. */
  static final String DRIVE_AXLES_UNKNOWN = "DRIVE_AXLES_UNKNOWN_HIGHEST_LIMIT";

  /** The table has no row for this number of driven axles: the higher limit. */
  static final String DRIVE_AXLES_NOT_IN_TABLE = "DRIVE_AXLES_NOT_IN_TABLE_HIGHEST_LIMIT";

  /** How the axles lie is not known: the higher limit. */
  static final String LAYOUT_UNKNOWN = "LAYOUT_UNKNOWN_HIGHEST_LIMIT";

  /** The table has no row for this layout: the higher limit. */
  static final String LAYOUT_NOT_IN_TABLE = "LAYOUT_NOT_IN_TABLE_HIGHEST_LIMIT";

  TableLimit {
    Objects.requireNonNull(basis, "basis");
    notes = List.copyOf(notes);
  }
}
