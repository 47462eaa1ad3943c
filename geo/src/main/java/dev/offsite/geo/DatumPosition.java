package dev.offsite.geo;

/**
 * A position whose datum is part of its type, so that two datums cannot be mixed up by accident:
 * there is no conversion that does not name both.
 */
public sealed interface DatumPosition
    permits Wgs84Position, Cgcs2000Position, Gcj02Position, Bd09Position {
  /** Longitude in degrees of {@link #datum()}, [-180, 180]. */
  double lng();

  /** Latitude in degrees of {@link #datum()}, [-90, 90]. */
  double lat();

  /** The datum the degrees are in. */
  Datum datum();

  /** The same place in WGS-84. */
  Wgs84Position toWgs84();
}
