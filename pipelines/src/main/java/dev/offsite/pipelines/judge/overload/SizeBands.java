package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.SizeLimits;
import dev.offsite.schemas.reference.SizeLimits.SizeBand;
import dev.offsite.schemas.telemetry.PassageReport;

/** Finds the step of a law on sizes. */
final class SizeBands {

  /** The code of the first band that holds all measured sizes; null if the law has no bands. */
  static String bandOf(SizeLimits law, PassageReport passage) {
    for (SizeBand band : law.bands()) {
      if (holds(band, passage)) {
        return band.code();
      }
    }
    return null;
  }

  private static boolean holds(SizeBand band, PassageReport passage) {
    for (Size size : Size.values()) {
      Long upToMm = size.upToMm(band);
      Long measuredMm = size.measuredMm(passage);
      if (upToMm != null && measuredMm != null && measuredMm > upToMm) {
        return false;
      }
    }
    return true;
  }

  private SizeBands() {}
}
