package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.SizeLimits;

/**
 * One size that is over its limit.
 *
 * @param size which
 * @param measuredMm what the scale measured
 * @param limitMm what binds: the law's or a permit's figure
 * @param errorMm the largest error of the sensor; 0 if its certificate does not say
 * @param law whose limit it is
 */
record SizeExcess(Size size, long measuredMm, long limitMm, long errorMm, SizeLimits law) {

  double percent() {
    return (measuredMm - limitMm) * 100.0 / limitMm;
  }

  boolean isOverWithErrorDeducted() {
    return measuredMm - errorMm > limitMm;
  }
}
