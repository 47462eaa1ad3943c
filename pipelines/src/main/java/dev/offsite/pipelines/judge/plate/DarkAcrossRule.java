package dev.offsite.pipelines.judge.plate;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;

/**
 * When a terminal was dark exactly across a scale. Pure.
 *
 * @param rule its version
 */
record DarkAcrossRule(ReferenceEntry.Rule rule) {

  private static final double MS_PER_S = 1000;
  private static final double KPH_PER_MPS = 3.6;

  /** A shorter silence is one of the network, {@code darkSMin}. */
  long darkMsMin() {
    return milliseconds("darkSMin");
  }

  /** A longer silence is no matter of this bridge, {@code darkSMax}. */
  long darkMsMax() {
    return milliseconds("darkSMax");
  }

  /** So long before and after the silence the terminal must report as it should, {@code lookS}. */
  long lookMs() {
    return milliseconds("lookS");
  }

  /** In so many minutes of it, on either side, {@code minFixes}. */
  int minFixes() {
    return (int) rule.requireParameter("minFixes");
  }

  /** How wrong the clocks of scale and terminal may be against each other. */
  long clockToleranceMs() {
    return milliseconds("clockToleranceS");
  }

  /** Whether a fix lies near enough to the scale for the silence to be one of this bridge. */
  boolean isNear(TruckFix fix, ReferenceEntry.Site site) {
    return fix.distanceM(site) <= rule.requireParameter("nearM");
  }

  /** Whether the truck can have driven between a fix and the scale. */
  boolean isDriveable(TruckFix fix, ReferenceEntry.Site site, long atMs) {
    double accuracyM =
        Double.isNaN(fix.accuracyM()) ? rule.requireParameter("accuracyUnknownM") : fix.accuracyM();
    double seconds = (Math.abs(fix.timeMs() - atMs) + clockToleranceMs()) / MS_PER_S;
    return fix.distanceM(site)
        <= accuracyM + rule.requireParameter("speedKphMax") / KPH_PER_MPS * seconds;
  }

  /** The kinds of fences in which no terminal is heard, such as a tunnel: no silence counts. */
  List<String> deadZones() {
    return rule.fenceKinds();
  }

  private long milliseconds(String name) {
    return Math.round(rule.requireParameter(name) * MS_PER_S);
  }
}
