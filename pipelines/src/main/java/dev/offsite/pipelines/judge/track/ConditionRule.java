package dev.offsite.pipelines.judge.track;

import dev.offsite.schemas.reference.ReferenceEntry;

/**
 * How long a condition must hold, and be gone, by the parameters of a rule. Times in seconds, in
 * the reference data; a parameter that is absent asks for nothing. Immutable; thread-safe.
 */
final class ConditionRule {

  private final ReferenceEntry.Rule rule;
  private final long heldMsMin;
  private final int fixesMin;
  private final double metresMin;
  private final long clearMsMax;
  private final long gapMsMax;
  private final long trackBeforeMs;
  private final long trackAfterMs;

  /**
   * Reads a rule.
   *
   * @throws IllegalStateException if it does not say {@code maxGapS}
   */
  ConditionRule(ReferenceEntry.Rule rule) {
    this.rule = rule;
    heldMsMin = milliseconds("minS");
    fixesMin = (int) (double) rule.parameters().getOrDefault("minFixes", 1.0);
    metresMin = rule.parameters().getOrDefault("minM", 0.0);
    clearMsMax = milliseconds("clearS");
    gapMsMax = Math.round(rule.requireParameter("maxGapS") * 1000);
    trackBeforeMs = milliseconds("trackBeforeS");
    trackAfterMs = milliseconds("trackAfterS");
  }

  ReferenceEntry.Rule rule() {
    return rule;
  }

  String id() {
    return rule.id();
  }

  /** It must hold over this time, {@code minS}. */
  long heldMsMin() {
    return heldMsMin;
  }

  /** At this many fixes, {@code minFixes}. */
  int fixesMin() {
    return fixesMin;
  }

  /** Over this way, {@code minM}. */
  double metresMin() {
    return metresMin;
  }

  /** Gone for this long it has ended, {@code clearS}. */
  long clearMsMax() {
    return clearMsMax;
  }

  /** Silence for longer than this ends it too, {@code maxGapS}. */
  long gapMsMax() {
    return gapMsMax;
  }

  /** How much of the drive before the evidence shows, {@code trackBeforeS}. */
  long trackBeforeMs() {
    return trackBeforeMs;
  }

  /** How much of the drive after the evidence shows, {@code trackAfterS}. */
  long trackAfterMs() {
    return trackAfterMs;
  }

  private long milliseconds(String name) {
    return Math.round(rule.parameters().getOrDefault(name, 0.0) * 1000);
  }
}
