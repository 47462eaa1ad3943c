package dev.offsite.pipelines.judge.terminal;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Signals;
import dev.offsite.schemas.reference.ReferenceEntry;

/** The parameters of a rule about a terminal that cannot be heard. */
record DarkRule(ReferenceEntry.Rule rule) {

  /** No fix for longer than this is silence, {@code maxGapS}. */
  long gapMsMax() {
    return Math.round(rule.requireParameter("maxGapS") * 1000);
  }

  /** A truck that is not heard again is given up after this, {@code giveUpS}; never if not set. */
  long giveUpMs() {
    return milliseconds("giveUpS", Long.MAX_VALUE / 1000.0);
  }

  /** An alarm that was gone for this long is over, {@code clearS}. */
  long clearMs() {
    return milliseconds("clearS", 0);
  }

  /**
   * A truck that is found this far from where it was last seen moved while dark, {@code movedM}.
   */
  double movedM() {
    return rule.parameters().getOrDefault("movedM", Double.POSITIVE_INFINITY);
  }

  /** How grave it is if the truck moved while dark, {@code movedSeverity}. */
  int severityIfMoved() {
    return (int) (double) rule.parameters().getOrDefault("movedSeverity", (double) rule.severity());
  }

  long trackBeforeMs() {
    return milliseconds("trackBeforeS", 0);
  }

  long trackAfterMs() {
    return milliseconds("trackAfterS", 0);
  }

  /**
   * Whether a truck of which nothing is heard after this fix was on a trip: its ignition was not
   * off, and it moved, or was loaded with the ignition on.
   */
  boolean isOnTrip(Fix fix, Cargo cargo) {
    Boolean ignitionOn = Signals.ignitionOn(fix.signals());
    if (Boolean.FALSE.equals(ignitionOn)) {
      return false;
    }
    Double speedKph = fix.speedKph();
    boolean moves = speedKph != null && speedKph >= rule.requireParameter("movingKph");
    return moves || (ignitionOn != null && cargo.isLoaded());
  }

  private long milliseconds(String name, double ifAbsent) {
    return Math.round(rule.parameters().getOrDefault(name, ifAbsent) * 1000);
  }
}
