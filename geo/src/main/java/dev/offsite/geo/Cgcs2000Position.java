package dev.offsite.geo;

/**
 * A place in CGCS2000 (surveyed fences, Tianditu). It differs from WGS-84 by centimetres at most,
 * far below any fence or receiver, so the conversion keeps the numbers.
 *
 * @param lng longitude, degrees of this datum, [-180, 180]
 * @param lat latitude, degrees of this datum, [-90, 90]
 */
public record Cgcs2000Position(double lng, double lat) implements DatumPosition {
  /**
   * Checks the ranges.
   *
   * @throws PositionOutOfRangeException if a coordinate is out of range or not a number
   */
  public Cgcs2000Position {
    PositionOutOfRangeException.check(lng, lat);
  }

  /** The given place in this datum. */
  public static Cgcs2000Position of(Wgs84Position position) {
    return new Cgcs2000Position(position.lng(), position.lat());
  }

  @Override
  public Datum datum() {
    return Datum.CGCS2000;
  }

  @Override
  public Wgs84Position toWgs84() {
    return new Wgs84Position(lng, lat);
  }
}
