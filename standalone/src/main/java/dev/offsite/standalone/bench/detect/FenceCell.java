package dev.offsite.standalone.bench.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;

/**
 * The fences whose boxes touch one cell of a grid of a hundredth of a degree: a global table is
 * asked by key, so places need one.
 */
record FenceCell(List<DrawnFence> fences) {

  private static final double CELLS_PER_DEGREE = 100;

  FenceCell {
    fences = List.copyOf(fences);
  }

  /** The key of the cell of a place. */
  static String keyOf(double lng, double lat) {
    return index(lng) + "/" + index(lat);
  }

  /** All cells with a fence, by key. */
  static Map<String, FenceCell> of(List<DrawnFence> fences) {
    Map<String, List<DrawnFence>> cells = new TreeMap<>();
    for (DrawnFence fence : fences) {
      Envelope box = fence.polygon().getEnvelopeInternal();
      for (long x = index(box.getMinX()); x <= index(box.getMaxX()); x++) {
        for (long y = index(box.getMinY()); y <= index(box.getMaxY()); y++) {
          cells.computeIfAbsent(x + "/" + y, key -> new ArrayList<>()).add(fence);
        }
      }
    }
    Map<String, FenceCell> all = new TreeMap<>();
    cells.forEach((key, list) -> all.put(key, new FenceCell(list)));
    return all;
  }

  /** Ids of those that contain a place, in their order, with commas between. */
  String idsContaining(double lng, double lat) {
    StringBuilder ids = new StringBuilder();
    Point point = FenceDraw.GEOMETRY.createPoint(new Coordinate(lng, lat));
    for (DrawnFence fence : fences) {
      if (fence.polygon().contains(point)) {
        ids.append(ids.isEmpty() ? "" : ",").append(fence.id());
      }
    }
    return ids.toString();
  }

  private static long index(double degrees) {
    return (long) Math.floor(degrees * CELLS_PER_DEGREE);
  }
}
