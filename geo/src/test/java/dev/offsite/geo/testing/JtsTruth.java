package dev.offsite.geo.testing;

import dev.offsite.geo.fence.Fence;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** The answers of JTS on integer coordinates, where it is exact. */
public final class JtsTruth {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final STRtree tree = new STRtree();

  private record Item(int ordinal, IndexedPointInAreaLocator locator, PreparedGeometry prepared) {}

  /** The truth about fences whose ordinals are their places in the list; nulls are skipped. */
  public JtsTruth(List<Fence> fences) {
    for (int i = 0; i < fences.size(); i++) {
      if (fences.get(i) != null) {
        Geometry g = fences.get(i).shape().outline().toLatticeGeometry();
        tree.insert(
            g.getEnvelopeInternal(),
            new Item(i, new IndexedPointInAreaLocator(g), PreparedGeometryFactory.prepare(g)));
      }
    }
    tree.build();
  }

  /** Ordinals of the fences covering a lattice point, ascending. */
  public int[] covering(int x, int y) {
    Coordinate c = new Coordinate(x, y);
    List<Integer> found = new ArrayList<>();
    for (Object o : tree.query(new Envelope(c))) {
      Item item = (Item) o;
      if (item.locator().locate(c) != Location.EXTERIOR) {
        found.add(item.ordinal());
      }
    }
    return found.stream().mapToInt(i -> i).sorted().toArray();
  }

  /** Ordinals of the fences that have a point in common with a closed segment, ascending. */
  public int[] intersecting(int ax, int ay, int bx, int by) {
    Coordinate[] ends = {new Coordinate(ax, ay), new Coordinate(bx, by)};
    Geometry segment =
        ends[0].equals2D(ends[1]) ? FACTORY.createPoint(ends[0]) : FACTORY.createLineString(ends);
    List<Integer> found = new ArrayList<>();
    for (Object o : tree.query(segment.getEnvelopeInternal())) {
      Item item = (Item) o;
      if (item.prepared().intersects(segment)) {
        found.add(item.ordinal());
      }
    }
    return found.stream().mapToInt(i -> i).sorted().toArray();
  }
}
