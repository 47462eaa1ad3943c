package dev.offsite.pipelines.stationhealth;

import dev.offsite.schemas.candidate.ViolationKind;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A time in which something was wrong with a scale.
 *
 * @param ruleId the rule that found it
 * @param startMs since when, by the clock the kind goes by
 * @param lastMs last reading that shows it
 * @param endMs null while it goes on
 * @param measured in {@code unit}
 * @param limit in {@code unit}
 * @param details for a human
 * @param observations readings that show it
 */
record HealthEpisode(
    ViolationKind kind,
    String ruleId,
    long startMs,
    long lastMs,
    @Nullable Long endMs,
    double measured,
    double limit,
    String unit,
    Map<String, String> details,
    int observations) {

  HealthEpisode {
    details = new TreeMap<>(details);
  }

  HealthEpisode over(long ms) {
    return new HealthEpisode(
        kind, ruleId, startMs, ms, ms, measured, limit, unit, details, observations);
  }
}
