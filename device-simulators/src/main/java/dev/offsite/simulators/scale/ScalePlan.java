package dev.offsite.simulators.scale;

import java.time.Duration;
import java.util.Objects;

/**
 * What drives over the bridges.
 *
 * @param vehicleEvery mean time between vehicles on one bridge, from 100 ms
 * @param overloadedShare share of the trucks that are overloaded
 * @param unreadableShare share of plates that no camera can read
 * @param unrecognisedShare share of vehicles whose configuration the scale cannot tell
 * @param exemptShare share of passages by exempt vehicles
 */
public record ScalePlan(
    Duration vehicleEvery,
    double overloadedShare,
    double unreadableShare,
    double unrecognisedShare,
    double exemptShare) {

  public ScalePlan {
    Objects.requireNonNull(vehicleEvery, "vehicleEvery");
    if (vehicleEvery.toMillis() < 100) {
      throw new IllegalArgumentException("vehicleEvery " + vehicleEvery + " is below 0.1 s");
    }
    requireShare("overloadedShare", overloadedShare);
    requireShare("unreadableShare", unreadableShare);
    requireShare("unrecognisedShare", unrecognisedShare);
    requireShare("exemptShare", exemptShare);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " " + share + " is not 0 to 1");
    }
  }
}
