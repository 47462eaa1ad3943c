package dev.offsite.pipelines.judge.track;

import dev.offsite.schemas.reference.ReferenceEntry;

/**
 * How long a condition must hold, and be gone, by the parameters of a rule. Times in seconds, in
 * the reference data; a parameter that is absent asks for nothing.
 */
record ConditionRule(ReferenceEntry.Rule rule) {

  String id() {
    return rule.id();
  }

  /** It must hold over this time, {@code minS}. */
  long heldMsMin() {
    return milliseconds("minS", 0);
  }

  /** At this many fixes, {@code minFixes}. */
  int fixesMin() {
    return (int) (double) rule.parameters().getOrDefault("minFixes", 1.0);
  }

  /** Over this way, {@code minM}. */
  double metresMin() {
    return rule.parameters().getOrDefault("minM", 0.0);
  }

  /** Gone for this long it has ended, {@code clearS}. */
  long clearMsMax() {
    return milliseconds("clearS", 0);
  }

  /** Silence for longer than this ends it too, {@code maxGapS}. */
  long gapMsMax() {
    return Math.round(rule.requireParameter("maxGapS") * 1000);
  }

  /** How much of the drive before the evidence shows, {@code trackBeforeS}. */
  long trackBeforeMs() {
    return milliseconds("trackBeforeS", 0);
  }

  /** How much of the drive after the evidence shows, {@code trackAfterS}. */
  long trackAfterMs() {
    return milliseconds("trackAfterS", 0);
  }

  private long milliseconds(String name, double ifAbsent) {
    return Math.round(rule.parameters().getOrDefault(name, ifAbsent) * 1000);
  }
}
