package dev.offsite.pipelines.judge.permit;

import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Signals;
import dev.offsite.schemas.reference.ReferenceEntry;

/** How much a fix may be trusted to show where the truck is. */
final class FixQuality {

  /** Whether the terminal itself said that it had no fix: the place is the last one it had. */
  static boolean saysNothing(Fix fix) {
    return Boolean.FALSE.equals(Signals.fixed(fix.signals()));
  }

  /**
   * Metres by which a fix may be wrong: its accuracy times {@code accuracyFactor}, with {@code
   * accuracyUnknownM} for an accuracy that is not said.
   */
  static double marginM(Fix fix, ReferenceEntry.Rule rule) {
    return rule.requireParameter("accuracyFactor")
        * fix.accuracyM(rule.requireParameter("accuracyUnknownM"));
  }

  private FixQuality() {}
}
