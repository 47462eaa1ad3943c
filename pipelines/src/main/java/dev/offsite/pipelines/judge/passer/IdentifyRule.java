package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.reference.IdentifyParameters;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.Optional;

/**
 * The figures by which a track is one over a scale. Pure.
 *
 * @param rule its version
 */
record IdentifyRule(ReferenceEntry.Rule rule) {

  private static final double MS_PER_S = 1000;
  private static final double KPH_PER_MPS = 3.6;

  /** The rule that judged a candidate; empty if it identifies nobody. */
  static Optional<IdentifyRule> of(Candidate candidate, ReferenceSnapshot reference) {
    return reference.rules(candidate.kind(), candidate.episode().start()).stream()
        .filter(rule -> rule.id().equals(candidate.rule().id()))
        .filter(rule -> rule.version() == candidate.rule().version())
        .filter(rule -> rule.parameters().containsKey(IdentifyParameters.NEAR_M))
        .findFirst()
        .map(IdentifyRule::new);
  }

  long clockMs() {
    return milliseconds(IdentifyParameters.CLOCK_S);
  }

  long gapMs() {
    return milliseconds(IdentifyParameters.GAP_S);
  }

  long darkMs() {
    return milliseconds(IdentifyParameters.DARK_S);
  }

  long readMs() {
    return milliseconds(IdentifyParameters.READ_S);
  }

  /** How far from the place of a fix the truck may have been then, metres. */
  double errorM(SiteMatter.NearFix fix) {
    double accuracyM =
        Double.isNaN(fix.accuracyM())
            ? value(IdentifyParameters.ACCURACY_UNKNOWN_M)
            : fix.accuracyM();
    return accuracyM * value(IdentifyParameters.ACCURACY_FACTOR);
  }

  double scaleM() {
    return value(IdentifyParameters.SCALE_M);
  }

  /**
   * How far a truck may have been from the straight line between two fixes, metres: with an
   * acceleration of at most a, in whatever direction, a body that passes both ends of a span of T
   * seconds is never farther than a·T²/8 from where it would be without.
   */
  double bendM(long betweenMs) {
    double seconds = betweenMs / MS_PER_S;
    return value(IdentifyParameters.ACCELERATION_MPS2) * seconds * seconds / 8;
  }

  /** How far the speed at a moment may lie from the mean between two fixes around it, m/s. */
  double speedErrorMps(SiteMatter.NearFix one, SiteMatter.NearFix other, long betweenMs) {
    double seconds = betweenMs / MS_PER_S;
    return value(IdentifyParameters.SPEED_DIFFERENCE_KPH) / KPH_PER_MPS
        + (errorM(one) + errorM(other)) / seconds
        + value(IdentifyParameters.ACCELERATION_MPS2) * seconds / 2;
  }

  /** How far a silent truck may have driven, metres. */
  double reachM(long betweenMs) {
    return value(IdentifyParameters.SPEED_KPH) / KPH_PER_MPS * ((betweenMs + clockMs()) / MS_PER_S);
  }

  private long milliseconds(String name) {
    return Math.round(value(name) * MS_PER_S);
  }

  private double value(String name) {
    return rule.requireParameter(name);
  }
}
