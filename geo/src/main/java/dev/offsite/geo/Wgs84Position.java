package dev.offsite.geo;

/**
 * A place in WGS-84, the only datum used inside Offsite.
 *
 * @param lng longitude, degrees east, [-180, 180]
 * @param lat latitude, degrees north, [-90, 90]
 */
public record Wgs84Position(double lng, double lat) implements DatumPosition {
  /**
   * Checks the ranges.
   *
   * @throws PositionOutOfRangeException if a coordinate is out of range or not a number
   */
  public Wgs84Position {
    PositionOutOfRangeException.check(lng, lat);
  }

  /** The position of a lattice point, given in 1e-7 degree. */
  public static Wgs84Position ofE7(int lngE7, int latE7) {
    return new Wgs84Position(Lattice.toDegrees(lngE7), Lattice.toDegrees(latE7));
  }

  /** Longitude of the nearest lattice point, 1e-7 degree. */
  public int lngE7() {
    return Lattice.toE7(lng);
  }

  /** Latitude of the nearest lattice point, 1e-7 degree. */
  public int latE7() {
    return Lattice.toE7(lat);
  }

  @Override
  public Datum datum() {
    return Datum.WGS84;
  }

  @Override
  public Wgs84Position toWgs84() {
    return this;
  }
}
