package dev.offsite.pipelines.judge.patrol;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;

/** The parameters of a rule about vehicles that stand where they must not. */
record ParkingRule(ReferenceEntry.Rule rule) {

  private static final int MS_PER_MINUTE = 60_000;

  double confidenceMin() {
    return rule.requireParameter("minConfidence");
  }

  double plateConfidenceMin() {
    return rule.requireParameter("plateConfidenceMin");
  }

  double mergeRadiusM() {
    return rule.requireParameter("mergeRadiusM");
  }

  /** Between the first and the last sighting: shorter is a stop. */
  long minApartMs() {
    return Math.round(rule.requireParameter("minApartMin") * MS_PER_MINUTE);
  }

  /** Between two sightings: longer, and it may have been away. */
  long maxApartMs() {
    return Math.round(rule.requireParameter("maxApartMin") * MS_PER_MINUTE);
  }

  Duration retention() {
    return Duration.ofMillis(Math.round(rule.requireParameter("retentionH") * 3_600_000));
  }
}
