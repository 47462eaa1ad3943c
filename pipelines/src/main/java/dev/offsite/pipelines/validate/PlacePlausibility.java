package dev.offsite.pipelines.validate;

import dev.offsite.schemas.channel.RefusalReason;

/** Plausibility of a place. */
final class PlacePlausibility {

  /**
   * A terminal without a fix sends zeros, some of them with the noise of a float. A hundredth of a
   * degree around 0/0 is open sea, some 500 km from the nearest coast.
   */
  private static final double ZERO_ISLAND_DEGREES = 0.01;

  static void check(double lng, double lat, PlausibilityLimits limits, Findings findings) {
    if (Math.abs(lng) < ZERO_ISLAND_DEGREES && Math.abs(lat) < ZERO_ISLAND_DEGREES) {
      findings.add(RefusalReason.ZERO_ISLAND, "/lng", "position " + lng + "/" + lat + " is at 0/0");
      return;
    }
    limits.checkMin("lngMin", lng, RefusalReason.OUTSIDE_AREA, "/lng", findings);
    limits.checkMax("lngMax", lng, RefusalReason.OUTSIDE_AREA, "/lng", findings);
    limits.checkMin("latMin", lat, RefusalReason.OUTSIDE_AREA, "/lat", findings);
    limits.checkMax("latMax", lat, RefusalReason.OUTSIDE_AREA, "/lat", findings);
  }

  private PlacePlausibility() {}
}
