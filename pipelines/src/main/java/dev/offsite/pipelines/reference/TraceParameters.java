package dev.offsite.pipelines.reference;

import java.util.Optional;
import java.util.Set;

/**
 * The parameters by which a rule about objects asks which trucks were there: all of them or none. A
 * rule that has {@link #HOURS} is one that is traced.
 */
public final class TraceParameters {

  /** How far back is searched where no patrol saw the place clean, hours. */
  public static final String HOURS = "traceHours";

  /** How far from the heap a truck may have stood, beyond the uncertainty of both, metres. */
  public static final String RADIUS_M = "traceRadiusM";

  /** How far from the heap a silence may begin or end, metres. */
  public static final String SILENT_RADIUS_M = "traceSilentRadiusM";

  /** A shorter stay is none, unless the body was up, seconds. */
  public static final String STOP_S = "traceStopS";

  /** Up to this speed a truck stands, km/h. */
  public static final String STILL_KPH = "traceStillKph";

  /** Up to this speed a truck lingers, km/h. */
  public static final String LINGER_KPH = "traceLingerKph";

  /** So long without a fix is a silence, seconds. */
  public static final String SILENT_S = "traceSilentS";

  /** So long after a stay the load is still looked at, seconds. */
  public static final String FOLLOW_S = "traceFollowS";

  /** How fast a silent truck may have driven, km/h. */
  public static final String SPEED_KPH = "traceSpeedKphMax";

  /** Looks so shortly before the heap was first seen may have missed it, seconds. */
  public static final String CLEAN_GAP_S = "traceCleanGapS";

  /** So many trucks are named at most. */
  public static final String SUSPECTS_MAX = "traceSuspectsMax";

  /** A payload that is lower by this is lighter, kg. */
  public static final String LIGHTER_KG = "traceLighterKg";

  /** A longer stay is that of a parked truck, seconds. */
  public static final String PARKED_S = "traceParkedS";

  /** How accurate a terminal is that does not say so, 90 %, metres. */
  public static final String ACCURACY_UNKNOWN_M = "traceAccuracyUnknownM";

  /** Points for: body up at rest. */
  public static final String FOR_BODY_RAISED = "traceForBodyRaised";

  /** Points for: backed up. */
  public static final String FOR_REVERSED = "traceForReversed";

  /** Points for: a sensor said that it was loaded. */
  public static final String FOR_LOADED = "traceForLoaded";

  /** Points for: its drive says that it was loaded. */
  public static final String FOR_PRESUMED_LOADED = "traceForPresumedLoaded";

  /** Points for: lighter after than before. */
  public static final String FOR_LIGHTER = "traceForLighter";

  /** Points for: at the heap; less the farther away. */
  public static final String FOR_NEAR = "traceForNear";

  /** Points for: no transport permit in force. */
  public static final String FOR_NO_PERMIT = "traceForNoPermit";

  /** Points for: stood without tipping, as far as is known. */
  public static final String FOR_STOPPED = "traceForStopped";

  /** Points for: terminal silent there. */
  public static final String FOR_SILENT = "traceForSilent";

  /** Points against: came empty. */
  public static final String AGAINST_EMPTY = "traceAgainstEmpty";

  /** Points against: left loaded. */
  public static final String AGAINST_STILL_LOADED = "traceAgainstStillLoaded";

  /** Points against: stood in a building or disposal site. */
  public static final String AGAINST_SITE = "traceAgainstSite";

  /** Points against: it has a sensor of its body, which was never up. */
  public static final String AGAINST_BODY_DOWN = "traceAgainstBodyDown";

  /** Points against: stayed longer than anybody needs to tip. */
  public static final String AGAINST_PARKED = "traceAgainstParked";

  /** Above this no truck lingers: the fold of stays passes over faster fixes unseen. */
  public static final double LINGER_KPH_MAX = 20;

  /** Below this a gap is no silence: terminals report twice a minute. */
  public static final double SILENT_S_MIN = 60;

  /** All of them. */
  static final Set<String> NAMES =
      Set.of(
          HOURS,
          RADIUS_M,
          SILENT_RADIUS_M,
          STOP_S,
          STILL_KPH,
          LINGER_KPH,
          SILENT_S,
          FOLLOW_S,
          SPEED_KPH,
          CLEAN_GAP_S,
          SUSPECTS_MAX,
          LIGHTER_KG,
          PARKED_S,
          ACCURACY_UNKNOWN_M,
          FOR_BODY_RAISED,
          FOR_REVERSED,
          FOR_LOADED,
          FOR_PRESUMED_LOADED,
          FOR_LIGHTER,
          FOR_NEAR,
          FOR_NO_PERMIT,
          FOR_STOPPED,
          FOR_SILENT,
          AGAINST_EMPTY,
          AGAINST_STILL_LOADED,
          AGAINST_SITE,
          AGAINST_BODY_DOWN,
          AGAINST_PARKED);

  /** What is wrong with a value that is finite and not negative; empty if nothing is. */
  static Optional<String> complaint(String name, double value) {
    return switch (name) {
      case HOURS, RADIUS_M, SPEED_KPH ->
          value > 0 ? Optional.empty() : Optional.of(value + " is not above 0");
      case LINGER_KPH ->
          value <= LINGER_KPH_MAX
              ? Optional.empty()
              : Optional.of(value + " is above " + LINGER_KPH_MAX);
      case SILENT_S ->
          value >= SILENT_S_MIN
              ? Optional.empty()
              : Optional.of(value + " is below " + SILENT_S_MIN);
      case SUSPECTS_MAX ->
          value >= 1 && value == Math.rint(value)
              ? Optional.empty()
              : Optional.of(value + " is not a whole number of at least 1");
      default -> Optional.empty();
    };
  }

  private TraceParameters() {}
}
