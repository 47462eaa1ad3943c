package dev.offsite.pipelines.testing;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;

/** Places of the tests, in metres from one origin in Hangzhou. */
public final class Places {

  /** The origin: 120.2 E, 30.25 N. */
  public static final Wgs84Position ORIGIN = new Wgs84Position(120.2, 30.25);

  /** The place so many metres east and north of the origin; exact to a millimetre per kilometre. */
  public static Wgs84Position at(double eastM, double northM) {
    double lat = ORIGIN.lat() + northM / Geodesics.metresPerDegreeLat(ORIGIN.lat());
    return new Wgs84Position(ORIGIN.lng() + eastM / Geodesics.metresPerDegreeLng(lat), lat);
  }

  private Places() {}
}
