package dev.offsite.standalone.bench.detect;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** Which fences contain a place: the usual JTS recipe. Safe for many threads once built. */
final class FenceTree {

  private final STRtree tree = new STRtree();

  private record Prepared(DrawnFence fence, PreparedGeometry geometry) {}

  FenceTree(List<DrawnFence> fences) {
    for (DrawnFence fence : fences) {
      tree.insert(
          fence.polygon().getEnvelopeInternal(),
          new Prepared(fence, PreparedGeometryFactory.prepare(fence.polygon())));
    }
    tree.build();
  }

  /** Those that contain a place, in the order of their ids. */
  List<DrawnFence> containing(double lng, double lat) {
    List<?> near = tree.query(new Envelope(lng, lng, lat, lat));
    if (near.isEmpty()) {
      return List.of();
    }
    Point point = FenceDraw.GEOMETRY.createPoint(new Coordinate(lng, lat));
    List<DrawnFence> containing = new ArrayList<>();
    for (Object one : near) {
      Prepared prepared = (Prepared) one;
      if (prepared.geometry().contains(point)) {
        containing.add(prepared.fence());
      }
    }
    containing.sort((a, b) -> a.id().compareTo(b.id()));
    return containing;
  }
}
