package dev.offsite.geo.benchmark;

import com.google.common.geometry.S2ContainsPointQuery;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import com.google.common.geometry.S2Shape;
import com.google.common.geometry.S2ShapeIndex;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.geo.outline.Outline;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.strtree.STRtree;

/** A way to find the fences covering a place. */
public interface Contender {
  /** Writes the ordinals of the fences covering a lattice point and returns their number. */
  int covering(int x, int y, int[] out);

  /** The ways compared. */
  enum Kind {
    /** This module's index. */
    GRID,
    /** STRtree of envelopes, then {@code PreparedGeometry.covers}. */
    STRTREE_PREPARED,
    /** STRtree of envelopes, then {@code IndexedPointInAreaLocator}. */
    STRTREE_LOCATOR,
    /** S2ShapeIndex with closed vertex model. */
    S2;

    /** Makes the contender; {@code grid} is used by {@link #GRID} only. */
    Contender of(List<Fence> fences, GeofenceIndex grid) {
      return switch (this) {
        case GRID -> grid::covering;
        case STRTREE_PREPARED -> prepared(fences);
        case STRTREE_LOCATOR -> locator(fences);
        case S2 -> s2(fences);
      };
    }
  }

  private static Contender prepared(List<Fence> fences) {
    record Item(int ordinal, PreparedGeometry geometry) {}
    GeometryFactory factory = new GeometryFactory();
    STRtree tree = new STRtree();
    for (int i = 0; i < fences.size(); i++) {
      Geometry g = lattice(fences.get(i));
      PreparedGeometry prepared = PreparedGeometryFactory.prepare(g);
      // The locator inside is built by the first question.
      prepared.covers(factory.createPoint(g.getCoordinate()));
      tree.insert(g.getEnvelopeInternal(), new Item(i, prepared));
    }
    tree.build();
    return (x, y, out) -> {
      Coordinate c = new Coordinate(x, y);
      Geometry point = factory.createPoint(c);
      int n = 0;
      for (Object found : tree.query(new Envelope(c))) {
        Item item = (Item) found;
        if (item.geometry().covers(point)) {
          out[n++] = item.ordinal();
        }
      }
      return n;
    };
  }

  private static Contender locator(List<Fence> fences) {
    record Item(int ordinal, IndexedPointInAreaLocator locator) {}
    STRtree tree = new STRtree();
    for (int i = 0; i < fences.size(); i++) {
      Geometry g = lattice(fences.get(i));
      IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(g);
      locator.locate(g.getCoordinate());
      tree.insert(g.getEnvelopeInternal(), new Item(i, locator));
    }
    tree.build();
    final class Visitor implements ItemVisitor {
      final Coordinate c = new Coordinate();
      int[] out;
      int n;

      @Override
      public void visitItem(Object found) {
        Item item = (Item) found;
        if (item.locator().locate(c) != Location.EXTERIOR) {
          out[n++] = item.ordinal();
        }
      }
    }
    Visitor visitor = new Visitor();
    Envelope envelope = new Envelope();
    return (x, y, out) -> {
      visitor.c.setX(x);
      visitor.c.setY(y);
      visitor.out = out;
      visitor.n = 0;
      envelope.init(x, x, y, y);
      tree.query(envelope, visitor);
      return visitor.n;
    };
  }

  private static Contender s2(List<Fence> fences) {
    IdentityHashMap<S2Shape, Integer> ordinals = new IdentityHashMap<>();
    S2ShapeIndex index = new S2ShapeIndex();
    for (int i = 0; i < fences.size(); i++) {
      S2Shape shape = polygon(fences.get(i).shape().outline()).shape();
      ordinals.put(shape, i);
      index.add(shape);
    }
    S2ContainsPointQuery query =
        new S2ContainsPointQuery(index, S2ContainsPointQuery.Options.CLOSED);
    query.getContainingShapes(S2LatLng.fromDegrees(30, 120).toPoint());
    return (x, y, out) -> {
      int n = 0;
      for (S2Shape shape : query.getContainingShapes(point(x, y))) {
        out[n++] = ordinals.get(shape);
      }
      return n;
    };
  }

  private static S2Polygon polygon(Outline outline) {
    List<S2Loop> loops = new ArrayList<>();
    for (int ring = 0; ring < outline.ringCount(); ring++) {
      List<S2Point> vertices = new ArrayList<>();
      for (int v = outline.ringStart(ring); v < outline.ringStart(ring + 1) - 1; v++) {
        vertices.add(point(outline.lngE7(v), outline.latE7(v)));
      }
      S2Loop loop = new S2Loop(vertices);
      loop.normalize();
      loops.add(loop);
    }
    S2Polygon polygon = new S2Polygon();
    polygon.initNested(loops);
    return polygon;
  }

  private static S2Point point(int x, int y) {
    return S2LatLng.fromDegrees(y / 1e7, x / 1e7).toPoint();
  }

  private static Geometry lattice(Fence fence) {
    return fence.shape().outline().toLatticeGeometry();
  }
}
