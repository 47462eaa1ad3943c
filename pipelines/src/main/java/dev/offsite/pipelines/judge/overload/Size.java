package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.OverLimitPermit;
import dev.offsite.schemas.reference.SizeErrors;
import dev.offsite.schemas.reference.SizeLimits;
import dev.offsite.schemas.reference.SizeLimits.SizeBand;
import dev.offsite.schemas.telemetry.PassageReport;
import java.util.Locale;
import java.util.function.Function;

/** One of the three sizes of a vehicle. All figures in millimetres; what is not known is null. */
enum Size {
  HEIGHT(
      PassageReport::heightM,
      SizeLimits::heightM,
      SizeBand::heightMUpTo,
      OverLimitPermit::heightM,
      SizeErrors::heightM),
  WIDTH(
      PassageReport::widthM,
      SizeLimits::widthM,
      SizeBand::widthMUpTo,
      OverLimitPermit::widthM,
      SizeErrors::widthM),
  LENGTH(
      PassageReport::lengthM,
      SizeLimits::lengthM,
      SizeBand::lengthMUpTo,
      OverLimitPermit::lengthM,
      SizeErrors::lengthM);

  private final Function<PassageReport, Double> measuredM;
  private final Function<SizeLimits, Double> limitM;
  private final Function<SizeBand, Double> upToM;
  private final Function<OverLimitPermit, Double> permittedM;
  private final Function<SizeErrors, Double> errorM;

  Size(
      Function<PassageReport, Double> measuredM,
      Function<SizeLimits, Double> limitM,
      Function<SizeBand, Double> upToM,
      Function<OverLimitPermit, Double> permittedM,
      Function<SizeErrors, Double> errorM) {
    this.measuredM = measuredM;
    this.limitM = limitM;
    this.upToM = upToM;
    this.permittedM = permittedM;
    this.errorM = errorM;
  }

  /** What the scale measured. */
  Long measuredMm(PassageReport passage) {
    return mm(measuredM.apply(passage));
  }

  /** What the law allows. */
  Long limitMm(SizeLimits law) {
    return mm(limitM.apply(law));
  }

  /** The end of a band. */
  Long upToMm(SizeBand band) {
    return mm(upToM.apply(band));
  }

  /** What a permit allows. */
  Long permittedMm(OverLimitPermit permit) {
    return mm(permittedM.apply(permit));
  }

  /** The largest error of the sensor. */
  long errorMm(SizeErrors errors) {
    return mm(errorM.apply(errors));
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
