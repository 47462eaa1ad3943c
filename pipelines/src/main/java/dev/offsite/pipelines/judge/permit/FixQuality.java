package dev.offsite.pipelines.judge.permit;

import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.schemas.reference.ReferenceEntry;

/** How much a fix may be trusted to show where the truck is. */
final class FixQuality {

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
