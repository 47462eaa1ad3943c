package dev.offsite.simulators.plane;

/**
 * A plane in metres that touches the WGS-84 ellipsoid at an origin.
 *
 * <p>The mapping from degrees is linear, so a straight edge in longitude and latitude stays
 * straight and "inside a ring" means exactly the same in both. Lengths are true at the origin; a
 * quarter of a degree of latitude away, east-west lengths are off by about 0.25 %.
 */
public final class LocalPlane {

  /** Equatorial radius of WGS-84. */
  private static final double EQUATORIAL_RADIUS_M = 6_378_137.0;

  /** First eccentricity squared of WGS-84. */
  private static final double ECCENTRICITY_SQUARED = 6.694_379_990_14e-3;

  private final double originLng;
  private final double originLat;
  private final double metresPerDegreeLng;
  private final double metresPerDegreeLat;

  /** A plane that touches at this place. */
  public LocalPlane(double originLng, double originLat) {
    this.originLng = originLng;
    this.originLat = originLat;
    double sine = Math.sin(Math.toRadians(originLat));
    double w = Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
    double primeVerticalM = EQUATORIAL_RADIUS_M / w;
    double meridianM = EQUATORIAL_RADIUS_M * (1 - ECCENTRICITY_SQUARED) / (w * w * w);
    metresPerDegreeLng = Math.toRadians(1) * primeVerticalM * Math.cos(Math.toRadians(originLat));
    metresPerDegreeLat = Math.toRadians(1) * meridianM;
  }

  /** The point at this place. */
  public PlanePoint pointAt(double lng, double lat) {
    return new PlanePoint(
        (lng - originLng) * metresPerDegreeLng, (lat - originLat) * metresPerDegreeLat);
  }

  /** Longitude of a point, degrees east. */
  public double lng(PlanePoint point) {
    return originLng + point.eastM() / metresPerDegreeLng;
  }

  /** Latitude of a point, degrees north. */
  public double lat(PlanePoint point) {
    return originLat + point.northM() / metresPerDegreeLat;
  }
}
