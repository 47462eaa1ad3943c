package dev.offsite.simulators.scale;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What drives over the bridges, and how well the scales see it.
 *
 * @param vehicleEvery mean time between vehicles on one bridge at an hour of factor 1, from 100 ms
 * @param hourFactors 24 factors on the rate, from midnight on; not all 0
 * @param overloadedShare share of the trucks that are overloaded
 * @param giantShare share of the overloaded trucks of six axles that weigh 100 t and more
 * @param oversizeShare share of the trucks that are too long, too wide or too high
 * @param exemptShare share of passages by exempt vehicles
 * @param keepRightShare share of the trucks that take the rightmost lane; of the others the same
 *     share takes the next, and so on
 * @param unreadableShare share of plates that no camera can read
 * @param misreadShare share of the plates read of which one character is wrong
 * @param copiedShare share of the readable trucks on one bridge alone that carry the plate of a
 *     truck of the fleet, as long as that one is far away
 * @param unrecognisedShare share of vehicles whose configuration the scale cannot tell
 * @param driftShare how far the mean error of a scale wanders in the course of a day, as a share of
 *     the largest error of its class
 * @param evasion drivers that spoil the weighing
 * @param convoys heavy trucks close together
 * @param journeys trucks that cross several bridges
 */
public record ScalePlan(
    Duration vehicleEvery,
    List<Double> hourFactors,
    double overloadedShare,
    double giantShare,
    double oversizeShare,
    double exemptShare,
    double keepRightShare,
    double unreadableShare,
    double misreadShare,
    double copiedShare,
    double unrecognisedShare,
    double driftShare,
    EvasionPlan evasion,
    ConvoyPlan convoys,
    JourneyPlan journeys) {

  private static final int HOURS = 24;
  private static final double FACTOR_MAX = 10;

  public ScalePlan {
    Objects.requireNonNull(vehicleEvery, "vehicleEvery");
    Objects.requireNonNull(evasion, "evasion");
    Objects.requireNonNull(convoys, "convoys");
    Objects.requireNonNull(journeys, "journeys");
    hourFactors = List.copyOf(hourFactors);
    if (vehicleEvery.toMillis() < 100) {
      throw new IllegalArgumentException("vehicleEvery " + vehicleEvery + " is below 0.1 s");
    }
    if (hourFactors.size() != HOURS
        || hourFactors.stream().anyMatch(factor -> !(factor >= 0 && factor <= FACTOR_MAX))
        || hourFactors.stream().allMatch(factor -> factor == 0)) {
      throw new IllegalArgumentException(
          "hourFactors are not 24 of 0 to 10, at least one above 0: " + hourFactors);
    }
    requireShare("overloadedShare", overloadedShare);
    requireShare("giantShare", giantShare);
    requireShare("oversizeShare", oversizeShare);
    requireShare("exemptShare", exemptShare);
    requireShare("keepRightShare", keepRightShare);
    requireShare("unreadableShare", unreadableShare);
    requireShare("misreadShare", misreadShare);
    requireShare("copiedShare", copiedShare);
    requireShare("unrecognisedShare", unrecognisedShare);
    requireShare("driftShare", driftShare);
  }

  double vehicleEveryS() {
    return vehicleEvery.toMillis() / 1000.0;
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " " + share + " is not 0 to 1");
    }
  }
}
