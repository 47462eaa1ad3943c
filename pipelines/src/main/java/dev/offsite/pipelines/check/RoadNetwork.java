package dev.offsite.pipelines.check;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Lines that trucks keep to, in WGS-84. Immutable; thread-safe.
 *
 * <p>Metres are those of a plane that touches the middle of the network: over 100 km they are wrong
 * by less than a percent, and distances here are hundreds of metres.
 */
public final class RoadNetwork {

  private final List<List<Wgs84Position>> lines;
  private final double lng0;
  private final double lat0;
  private final double metresPerLng;
  private final double metresPerLat;
  private final STRtree segments = new STRtree();

  private RoadNetwork(List<List<Wgs84Position>> lines) {
    this.lines = lines.stream().map(List::copyOf).toList();
    Envelope all = new Envelope();
    for (List<Wgs84Position> line : this.lines) {
      line.forEach(position -> all.expandToInclude(position.lng(), position.lat()));
    }
    lng0 = all.centre().x;
    lat0 = all.centre().y;
    metresPerLng = Geodesics.metresPerDegreeLng(lat0);
    metresPerLat = Geodesics.metresPerDegreeLat(lat0);
    for (List<Wgs84Position> line : this.lines) {
      for (int i = 1; i < line.size(); i++) {
        LineSegment segment = new LineSegment(plane(line.get(i - 1)), plane(line.get(i)));
        segments.insert(new Envelope(segment.p0, segment.p1), segment);
      }
    }
    segments.build();
  }

  /**
   * The network of these lines.
   *
   * @throws IllegalArgumentException if there is none, or one has fewer than two positions
   */
  public static RoadNetwork of(List<List<Wgs84Position>> lines) {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a network of 0 roads; at least 1 is required");
    }
    for (List<Wgs84Position> line : lines) {
      if (line.size() < 2) {
        throw new IllegalArgumentException(
            "a road of " + line.size() + " positions; at least 2 are required");
      }
    }
    return new RoadNetwork(new ArrayList<>(lines));
  }

  /** The middle lines of the corridors among the fences of reference data; empty if none. */
  public static List<List<Wgs84Position>> corridorsOf(List<ReferenceEntry> reference) {
    List<List<Wgs84Position>> lines = new ArrayList<>();
    for (ReferenceEntry entry : reference) {
      if (entry instanceof ReferenceEntry.FenceFeature feature) {
        for (Fence fence : FenceReader.read(feature.feature())) {
          if (fence.shape() instanceof Corridor corridor) {
            lines.add(corridor.line());
          }
        }
      }
    }
    return lines;
  }

  /** The lines. */
  public List<List<Wgs84Position>> lines() {
    return lines;
  }

  /** Metres to the nearest road, or {@code atMost} if none is as near. */
  public double distanceM(Wgs84Position position, double atMost) {
    Coordinate at = plane(position);
    Envelope around = new Envelope(at);
    around.expandBy(atMost);
    double nearest = atMost;
    for (Object found : segments.query(around)) {
      nearest = Math.min(nearest, ((LineSegment) found).distance(at));
    }
    return nearest;
  }

  private Coordinate plane(Wgs84Position position) {
    return new Coordinate(
        (position.lng() - lng0) * metresPerLng, (position.lat() - lat0) * metresPerLat);
  }
}
