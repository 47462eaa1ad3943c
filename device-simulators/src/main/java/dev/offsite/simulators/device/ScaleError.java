package dev.offsite.simulators.device;

import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.scale.EvasionPlan;
import dev.offsite.simulators.scale.Passage;
import dev.offsite.simulators.scale.ScalePlan;
import dev.offsite.simulators.scale.WeighedBridge;
import java.util.SplittableRandom;

/**
 * What one scale makes of a true mass.
 *
 * <p>The error of a weighing is normal about a mean that wanders slowly, as temperature and wear
 * make it, and never leaves the limit of the scale's class. What the plates do not see of a vehicle
 * that evades comes on top, and may leave it.
 */
final class ScaleError {

  /** The class error holds at least 95 % of the weighings, so it is two deviations. */
  private static final double DEVIATIONS_IN_CLASS = 2;

  /** The mean wanders once up and down in a day: warm and cold. */
  private static final double DRIFT_PERIOD_S = 86_400;

  private final double errorShareMax;
  private final double driftShare;
  private final EvasionPlan evasion;
  private final double phase;

  ScaleError(WeighedBridge bridge, ScalePlan plan, SplittableRandom noise) {
    this.errorShareMax = bridge.errorShareMax();
    this.driftShare = plan.driftShare();
    this.evasion = plan.evasion();
    this.phase = 2 * Math.PI * noise.nextDouble();
  }

  /** The gross mass measured. */
  int grossKg(Passage passage, SplittableRandom noise) {
    double error =
        Draws.gaussianWithin(
            noise,
            meanErrorShare(passage.atS()),
            errorShareMax / DEVIATIONS_IN_CLASS,
            -errorShareMax,
            errorShareMax);
    return (int) Math.round(passage.grossKg() * (1 + error) * (1 - lostShare(passage, noise)));
  }

  /** The mean error at a moment, as a share of the mass. */
  double meanErrorShare(double atS) {
    return errorShareMax * driftShare * Math.sin(2 * Math.PI * atS / DRIFT_PERIOD_S + phase);
  }

  private double lostShare(Passage passage, SplittableRandom noise) {
    if (passage.evasion() == null) {
      return 0;
    }
    EvasionPlan.Manner manner = evasion.manners().get(passage.evasion());
    return manner.lossMin() + (manner.lossMax() - manner.lossMin()) * noise.nextDouble();
  }
}
