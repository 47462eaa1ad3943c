package dev.offsite.pipelines.judge.ban;

import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;

/** The parameters of a zone rule, read once for each step. */
record ZoneRule(ReferenceEntry.Rule rule) {

  String id() {
    return rule.id();
  }

  int fixesMin() {
    return (int) rule.requireParameter("minFixesInside");
  }

  long insideMsMin() {
    return Math.round(rule.requireParameter("minInsideS") * 1000);
  }

  long gapMsMax() {
    return Math.round(rule.requireParameter("maxGapS") * 1000);
  }

  double exitMarginM() {
    return rule.requireParameter("exitMarginM");
  }

  /**
   * Whether a single fix so far beyond the exit margin is no noise: more than {@code
   * exitSureAccuracies} times its accuracy. Nearer, and at any distance if the rule does not set
   * it, a second one in a row must agree, or a truck that is parked on the border enters and leaves
   * all day.
   */
  boolean isSurelyOut(Fix fix, double beyondM) {
    Double sureAccuracies = rule.parameters().get("exitSureAccuracies");
    return sureAccuracies != null && beyondM > sureAccuracies * fix.accuracyM(accuracyUnknownM());
  }

  double accuracyFactor() {
    return rule.requireParameter("accuracyFactor");
  }

  /** What a terminal that does not say its accuracy is taken to have. */
  double accuracyUnknownM() {
    return rule.requireParameter("accuracyUnknownM");
  }

  double speedKphMax() {
    return rule.requireParameter("speedKphMax");
  }

  Duration updateEvery() {
    return Duration.ofMillis(Math.round(rule.requireParameter("updateEveryS") * 1000));
  }

  /** Shortest way through a zone without a fix inside that still counts; null: none counts. */
  Double crossMinM() {
    return rule.parameters().get("crossMinM");
  }

  /** How much of the drive before a visit the evidence shows. */
  long trackBeforeMs() {
    return Math.round(rule.parameters().getOrDefault("trackBeforeS", 0.0) * 1000);
  }

  /** How much of the drive after a visit the evidence shows. */
  long trackAfterMs() {
    return Math.round(rule.parameters().getOrDefault("trackAfterS", 0.0) * 1000);
  }
}
