package dev.offsite.pipelines.reference;

import java.util.Optional;
import java.util.Set;

/**
 * The parameters by which a rule about passages asks whose track crossed the scale where no plate
 * was read: all of them or none.
 */
public final class IdentifyParameters {

  /** Fixes so near to the scale are asked, metres. */
  public static final String NEAR_M = "identifyNearM";

  /** How far the clocks of scale and terminal may be apart, seconds. */
  public static final String CLOCK_S = "identifyClockS";

  /** Between fixes further apart in time nobody knows where the truck drove, seconds. */
  public static final String GAP_S = "identifyGapS";

  /** A truck that was silent for so long at most may have crossed meanwhile, seconds. */
  public static final String DARK_S = "identifyDarkS";

  /** How hard a truck brakes, speeds up or turns at most, m/s². */
  public static final String ACCELERATION_MPS2 = "identifyAccelerationMps2";

  /** How fast a silent truck may have driven, km/h. */
  public static final String SPEED_KPH = "identifySpeedKphMax";

  /** How far the speed of the track may lie from that on the scale, km/h. */
  public static final String SPEED_DIFFERENCE_KPH = "identifySpeedDifferenceKph";

  /** From the place in the registry to the farthest lane, with the error of that place, metres. */
  public static final String SCALE_M = "identifyScaleM";

  /** How many times its accuracy a fix may be wrong. */
  public static final String ACCURACY_FACTOR = "identifyAccuracyFactor";

  /** How accurate a terminal is that does not say so, metres. */
  public static final String ACCURACY_UNKNOWN_M = "identifyAccuracyUnknownM";

  /** A plate read at the same site within so long explains why its truck was there, seconds. */
  public static final String READ_S = "identifyReadS";

  /** All of them. */
  static final Set<String> NAMES =
      Set.of(
          NEAR_M,
          CLOCK_S,
          GAP_S,
          DARK_S,
          ACCELERATION_MPS2,
          SPEED_KPH,
          SPEED_DIFFERENCE_KPH,
          SCALE_M,
          ACCURACY_FACTOR,
          ACCURACY_UNKNOWN_M,
          READ_S);

  /** A larger circle would hold the trucks of a whole district. */
  static final double NEAR_M_MAX = 10_000;

  /** What is wrong with a value that is finite and not negative; empty if nothing is. */
  static Optional<String> complaint(String name, double value) {
    if (name.equals(NEAR_M) && (value == 0 || value > NEAR_M_MAX)) {
      return Optional.of(value + " is outside 0 (exclusive) to " + NEAR_M_MAX);
    }
    if (name.equals(GAP_S) && value == 0) {
      return Optional.of("0 lets no two fixes be a track");
    }
    return Optional.empty();
  }

  private IdentifyParameters() {}
}
