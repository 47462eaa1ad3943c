package dev.offsite.pipelines.judge.patrol;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;

/** The parameters of a patrol rule. */
record PatrolRule(ReferenceEntry.Rule rule) {

  int sightingsMin() {
    return (int) rule.requireParameter("minSightings");
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
}
