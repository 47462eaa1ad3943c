package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.ReferenceEntry;

/** Finds the step of a ladder. */
final class LadderBands {

  /** The code of the band that holds this excess; a band's upper end belongs to it. */
  static String bandOf(ReferenceEntry.Ladder ladder, double excessKg, double excessPercent) {
    double excess =
        switch (ladder.unit()) {
          case EXCESS_KG -> excessKg;
          case EXCESS_PERCENT -> excessPercent;
        };
    for (ReferenceEntry.Band band : ladder.bands()) {
      if (band.upTo() == null || excess <= band.upTo()) {
        return band.code();
      }
    }
    throw new IllegalStateException(
        "ladder " + ladder.id() + " version " + ladder.version() + " has no last band");
  }

  private LadderBands() {}
}
