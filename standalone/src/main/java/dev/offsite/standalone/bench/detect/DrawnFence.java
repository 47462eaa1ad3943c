package dev.offsite.standalone.bench.detect;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * A fence of the benchmark: closed to all trucks, always.
 *
 * @param id begins with {@value #PREFIX}
 * @param polygon in degrees of WGS-84, longitude first
 */
record DrawnFence(String id, Polygon polygon) {

  /** Tells the fences of the benchmark from those of the scenario. */
  static final String PREFIX = "bench-";

  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final double DEGREE_M = 111_195;

  DrawnFence {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(polygon, "polygon");
  }

  /** As it is published for the detection job. */
  ReferenceEntry entry() {
    StringBuilder ring = new StringBuilder();
    for (Coordinate corner : polygon.getExteriorRing().getCoordinates()) {
      ring.append(ring.isEmpty() ? "" : ",")
          .append(String.format(Locale.ROOT, "[%.7f,%.7f]", corner.x, corner.y));
    }
    return new ReferenceEntry.FenceFeature(
        id,
        1,
        new Validity(FROM, null),
        "{\"type\":\"FeatureCollection\",\"datum\":\"WGS84\",\"features\":[{\"type\":\"Feature\","
            + "\"properties\":{\"id\":\""
            + id
            + "\",\"version\":1,\"kind\":\"PROHIBITED_ZONE\",\"validFrom\":\""
            + FROM
            + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
            + ring
            + "]]}}]}");
  }

  /** How far a place is from the border, inside or outside, in metres on a local plane. */
  double borderM(double lng, double lat) {
    double eastM = DEGREE_M * Math.cos(Math.toRadians(lat));
    double nearest = Double.MAX_VALUE;
    Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
    for (int i = 1; i < ring.length; i++) {
      double ax = (ring[i - 1].x - lng) * eastM;
      double ay = (ring[i - 1].y - lat) * DEGREE_M;
      double dx = (ring[i].x - lng) * eastM - ax;
      double dy = (ring[i].y - lat) * DEGREE_M - ay;
      double along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
      nearest = Math.min(nearest, Math.hypot(ax + along * dx, ay + along * dy));
    }
    return nearest;
  }
}
