package dev.offsite.geo.outline;

import dev.offsite.geo.Lattice;
import dev.offsite.geo.Wgs84Position;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/** Makes outlines of JTS geometries, checked by JTS on the lattice. */
public final class Outlines {
  private static final PrecisionModel LATTICE = new PrecisionModel(1);
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double HALF_TURN = 180 * Lattice.UNITS_PER_DEGREE;
  private static final double QUARTER_TURN = 90 * Lattice.UNITS_PER_DEGREE;

  private Outlines() {}

  /**
   * The outline of a polygon or multipolygon in WGS-84 degrees.
   *
   * <p>Vertices are rounded to the lattice first, then checked, since what is looked up is the
   * rounded outline.
   *
   * @throws InvalidOutlineException if it is empty, no polygon, leaves the range of degrees or is
   *     not valid in the sense of JTS {@code IsValidOp}
   */
  public static Outline ofDegrees(Geometry degrees) {
    Geometry lattice = rounded(degrees);
    requireValid(lattice);
    return pack(lattice);
  }

  /**
   * Like {@link #ofDegrees} but repairs an invalid geometry first with JTS {@code GeometryFixer}:
   * the result covers what the faulty rings cover, crossings noded, spikes dropped.
   *
   * @throws InvalidOutlineException if nothing with an area is left, or a coordinate is out of
   *     range
   */
  public static Outline repairedOfDegrees(Geometry degrees) {
    Geometry lattice = rounded(degrees);
    if (!new IsValidOp(lattice).isValid()) {
      lattice = reduced(GeometryFixer.fix(lattice));
    }
    if (!isPolygonal(lattice) || lattice.isEmpty()) {
      throw new InvalidOutlineException("nothing with an area is left after repair");
    }
    requireValid(lattice);
    return pack(lattice);
  }

  /**
   * The outline of a geometry in lattice units whose longitudes may leave ±180° by less than a
   * turn: it is rounded, and cut at the antimeridian as RFC 7946 asks.
   */
  static Outline ofUnwrapped(Geometry lattice) {
    Geometry whole = reduced(lattice);
    Envelope envelope = whole.getEnvelopeInternal();
    if (envelope.getMinX() < -HALF_TURN || envelope.getMaxX() > HALF_TURN) {
      Geometry parts = FACTORY.createPolygon();
      for (int turn = -1; turn <= 1; turn++) {
        Geometry moved = shifted(whole, turn * 2 * HALF_TURN);
        Geometry world =
            FACTORY.toGeometry(new Envelope(-HALF_TURN, HALF_TURN, -QUARTER_TURN, QUARTER_TURN));
        Geometry part = OverlayNG.overlay(moved, world, OverlayNG.INTERSECTION, LATTICE);
        parts = OverlayNG.overlay(parts, part, OverlayNG.UNION, LATTICE);
      }
      whole = parts;
    }
    requireValid(whole);
    return pack(whole);
  }

  private static Geometry reduced(Geometry geometry) {
    return GeometryPrecisionReducer.reduce(geometry, LATTICE);
  }

  private static Geometry shifted(Geometry geometry, double by) {
    Geometry copy = geometry.copy();
    copy.apply(new EachCoordinate((x, y) -> x + by, (x, y) -> y));
    copy.geometryChanged();
    return copy;
  }

  private static Geometry rounded(Geometry degrees) {
    if (!isPolygonal(degrees)) {
      throw new InvalidOutlineException(
          "a fence needs a Polygon or MultiPolygon, not a " + degrees.getGeometryType());
    }
    for (Coordinate c : degrees.getCoordinates()) {
      checkRange(c);
    }
    Geometry copy = degrees.copy();
    copy.apply(new EachCoordinate((x, y) -> Lattice.toE7(x), (x, y) -> Lattice.toE7(y)));
    copy.geometryChanged();
    return copy;
  }

  private static void checkRange(Coordinate c) {
    // The constructor refuses what is no place.
    var unused = new Wgs84Position(c.x, c.y);
  }

  private static boolean isPolygonal(Geometry geometry) {
    return geometry instanceof org.locationtech.jts.geom.Polygonal;
  }

  private static void requireValid(Geometry lattice) {
    if (lattice.isEmpty()) {
      throw new InvalidOutlineException("the geometry is empty");
    }
    TopologyValidationError error = new IsValidOp(lattice).getValidationError();
    if (error != null) {
      Coordinate place = error.getCoordinate();
      String reason = error.getMessage();
      if (place == null) {
        throw new InvalidOutlineException(reason);
      }
      throw new InvalidOutlineException(
          reason,
          new Wgs84Position(
              place.x / Lattice.UNITS_PER_DEGREE, place.y / Lattice.UNITS_PER_DEGREE));
    }
  }

  private static Outline pack(Geometry lattice) {
    List<Coordinate[]> rings = new ArrayList<>();
    int[] polygonStarts = new int[lattice.getNumGeometries() + 1];
    for (int p = 0; p < lattice.getNumGeometries(); p++) {
      Polygon polygon = (Polygon) lattice.getGeometryN(p);
      rings.add(distinct(polygon.getExteriorRing().getCoordinates()));
      for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
        rings.add(distinct(polygon.getInteriorRingN(h).getCoordinates()));
      }
      polygonStarts[p + 1] = rings.size();
    }
    int[] ringStarts = new int[rings.size() + 1];
    for (int r = 0; r < rings.size(); r++) {
      ringStarts[r + 1] = ringStarts[r] + rings.get(r).length;
    }
    int[] xy = new int[2 * ringStarts[rings.size()]];
    int at = 0;
    for (Coordinate[] ring : rings) {
      for (Coordinate c : ring) {
        xy[at++] = (int) c.x;
        xy[at++] = (int) c.y;
      }
    }
    return new Outline(xy, ringStarts, polygonStarts);
  }

  /** Drops repetitions of a vertex, which rounding may have made. */
  private static Coordinate[] distinct(Coordinate[] ring) {
    List<Coordinate> kept = new ArrayList<>(ring.length);
    for (Coordinate c : ring) {
      if (kept.isEmpty() || !kept.get(kept.size() - 1).equals2D(c)) {
        kept.add(c);
      }
    }
    return kept.toArray(new Coordinate[0]);
  }

  @FunctionalInterface
  interface Axis {
    double of(double x, double y);
  }

  /** Replaces every coordinate of a geometry. */
  record EachCoordinate(Axis toX, Axis toY) implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence sequence, int i) {
      double x = sequence.getX(i);
      double y = sequence.getY(i);
      sequence.setOrdinate(i, 0, toX.of(x, y));
      sequence.setOrdinate(i, 1, toY.of(x, y));
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }
}
