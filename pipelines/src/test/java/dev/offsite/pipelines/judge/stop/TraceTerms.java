package dev.offsite.pipelines.judge.stop;

import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rule {@code patrol-object} in zones of kind FIELD, tracing trucks: 2 h back, 50 m, stays of
 * 20 s, silences of 120 s up to 1 km away, the load 60 s after, three suspects.
 */
public final class TraceTerms {

  /** Its parameters, to be changed. */
  public static Map<String, Double> parameters() {
    Map<String, Double> parameters = new TreeMap<>();
    parameters.put("minSightings", 2.0);
    parameters.put("minConfidence", 0.5);
    parameters.put("openConfidence", 0.95);
    parameters.put("mergeRadiusM", 10.0);
    parameters.put("retentionH", 24.0);
    parameters.put("goneLooks", 2.0);
    parameters.put("goneAfterS", 60.0);
    parameters.put("traceHours", 2.0);
    parameters.put("traceRadiusM", 50.0);
    parameters.put("traceSilentRadiusM", 1_000.0);
    parameters.put("traceStopS", 20.0);
    parameters.put("traceStillKph", 3.0);
    parameters.put("traceLingerKph", 8.0);
    parameters.put("traceSilentS", 120.0);
    parameters.put("traceFollowS", 60.0);
    parameters.put("traceSpeedKphMax", 72.0);
    parameters.put("traceCleanGapS", 300.0);
    parameters.put("traceSuspectsMax", 3.0);
    parameters.put("traceLighterKg", 2_000.0);
    parameters.put("traceParkedS", 3_600.0);
    parameters.put("traceAccuracyUnknownM", 15.0);
    parameters.put("traceForBodyRaised", 4.0);
    parameters.put("traceForReversed", 1.0);
    parameters.put("traceForLoaded", 2.0);
    parameters.put("traceForPresumedLoaded", 1.0);
    parameters.put("traceForLighter", 4.0);
    parameters.put("traceForNear", 3.0);
    parameters.put("traceForNoPermit", 1.0);
    parameters.put("traceForStopped", 1.0);
    parameters.put("traceForSilent", 1.0);
    parameters.put("traceAgainstEmpty", 3.0);
    parameters.put("traceAgainstStillLoaded", 4.0);
    parameters.put("traceAgainstSite", 4.0);
    parameters.put("traceAgainstBodyDown", 2.0);
    parameters.put("traceAgainstParked", 1.0);
    return parameters;
  }

  /** The rule. */
  public static ReferenceEntry.Rule rule() {
    return rule(parameters());
  }

  /** The rule with other parameters. */
  public static ReferenceEntry.Rule rule(Map<String, Double> parameters) {
    return TruckScene.rule(ViolationKind.PATROL_OBJECT, List.of("FIELD"), parameters);
  }

  private TraceTerms() {}
}
