package dev.offsite.geo;

/** A coordinate that names no place: not a number, or outside its range. The message names it. */
public final class PositionOutOfRangeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  PositionOutOfRangeException(String message) {
    super(message);
  }

  /**
   * Checks a longitude and latitude of any datum.
   *
   * @param lng longitude, degrees, [-180, 180]
   * @param lat latitude, degrees, [-90, 90]
   * @throws PositionOutOfRangeException if either is outside its range or not a number
   */
  static void check(double lng, double lat) {
    if (!(lng >= -180 && lng <= 180)) {
      throw new PositionOutOfRangeException("lng " + lng + " is outside [-180, 180]");
    }
    if (!(lat >= -90 && lat <= 90)) {
      throw new PositionOutOfRangeException("lat " + lat + " is outside [-90, 90]");
    }
  }
}
