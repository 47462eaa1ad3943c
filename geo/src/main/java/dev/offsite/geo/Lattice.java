package dev.offsite.geo;

/**
 * The integer lattice of 1e-7 degree (1.1 cm) on which fences, lookups and crossings are exact, and
 * the only place where coordinates are rounded.
 *
 * <p>Exactness: longitudes lie in ±1.8e9 and latitudes in ±0.9e9, so the product of a longitude
 * difference and a latitude difference stays under 6.5e18 and fits a {@code long}. Orientation
 * compares two such products instead of subtracting them and therefore never overflows, for edges
 * of any length on earth.
 */
public final class Lattice {
  /** Lattice units per degree. */
  public static final double UNITS_PER_DEGREE = 1e7;

  private Lattice() {}

  /** The nearest lattice coordinate of an angle in degrees within ±180; ties go up. */
  public static int toE7(double degrees) {
    return Math.toIntExact(Math.round(degrees * UNITS_PER_DEGREE));
  }

  /** The angle in degrees of a lattice coordinate; {@code toE7(toDegrees(v)) == v}. */
  public static double toDegrees(int e7) {
    return e7 / UNITS_PER_DEGREE;
  }

  /**
   * On which side of the directed line a→b the point p lies, exactly.
   *
   * @return positive when p is to the left, negative to the right, zero on the line
   */
  public static int side(int ax, int ay, int bx, int by, int px, int py) {
    long left = ((long) bx - ax) * ((long) py - ay);
    long right = ((long) by - ay) * ((long) px - ax);
    return Long.compare(left, right);
  }

  /** Whether p lies on the closed segment a–b, exactly. */
  public static boolean onSegment(int ax, int ay, int bx, int by, int px, int py) {
    return px >= Math.min(ax, bx)
        && px <= Math.max(ax, bx)
        && py >= Math.min(ay, by)
        && py <= Math.max(ay, by)
        && side(ax, ay, bx, by, px, py) == 0;
  }
}
