package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.reference.TraceParameters;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.Optional;

/** The parameters by which a rule about objects traces trucks: see {@link TraceParameters}. */
record TraceRule(ReferenceEntry.Rule rule) {

  /** The version in force at a time, if it traces trucks. */
  static Optional<TraceRule> find(String ruleId, Instant at, ReferenceSnapshot reference) {
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PATROL_OBJECT, at)) {
      if (rule.id().equals(ruleId) && rule.parameters().containsKey(TraceParameters.HOURS)) {
        return Optional.of(new TraceRule(rule));
      }
    }
    return Optional.empty();
  }

  double value(String parameter) {
    return rule.requireParameter(parameter);
  }

  long hoursMs() {
    return Math.round(value(TraceParameters.HOURS) * 3_600_000);
  }

  double radiusM() {
    return value(TraceParameters.RADIUS_M);
  }

  double silentRadiusM() {
    return value(TraceParameters.SILENT_RADIUS_M);
  }

  long stopMs() {
    return millis(TraceParameters.STOP_S);
  }

  long silentMs() {
    return millis(TraceParameters.SILENT_S);
  }

  long cleanGapMs() {
    return millis(TraceParameters.CLEAN_GAP_S);
  }

  long parkedMs() {
    return millis(TraceParameters.PARKED_S);
  }

  double accuracyUnknownM() {
    return value(TraceParameters.ACCURACY_UNKNOWN_M);
  }

  double speedMps() {
    return value(TraceParameters.SPEED_KPH) / 3.6;
  }

  int suspectsMax() {
    return (int) value(TraceParameters.SUSPECTS_MAX);
  }

  /** So many looks of one patrol that see nothing prove that nothing is there. */
  int looksMin() {
    return (int) rule.requireParameter("goneLooks");
  }

  /** For how long the judge of patrols may revise a candidate after it was last seen. */
  long revisedForMs() {
    return Math.round(2.2 * rule.requireParameter("retentionH") * 3_600_000);
  }

  private long millis(String parameter) {
    return Math.round(value(parameter) * 1000);
  }
}
