package dev.offsite.geo;

/**
 * The datum that a device or a fence file declares. Conversion happens once, at the edge.
 *
 * <p>GCJ-02 and BD-09 shift positions inside the box 72.004–137.8347° E, 0.8293–55.8271° N and are
 * the identity outside it. Their inverses iterate the forward formula; the round trip is exact to
 * under 1 mm wherever both ends of the shift lie in the box. Within about 1.2 km of the box border
 * (open sea or abroad) a shifted position may lie outside it; it is then taken as it is.
 */
public enum Datum {
  /** GPS, drones, MAVLink. */
  WGS84,
  /** China Geodetic Coordinate System 2000; equal to WGS-84 for fences. */
  CGCS2000,
  /** The shifted datum of AMap and Tencent. */
  GCJ02,
  /** The datum of Baidu: GCJ-02 shifted once more. */
  BD09;

  /** Latitudes and longitudes of this datum as a typed position. */
  public DatumPosition position(double lng, double lat) {
    return switch (this) {
      case WGS84 -> new Wgs84Position(lng, lat);
      case CGCS2000 -> new Cgcs2000Position(lng, lat);
      case GCJ02 -> new Gcj02Position(lng, lat);
      case BD09 -> new Bd09Position(lng, lat);
    };
  }

  /**
   * Converts from this datum, for input edges.
   *
   * @param lng longitude, degrees of this datum
   * @param lat latitude, degrees of this datum
   * @throws PositionOutOfRangeException if a coordinate is out of range or not a number
   */
  public Wgs84Position toWgs84(double lng, double lat) {
    return position(lng, lat).toWgs84();
  }

  /** Converts to this datum, for output edges (map tiles of another datum). */
  public DatumPosition fromWgs84(Wgs84Position position) {
    return switch (this) {
      case WGS84 -> position;
      case CGCS2000 -> Cgcs2000Position.of(position);
      case GCJ02 -> Gcj02Position.of(position);
      case BD09 -> Bd09Position.of(position);
    };
  }
}
