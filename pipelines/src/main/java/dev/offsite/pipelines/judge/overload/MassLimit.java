package dev.offsite.pipelines.judge.overload;

import java.util.List;
import java.util.Objects;

/**
 * The gross-mass limit that binds one vehicle at one place and time.
 *
 * @param limitKg what binds: the table's or the permit's limit, or a posted one that is lower
 * @param tableKg the table's limit
 * @param basis the law the table is from
 * @param notes codes of choices made in the driver's favour, of a permit, and of a sign if it binds
 */
record MassLimit(int limitKg, int tableKg, String basis, List<String> notes) {

  /** The sign at the bridge binds, not the table. */
  static final String POSTED_LIMIT_BINDS = "POSTED_LIMIT_BINDS";

  /** The sign above the lane binds, not the one at the bridge and not the table. */
  static final String POSTED_LANE_LIMIT_BINDS = "POSTED_LANE_LIMIT_BINDS";

  /** An over-limit permit takes the place of the table. */
  static final String PERMIT_REPLACES_TABLE = "PERMIT_REPLACES_TABLE";

  MassLimit {
    Objects.requireNonNull(basis, "basis");
    notes = List.copyOf(notes);
  }

  /** Whether a mass is above limit × multiplier. */
  boolean isExceededBy(int grossKg, double multiplier) {
    return exceeds(grossKg, limitKg, multiplier);
  }

  /** Whether a mass is above limit × multiplier, counted to a millionth of the multiplier. */
  static boolean exceeds(int grossKg, int limitKg, double multiplier) {
    // Not in floating point: 18,000 × 1.15 must be 20,700, not a little less.
    return grossKg * 1_000_000L > limitKg * Math.round(multiplier * 1_000_000);
  }

  /** Mass above limit × multiplier in kilograms, counted as {@link #exceeds} does. */
  static double marginKg(int grossKg, int limitKg, double multiplier) {
    return (grossKg * 1_000_000L - limitKg * Math.round(multiplier * 1_000_000)) / 1e6;
  }
}
