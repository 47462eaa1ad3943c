package dev.offsite.pipelines.judge.patrol;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;

/** The parameters of a rule about what patrols see. */
record PatrolRule(ReferenceEntry.Rule rule) {

  static final String GONE_LOOKS = "goneLooks";

  int sightingsMin() {
    return (int) rule.requireParameter("minSightings");
  }

  double confidenceMin() {
    return rule.requireParameter("minConfidence");
  }

  double openConfidence() {
    return rule.requireParameter("openConfidence");
  }

  double mergeRadiusM() {
    return rule.requireParameter("mergeRadiusM");
  }

  Duration retention() {
    return Duration.ofMillis(Math.round(rule.requireParameter("retentionH") * 3_600_000));
  }

  /** Whether sorties are compared with each other. */
  boolean comparesSorties() {
    return rule.parameters().containsKey(GONE_LOOKS);
  }

  /** Looks of one sortie without a sighting after which a place is gone. */
  int goneLooks() {
    return (int) rule.requireParameter(GONE_LOOKS);
  }

  /** How long after the last of those looks a sighting of the same sortie is waited for. */
  long goneAfterMs() {
    return Math.round(rule.requireParameter("goneAfterS") * 1_000);
  }
}
