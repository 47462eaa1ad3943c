package dev.offsite.geo;

/**
 * A place in GCJ-02, the shifted datum of AMap and Tencent maps; about 510 m off in Hangzhou. See
 * {@link Datum#GCJ02} for range and error.
 *
 * @param lng longitude, degrees of this datum, [-180, 180]
 * @param lat latitude, degrees of this datum, [-90, 90]
 */
public record Gcj02Position(double lng, double lat) implements DatumPosition {
  /**
   * Checks the ranges.
   *
   * @throws PositionOutOfRangeException if a coordinate is out of range or not a number
   */
  public Gcj02Position {
    PositionOutOfRangeException.check(lng, lat);
  }

  /** The given place in this datum. */
  public static Gcj02Position of(Wgs84Position position) {
    return ShiftedDatums.wgs84ToGcj02(position);
  }

  @Override
  public Datum datum() {
    return Datum.GCJ02;
  }

  @Override
  public Wgs84Position toWgs84() {
    return ShiftedDatums.gcj02ToWgs84(lng, lat);
  }
}
