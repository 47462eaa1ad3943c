package dev.offsite.pipelines.reference;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which parameters a rule of each kind must and may set, and to what. */
final class RuleParameters {

  private static final Set<String> OF_EVERY_RULE =
      Set.of("noticeDays", "requiresMedia", "requiresSign", "requiresNoticeUrl", "completenessMin");

  /** The last three link passages of one vehicle. */
  private static final Set<String> OF_EVERY_SCALE =
      Set.of(
          "plateConfidenceMin",
          "clockAheadSMax",
          "speedKphLow",
          "journeyGapMin",
          "journeyMaxMin",
          "timesInYearMax");

  /** What every rule about trucks may ask for. */
  private static final Set<String> OF_EVERY_TRUCK =
      Set.of("trackBeforeS", "trackAfterS", "updateEveryS");

  /** So much of a drive is kept; a test holds it equal to the span of the trail. */
  static final double TRACK_BEFORE_S_MAX = 300;

  private static final Set<String> COUNTS =
      Set.of(
          "minFixesInside",
          "minFixes",
          "stayFixes",
          "minSightings",
          "goneLooks",
          "learnDays",
          "zeroPassages",
          "weighedPassages",
          "referenceAxles",
          "baselineSamples",
          "windowSamples",
          "baselinePassages",
          "windowPassages",
          "signsMin",
          "signsCertain");

  /** What counts and may be none. */
  private static final Set<String> COUNTS_OR_NONE = Set.of("requiresMedia", "noticeDays");

  private static final Set<String> SHARES = Set.of("completenessMin", "plateConfidenceMin");

  /** Followed by a class of roads: how fast trucks may drive there. */
  private static final String LIMIT_OF_A_ROAD_CLASS = "limitKph.";

  static Set<String> required(ViolationKind kind) {
    return switch (kind) {
      case BRIDGE_OVERLOAD, OVERSIZE -> Set.of();
      case SCALE_EVASION -> Set.of("evidenceMin");
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
      case ILLEGAL_PARKING ->
          Set.of(
              "minConfidence",
              "plateConfidenceMin",
              "mergeRadiusM",
              "minApartMin",
              "maxApartMin",
              "retentionH");
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
      case ILLEGAL_DUMPING ->
          Set.of(
              "signsMin",
              "signsCertain",
              "stillKph",
              "reversingKph",
              "windowS",
              "radiusM",
              "lighterHoldS",
              "payloadDropKg",
              "siteMarginM",
              "anySiteWithoutPermit",
              "maxGapS");
      case PERMIT_SHARED -> Set.of("minOverlapS", "minApartM");
      case OFF_ROUTE ->
          Set.of(
              "minS",
              "minFixes",
              "clearS",
              "maxGapS",
              "beyondM",
              "accuracyFactor",
              "accuracyUnknownM");
      case OUTSIDE_HOURS -> Set.of("minS", "minFixes", "clearS", "maxGapS", "siteMarginM");
      case NO_PERMIT -> Set.of("minS", "minFixes", "clearS", "maxGapS", "siteMarginM");
      case FOREIGN_SITE ->
          Set.of("minS", "minFixes", "clearS", "maxGapS", "accuracyFactor", "accuracyUnknownM");
      case NIGHT_DEPARTURE ->
          Set.of(
              "minS",
              "minFixes",
              "clearS",
              "maxGapS",
              "siteMarginM",
              "minInsideS",
              "nightFromH",
              "nightToH",
              "utcOffsetH");
      case LONG_STOP -> Set.of("minS", "minFixes", "maxGapS", "radiusM", "standKph", "speedKphMax");
      case SPEEDING -> Set.of("limitKph", "maxGapS");
      case UNCOVERED_LOAD -> Set.of("movingKph", "maxGapS");
      case TERMINAL_SILENT -> Set.of("movingKph", "maxGapS");
      case TERMINAL_UNPLUGGED -> Set.of("maxGapS");
      case POSITION_JUMP -> Set.of("jumpKph", "jumpM", "stayFixes");
      case POSITION_FROZEN -> Set.of("movingKph", "minS", "maxGapS");
      case PLATE_ELSEWHERE ->
          Set.of(
              "windowS", "minFixes", "farM", "speedKphMax", "clockToleranceS", "accuracyUnknownM");
      case DARK_ACROSS_BRIDGE ->
          Set.of(
              "darkSMin",
              "darkSMax",
              "lookS",
              "minFixes",
              "nearM",
              "speedKphMax",
              "clockToleranceS",
              "accuracyUnknownM");
    };
  }

