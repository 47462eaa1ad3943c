package dev.offsite.pipelines.judge.plate;

import dev.offsite.schemas.reference.ReferenceEntry;

/**
 * When a fix and a passage cannot be those of one truck. Pure.
 *
 * <p>A fix tells against a passage if it lies farther from the scale than the truck can have driven
 * between the two, both clocks and the fix being as wrong as they may be: {@code farM} + accuracy +
 * {@code speedKphMax} × (time between + {@code clockToleranceS}).
 *
 * @param rule its version
 */
record ElsewhereRule(ReferenceEntry.Rule rule) {

  private static final double MS_PER_S = 1000;
  private static final double KPH_PER_MPS = 3.6;

  /** Fixes further away in time than this say nothing. */
  double windowMs() {
    return rule.requireParameter("windowS") * MS_PER_S;
  }

  /** So many fixes on either side are asked, and so many in all must tell against it. */
  int minFixes() {
    return (int) rule.requireParameter("minFixes");
  }

  /** How far from the place of a fix the truck may have been, metres. */
  double reachM(TruckFix fix, long atMs) {
    double accuracyM =
        Double.isNaN(fix.accuracyM()) ? rule.requireParameter("accuracyUnknownM") : fix.accuracyM();
    double betweenS = Math.abs(fix.timeMs() - atMs) / MS_PER_S;
    return rule.requireParameter("farM")
        + accuracyM
        + rule.requireParameter("speedKphMax")
            / KPH_PER_MPS
            * (betweenS + rule.requireParameter("clockToleranceS"));
  }
}
