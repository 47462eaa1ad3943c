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
}
