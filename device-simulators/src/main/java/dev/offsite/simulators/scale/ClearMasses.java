package dev.offsite.simulators.scale;

import dev.offsite.simulators.plane.Draws;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws gross masses that are no doubtful case on any of the bridges that a vehicle crosses.
 *
 * <p>A lawful vehicle stays so far below limit × tolerance, and an overloaded one so far above,
 * that the largest error of the scale cannot turn one into the other; the overloaded ones keep a
 * second such margin, so that a detector that gives the driver the benefit of the scale's error
 * still finds them. To ask for precision and recall of 1.0 is therefore fair where nobody evades,
 * and says nothing about vehicles within the error of the limit.
 *
 * @param bridges all that the vehicle crosses
 */
record ClearMasses(List<WeighedBridge> bridges) {

  /** Distance to the doubtful band beyond what the scale's error alone needs. */
  private static final double BAND_MARGIN = 0.005;

  /** "Hundred-ton kings" weigh this and more; overloaded vehicles that are none stay below. */
  static final int GIANT_KG_MIN = 100_000;

  private static final int GIANT_KG_MAX = 130_000;

  /** Giants need axles to stand on. */
  private static final int GIANT_AXLES_MIN = 6;

  /** Excess over the least overloaded mass: mean and cap of an exponential tail. [U]. */
  private static final double EXCESS_SHARE_MEAN = 0.15;

  private static final double EXCESS_SHARE_MAX = 0.9;

  ClearMasses {
    bridges = List.copyOf(bridges);
  }

  /** A mass from the peaks of this type that is lawful everywhere. */
  int lawfulKg(SplittableRandom random, Vehicle vehicle, Silhouette seen) {
    double mostKg = Double.POSITIVE_INFINITY;
    for (WeighedBridge bridge : bridges) {
      double allowedKg = bridge.limitKg(seen) * bridge.tolerance();
      mostKg = Math.min(mostKg, allowedKg * (1 - BAND_MARGIN) / (1 + bridge.errorShareMax()));
    }
    MassPeak peak = peakBelow(mostKg, random, vehicle);
    double leastKg = Math.min(0.85 * vehicle.tareKg(), mostKg);
    return (int) Draws.gaussianWithin(random, peak.meanKg(), peak.deviationKg(), leastKg, mostKg);
  }

  /** A mass that is too much everywhere. */
  int overloadedKg(SplittableRandom random, Vehicle vehicle, Silhouette seen, double giants) {
    double leastKg = 0;
    for (WeighedBridge bridge : bridges) {
      double allowedKg = bridge.limitKg(seen) * bridge.tolerance();
      double certain = (1 - bridge.errorShareMax()) * (1 - bridge.errorShareMax());
      leastKg = Math.max(leastKg, allowedKg * (1 + BAND_MARGIN) / certain);
    }
    if (vehicle.axles() >= GIANT_AXLES_MIN && random.nextDouble() < giants) {
      return random.nextInt((int) Math.max(GIANT_KG_MIN, Math.ceil(leastKg)), GIANT_KG_MAX);
    }
    double excess = Math.min(EXCESS_SHARE_MAX, Draws.exponential(random, EXCESS_SHARE_MEAN));
    double kg = Math.min(leastKg * (1 + excess), Math.max(leastKg, GIANT_KG_MIN - 1));
    return (int) Math.ceil(kg);
  }

  /** A peak that fits below a limit, in proportion to the shares; the lightest where none does. */
  private static MassPeak peakBelow(double mostKg, SplittableRandom random, Vehicle vehicle) {
    double whole = 0;
    MassPeak lightest = vehicle.masses().get(0);
    for (MassPeak peak : vehicle.masses()) {
      lightest = peak.meanKg() < lightest.meanKg() ? peak : lightest;
      whole += peak.meanKg() <= mostKg ? peak.share() : 0;
    }
    double draw = random.nextDouble() * whole;
    for (MassPeak peak : vehicle.masses()) {
      if (peak.meanKg() <= mostKg) {
        draw -= peak.share();
        if (draw < 0) {
          return peak;
        }
      }
    }
    return lightest;
  }
}
