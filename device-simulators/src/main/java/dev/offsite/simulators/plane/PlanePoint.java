package dev.offsite.simulators.plane;

/**
 * A point of a {@link LocalPlane}.
 *
 * @param eastM metres east of the origin
 * @param northM metres north of the origin
 */
public record PlanePoint(double eastM, double northM) {

  /** The straight distance to {@code other} in metres. */
  public double distanceM(PlanePoint other) {
    return Math.hypot(other.eastM - eastM, other.northM - northM);
  }

  /** The point {@code fraction} of the way to {@code other}. */
  public PlanePoint towards(PlanePoint other, double fraction) {
    return new PlanePoint(
        eastM + fraction * (other.eastM - eastM), northM + fraction * (other.northM - northM));
  }

  /** The point moved by metres. */
  public PlanePoint plus(double movedEastM, double movedNorthM) {
    return new PlanePoint(eastM + movedEastM, northM + movedNorthM);
  }

  /** The distance to the nearest point of the straight line between two points, in metres. */
  public double distanceToSegmentM(PlanePoint from, PlanePoint to) {
    double alongEastM = to.eastM - from.eastM;
    double alongNorthM = to.northM - from.northM;
    double squared = alongEastM * alongEastM + alongNorthM * alongNorthM;
    double along =
        squared == 0
            ? 0
            : ((eastM - from.eastM) * alongEastM + (northM - from.northM) * alongNorthM) / squared;
    return distanceM(from.towards(to, Math.max(0, Math.min(1, along))));
  }
}
