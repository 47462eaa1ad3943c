package dev.offsite.pipelines.validate;

import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.telemetry.PassageReport;
import java.util.List;

/** Plausibility of a weighing. */
final class PassagePlausibility {

  static void check(PassageReport passage, PlausibilityLimits limits, Findings findings) {
    limits.checkMin(
        "speedKphMin", passage.speedKph(), RefusalReason.IMPLAUSIBLE_SPEED, "/speedKph", findings);
    limits.checkMax(
        "speedKphMax", passage.speedKph(), RefusalReason.IMPLAUSIBLE_SPEED, "/speedKph", findings);
    limits.checkMin(
        "grossKgMin", passage.grossKg(), RefusalReason.IMPLAUSIBLE_MASS, "/grossKg", findings);
    limits.checkMax(
        "grossKgMax", passage.grossKg(), RefusalReason.IMPLAUSIBLE_MASS, "/grossKg", findings);
    checkAxles(passage, limits, findings);
  }

  private static void checkAxles(
      PassageReport passage, PlausibilityLimits limits, Findings findings) {
    List<Integer> loads = passage.axleLoadsKg();
    int spacings = passage.axleSpacingsM().size();
    boolean wrongLoads = !loads.isEmpty() && loads.size() != passage.axleCount();
    boolean wrongSpacings = spacings != 0 && spacings != passage.axleCount() - 1;
    if (wrongLoads || wrongSpacings) {
      findings.add(
          RefusalReason.AXLE_COUNT_MISMATCH,
          "/axleCount",
          "/axleCount is "
              + passage.axleCount()
              + " with "
              + loads.size()
              + " loads and "
              + spacings
              + " spacings");
    }
    Double errorMax = limits.find("axleSumErrorPercentMax");
    if (errorMax == null || loads.isEmpty() || passage.grossKg() == 0) {
      return;
    }
    long sum = 0;
    for (int load : loads) {
      sum += load;
    }
    double error = Math.abs(sum - (double) passage.grossKg()) * 100 / passage.grossKg();
    if (error > errorMax) {
      findings.add(
          RefusalReason.AXLE_SUM_MISMATCH,
          "/axleLoadsKg",
          "/axleLoadsKg add up to " + sum + ", /grossKg is " + passage.grossKg());
    }
  }

  private PassagePlausibility() {}
}
