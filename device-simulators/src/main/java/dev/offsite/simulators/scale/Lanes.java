package dev.offsite.simulators.scale;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which lanes of a bridge are free when.
 *
 * <p>A lane is free again when the vehicle before has passed with its whole length and the gap that
 * drivers keep. Lane 1 is next to the middle of the road. Trucks keep right (S. Teply, J. Bervell,
 * K. Anderson, Lane Utilization by Trucks on Four-Lane Rural Highways in Alberta, IRF 1994: the
 * share in the right lane is stable and large); how many do is [U].
 */
final class Lanes {

  /** Between the rear of one vehicle and the front of the next, seconds; less is tailgating. [U] */
  static final double GAP_S_MIN = 1.0;

  private final double keepRightShare;
  private final double[] freeFromS;

  Lanes(int lanes, double keepRightShare) {
    this.keepRightShare = keepRightShare;
    this.freeFromS = new double[lanes];
    Arrays.fill(freeFromS, Double.NEGATIVE_INFINITY);
  }

  /** How many there are. */
  int count() {
    return freeFromS.length;
  }

  /** When a lane is free. */
  double freeFromS(int lane) {
    return freeFromS[lane - 1];
  }

  /** The lane that a driver would like, and if it is taken the one that is free first. */
  int choose(Vehicle vehicle, double atS, SplittableRandom random) {
    int lane = liked(vehicle, random);
    if (freeFromS(lane) <= atS) {
      return lane;
    }
    int first = lane;
    for (int other = count(); other >= 1; other--) {
      first = freeFromS(other) < freeFromS(first) ? other : first;
    }
    return first;
  }

  /** The lane beside this one, the right one where there are two. */
  int beside(int lane) {
    return lane < count() ? lane + 1 : lane - 1;
  }

  /** Takes a lane from the moment the front of a vehicle crosses. */
  void take(int lane, double atS, double lengthM, double speedKph) {
    freeFromS[lane - 1] = atS + passingS(lengthM, speedKph) + GAP_S_MIN;
  }

  /** From the first axle to the rear end. */
  static double passingS(double lengthM, double speedKph) {
    return lengthM / (speedKph / 3.6);
  }

  private int liked(Vehicle vehicle, SplittableRandom random) {
    if (!vehicle.isTruck()) {
      return 1 + random.nextInt(count());
    }
    int lane = count();
    while (lane > 1 && random.nextDouble() >= keepRightShare) {
      lane--;
    }
    return lane;
  }
}
