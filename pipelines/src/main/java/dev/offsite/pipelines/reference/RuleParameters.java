package dev.offsite.pipelines.reference;

import dev.offsite.schemas.candidate.ViolationKind;
import java.util.Set;

/** Which parameters a rule of each kind must and may set. */
final class RuleParameters {

  private static final Set<String> OF_EVERY_RULE = Set.of("noticeDays", "requiresMedia");

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
    };
  }

  private static Set<String> optional(ViolationKind kind) {
    return switch (kind) {
      case BRIDGE_OVERLOAD -> Set.of("plateConfidenceMin");
      case PROHIBITED_ZONE -> Set.of("crossMinM");
      case PATROL_OBJECT -> Set.of();
    };
  }

  static boolean isKnown(ViolationKind kind, String name) {
    return required(kind).contains(name)
        || optional(kind).contains(name)
        || OF_EVERY_RULE.contains(name);
  }

  private RuleParameters() {}
}