  private static Set<String> optional(ViolationKind kind) {
    return switch (kind) {
      case BRIDGE_OVERLOAD, OVERSIZE -> Set.of();
      case SCALE_EVASION -> Set.of("grossKgMin", "lowSpeedEvidence");
      case PROHIBITED_ZONE -> Set.of("crossMinM", "exitSureAccuracies");
      case PATROL_OBJECT -> Set.of("goneLooks", "goneAfterS");
      case BRIDGE_LOAD_NEAR_LIMIT, SCALE_SILENT, SCALE_ALL_ZERO, PLATE_RATE_LOW, ILLEGAL_PARKING ->
          Set.of();
      case SCALE_DRIFT -> Set.of("referenceGrossKgMin", "referenceGrossKgMax");
      case ILLEGAL_DUMPING -> Set.of("severityNight", "nightFromH", "nightToH", "utcOffsetH");
      case PERMIT_SHARED,
          OFF_ROUTE,
          OUTSIDE_HOURS,
          NO_PERMIT,
          FOREIGN_SITE,
          NIGHT_DEPARTURE,
          LONG_STOP ->
          Set.of();
      case SPEEDING ->
          Set.of(
              "toleranceFactor",
              "ignoreBelowKph",
              "contradictionKph",
              "minS",
              "minFixes",
              "minM",
              "clearS");
      case UNCOVERED_LOAD -> Set.of("minS", "minFixes", "minM", "clearS");
      case TERMINAL_SILENT -> Set.of("giveUpS", "movedM", "movedSeverity");
      case TERMINAL_UNPLUGGED -> Set.of("clearS", "giveUpS", "movedM", "movedSeverity");
      case POSITION_JUMP -> Set.of("stayS");
      case POSITION_FROZEN -> Set.of("minFixes", "clearS");
      case PLATE_ELSEWHERE -> Set.of("tracksDoubtedS");
      case DARK_ACROSS_BRIDGE -> Set.of();
    };
  }

  /**
   * Why nothing can be judged by a rule; empty if it can. Parameters that this release does not
   * know hinder nothing: a newer one may have published them.
   */
  static List<ReferenceFault> hindrances(ReferenceEntry.Rule rule) {
    List<ReferenceFault> faults = new ArrayList<>();
    for (String name : required(rule.violation())) {
      if (!rule.parameters().containsKey(name)) {
        faults.add(fault(rule, "/parameters", "'" + name + "' is missing"));
      }
    }
    rule.parameters()
        .forEach(
            (name, value) ->
                complaint(name, value)
                    .ifPresent(
                        complaint -> faults.add(fault(rule, "/parameters/" + name, complaint))));
    return faults;
  }

  private static ReferenceFault fault(ReferenceEntry.Rule rule, String pointer, String detail) {
    return new ReferenceFault(rule.key(), null, rule.id(), pointer, detail);
  }

  static boolean isKnown(ViolationKind kind, String name) {
    return required(kind).contains(name)
        || optional(kind).contains(name)
        || (kind.family() == ViolationKind.Family.SCALE && OF_EVERY_SCALE.contains(name))
        || (kind.family() == ViolationKind.Family.SCALE && IdentifyParameters.NAMES.contains(name))
        || (kind.family() == ViolationKind.Family.TRUCK && OF_EVERY_TRUCK.contains(name))
        || (kind == ViolationKind.SPEEDING && name.startsWith(LIMIT_OF_A_ROAD_CLASS))
        || (kind == ViolationKind.PATROL_OBJECT
            && (TraceParameters.NAMES.contains(name) || HotWordParameters.NAMES.contains(name)))
        || OF_EVERY_RULE.contains(name);
  }

  /** What is wrong with a parameter's value; empty if nothing is. */
  static Optional<String> complaint(String name, double value) {
    if (!Double.isFinite(value) || value < 0) {
      return Optional.of(value + " is negative or not finite");
    }
    if ((name.startsWith("limitKph") || name.equals("jumpKph")) && value == 0) {
      return Optional.of("0 is no speed to be above: close the zone instead");
    }
    if (COUNTS.contains(name) && (value < 1 || value != Math.rint(value))) {
      return Optional.of(value + " is not a whole number of at least 1");
    }
    if (COUNTS_OR_NONE.contains(name) && value != Math.rint(value)) {
      return Optional.of(value + " is not a whole number");
    }
    if (name.equals("darkSMin") && value == 0) {
      return Optional.of("0 is no silence");
    }
    if (name.equals("farM") && value == 0) {
      return Optional.of("0 is not far: a truck on the scale would be elsewhere");
    }
    if (name.equals("trackBeforeS") && value > TRACK_BEFORE_S_MAX) {
      return Optional.of(value + " is above " + TRACK_BEFORE_S_MAX);
    }
    if (name.equals("toleranceFactor") && value < 1) {
      return Optional.of(value + " is below 1: a tolerance never lowers a limit");
    }
    if (name.equals("movedSeverity") && (value < 1 || value > 5 || value != Math.rint(value))) {
      return Optional.of(value + " is no severity from 1 to 5");
    }
    if (SHARES.contains(name) && value > 1) {
      return Optional.of(value + " is above 1");
    }
    return HotWordParameters.complaint(name, value)
        .or(() -> IdentifyParameters.complaint(name, value))
        .or(() -> TraceParameters.complaint(name, value));
  }

  private RuleParameters() {}
}
