package dev.offsite.pipelines.judge.terminal;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.schemas.reference.ReferenceEntry;

/** The parameters of a rule about positions that leap. */
record LeapRule(ReferenceEntry.Rule rule) {

  /** A way that takes more than this is no drive, {@code jumpKph}. */
  double speedKphMax() {
    return rule.requireParameter("jumpKph");
  }

  /** It must be this long, or it is noise, {@code jumpM}. */
  double metresMin() {
    return rule.requireParameter("jumpM");
  }

  /** So many fixes must agree on the place before, and on that after, {@code stayFixes}. */
  int fixesMin() {
    return (int) rule.requireParameter("stayFixes");
  }

  /** It must stay there for so long, {@code stayS}. */
  long stayMsMin() {
    return Math.round(rule.parameters().getOrDefault("stayS", 0.0) * 1000);
  }

  long trackBeforeMs() {
    return Math.round(rule.parameters().getOrDefault("trackBeforeS", 0.0) * 1000);
  }

  long trackAfterMs() {
    return Math.round(rule.parameters().getOrDefault("trackAfterS", 0.0) * 1000);
  }

  /** Whether the truck cannot have driven to the fix from the one before. */
  boolean isLeap(Step step) {
    return step.mayHaveMoved(metresMin())
        && step.movedM() >= metresMin()
        && step.impliedSpeedKph() > speedKphMax();
  }

  /** Whether the truck can have driven from one fix to another. */
  boolean isReachable(Fix from, Fix to) {
    double metres = Geodesics.distanceM(from.position(), to.position());
    return metres / (to.timeMs() - from.timeMs()) * 3_600 <= speedKphMax();
  }
}
