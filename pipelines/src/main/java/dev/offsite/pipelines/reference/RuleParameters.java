package dev.offsite.pipelines.reference;

import dev.offsite.schemas.candidate.ViolationKind;
import java.util.Optional;
import java.util.Set;

/** Which parameters a rule of each kind must and may set, and to what. */
final class RuleParameters {

  private static final Set<String> OF_EVERY_RULE = Set.of("noticeDays", "requiresMedia");

  private static final Set<String> COUNTS =
      Set.of(
          "minFixesInside",
          "minSightings",
          "learnDays",
          "zeroPassages",
          "weighedPassages",
          "referenceAxles",
          "baselineSamples",
          "windowSamples",
          "baselinePassages",
          "windowPassages");

  static Set<String> required(ViolationKind kind) {
    return switch (kind) {
      case BRIDGE_OVERLOAD -> Set.of();
      case PROHIBITED_ZONE ->
          Set.of(
              "minInsideS",
              "minFixesInside",
              "exitMarginM",
              "maxGapS",
              "accuracyFactor",
              "accuracyUnknownM",
              "speedKphMax",
              "updateEveryS");
      case PATROL_OBJECT ->
          Set.of("minSightings", "minConfidence", "openConfidence", "mergeRadiusM", "retentionH");
      case BRIDGE_LOAD_NEAR_LIMIT ->
          Set.of("warnShare", "alarmShare", "clearShare", "clearAfterS", "updateEveryS");
      case SCALE_SILENT ->
          Set.of(
              "silentDayS",
              "silentNightS",
              "nightFromH",
              "nightToH",
              "utcOffsetH",
              "expectedMissed",
              "learnDays");
      case SCALE_ALL_ZERO -> Set.of("zeroPassages", "weighedPassages");
      case SCALE_DRIFT ->
          Set.of(
              "referenceAxles",
              "baselineSamples",
              "windowSamples",
              "driftShare",
              "clearShare",
              "sigmas");
      case PLATE_RATE_LOW ->
          Set.of(
              "baselinePassages", "windowPassages", "rateMin", "rateDrop", "rateClear", "sigmas");
    };
  }

  private static Set<String> optional(ViolationKind kind) {
    return switch (kind) {
      case BRIDGE_OVERLOAD -> Set.of("plateConfidenceMin");
      case PROHIBITED_ZONE -> Set.of("crossMinM");
      case PATROL_OBJECT, BRIDGE_LOAD_NEAR_LIMIT, SCALE_SILENT, SCALE_ALL_ZERO, PLATE_RATE_LOW ->
          Set.of();
      case SCALE_DRIFT -> Set.of("referenceGrossKgMin", "referenceGrossKgMax");
    };
  }

  static boolean isKnown(ViolationKind kind, String name) {
    return required(kind).contains(name)
        || optional(kind).contains(name)
        || OF_EVERY_RULE.contains(name);
  }

  /** What is wrong with a parameter's value; empty if nothing is. */
  static Optional<String> complaint(String name, double value) {
    if (!Double.isFinite(value) || value < 0) {
      return Optional.of(value + " is negative or not finite");
    }
    if (COUNTS.contains(name) && (value < 1 || value != Math.rint(value))) {
      return Optional.of(value + " is not a whole number of at least 1");
    }
    return Optional.empty();
  }

  private RuleParameters() {}
}
