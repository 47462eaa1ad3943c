package dev.offsite.geo.testing;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.outline.Outline;
import dev.offsite.geo.outline.Outlines;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Rectangles in degrees. */
public final class Boxes {
  private Boxes() {}

  /** The rectangle between two corners. */
  public static Outline of(Wgs84Position southWest, Wgs84Position northEast) {
    return Outlines.ofDegrees(
        new GeometryFactory()
            .toGeometry(
                new Envelope(southWest.lng(), northEast.lng(), southWest.lat(), northEast.lat())));
  }

  /** A rectangular fence. */
  public static Fence fence(
      String id, String kind, double west, double south, double east, double north) {
    return Fence.of(
        id,
        1,
        kind,
        new Polygonal(of(new Wgs84Position(west, south), new Wgs84Position(east, north))));
  }
}
