package dev.offsite.geo;

/**
 * A place in BD-09, the datum of Baidu maps; about 1.1 km off in Hangzhou. See {@link Datum#BD09}
 * for range and error.
 *
 * @param lng longitude, degrees of this datum, [-180, 180]
 * @param lat latitude, degrees of this datum, [-90, 90]
 */
public record Bd09Position(double lng, double lat) implements DatumPosition {
  /**
   * Checks the ranges.
   *
   * @throws PositionOutOfRangeException if a coordinate is out of range or not a number
   */
  public Bd09Position {
    PositionOutOfRangeException.check(lng, lat);
  }

  /** The given place in this datum. */
  public static Bd09Position of(Wgs84Position position) {
    return ShiftedDatums.wgs84ToBd09(position);
  }

  @Override
  public Datum datum() {
    return Datum.BD09;
  }

  @Override
  public Wgs84Position toWgs84() {
    return ShiftedDatums.bd09ToWgs84(lng, lat);
  }
}
