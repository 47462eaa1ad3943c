package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.OverLimitPermit;
import dev.offsite.schemas.reference.SizeErrors;
import dev.offsite.schemas.reference.SizeLimits;
import dev.offsite.schemas.reference.SizeLimits.SizeBand;
import dev.offsite.schemas.telemetry.PassageReport;
import java.util.Locale;

/** One of the three sizes of a vehicle. All figures in millimetres; what is not known is null. */
enum Size {
  HEIGHT,
  WIDTH,
  LENGTH;

  /** What the scale measured. */
  Long measuredMm(PassageReport passage) {
    return switch (this) {
      case HEIGHT -> mm(passage.heightM());
      case WIDTH -> mm(passage.widthM());
      case LENGTH -> mm(passage.lengthM());
    };
  }

  /** What the law allows. */
  Long limitMm(SizeLimits law) {
    return switch (this) {
      case HEIGHT -> mm(law.heightM());
      case WIDTH -> mm(law.widthM());
      case LENGTH -> mm(law.lengthM());
    };
  }

  /** The end of a band. */
  Long upToMm(SizeBand band) {
    return switch (this) {
      case HEIGHT -> mm(band.heightMUpTo());
      case WIDTH -> mm(band.widthMUpTo());
      case LENGTH -> mm(band.lengthMUpTo());
    };
  }

  /** What a permit allows. */
  Long permittedMm(OverLimitPermit permit) {
    return switch (this) {
      case HEIGHT -> mm(permit.heightM());
      case WIDTH -> mm(permit.widthM());
      case LENGTH -> mm(permit.lengthM());
    };
  }

  /** The largest error of the sensor. */
  long errorMm(SizeErrors errors) {
    return switch (this) {
      case HEIGHT -> mm(errors.heightM());
      case WIDTH -> mm(errors.widthM());
      case LENGTH -> mm(errors.lengthM());
    };
  }

  /** How facts name it: {@code height}, {@code width}, {@code length}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Not in floating point: 18.1 m must be 18,100 mm, not a little less. */
  private static Long mm(Double m) {
    return m == null ? null : Math.round(m * 1_000);
  }
}
