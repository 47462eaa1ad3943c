package dev.offsite.pipelines.judge.stop;

import dev.offsite.pipelines.reference.RulesInForce;
import dev.offsite.pipelines.reference.TraceParameters;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.Optional;

/**
 * What counts as a stay, so that every rule that traces trucks finds what it asks for: the widest
 * of the terms of all of them. Each then passes over what is too short for itself.
 */
record StopTerms(
    double stillKph, double lingerKph, long stopMs, long silentMs, long followMs, double radiusM) {

  /** The terms of the rules in force; empty if none traces trucks. */
  static Optional<StopTerms> of(RulesInForce rules) {
    StopTerms widest = null;
    for (ReferenceEntry.Rule rule : rules.of(ViolationKind.PATROL_OBJECT)) {
      if (rule.parameters().containsKey(TraceParameters.HOURS)) {
        StopTerms own = of(rule);
        widest = widest == null ? own : widest.or(own);
      }
    }
    return Optional.ofNullable(widest);
  }

  private static StopTerms of(ReferenceEntry.Rule rule) {
    return new StopTerms(
        rule.requireParameter(TraceParameters.STILL_KPH),
        rule.requireParameter(TraceParameters.LINGER_KPH),
        millis(rule.requireParameter(TraceParameters.STOP_S)),
        millis(rule.requireParameter(TraceParameters.SILENT_S)),
        millis(rule.requireParameter(TraceParameters.FOLLOW_S)),
        rule.requireParameter(TraceParameters.RADIUS_M));
  }

  private StopTerms or(StopTerms other) {
    return new StopTerms(
        Math.max(stillKph, other.stillKph),
        Math.max(lingerKph, other.lingerKph),
        Math.min(stopMs, other.stopMs),
        Math.min(silentMs, other.silentMs),
        Math.max(followMs, other.followMs),
        Math.min(radiusM, other.radiusM));
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }
}
