package dev.offsite.geo.outline;

import dev.offsite.geo.Lattice;
import dev.offsite.geo.Wgs84Position;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The border of a fence: one or more polygons with holes as closed rings of lattice points.
 *
 * <p>Vertices are numbered ring after ring, each ring ending with a repetition of its first vertex.
 * The first ring of a polygon is its shell, the following ones are its holes. Immutable.
 */
public final class Outline {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Longitude and latitude by turns, 1e-7 degree. */
  private final int[] xy;

  /** First vertex of each ring, and the vertex count at the end. */
  private final int[] ringStarts;

  /** First ring of each polygon, and the ring count at the end. */
  private final int[] polygonStarts;

  private final EdgeTree edges;

  /** Takes the arrays as they are; {@link Outlines} has checked them. */
  Outline(int[] xy, int[] ringStarts, int[] polygonStarts) {
    this.xy = xy;
    this.ringStarts = ringStarts;
    this.polygonStarts = polygonStarts;
    this.edges = EdgeTree.of(xy, ringStarts);
  }

  /** Number of vertices, the closing one of each ring included. */
  public int vertexCount() {
    return xy.length / 2;
  }

  /** Number of rings, shells and holes together. */
  public int ringCount() {
    return ringStarts.length - 1;
  }

  /** Number of edges. */
  public int edgeCount() {
    return vertexCount() - ringCount();
  }

  /** First vertex of a ring; for {@code ring == ringCount()} the number of vertices. */
  public int ringStart(int ring) {
    return ringStarts[ring];
  }

  /** Longitude of a vertex, 1e-7 degree. */
  public int lngE7(int vertex) {
    return xy[2 * vertex];
  }

  /** Latitude of a vertex, 1e-7 degree. */
  public int latE7(int vertex) {
    return xy[2 * vertex + 1];
  }

  /** Western end of the envelope, 1e-7 degree. */
  public int minLngE7() {
    return edges.minX();
  }

  /** Southern end of the envelope, 1e-7 degree. */
  public int minLatE7() {
    return edges.minY();
  }

  /** Eastern end of the envelope, 1e-7 degree. */
  public int maxLngE7() {
    return edges.maxX();
  }

  /** Northern end of the envelope, 1e-7 degree. */
  public int maxLatE7() {
    return edges.maxY();
  }

  /** Whether the lattice point lies inside or on the boundary, exactly. */
  public boolean covers(int lngE7, int latE7) {
    return edges.covers(lngE7, latE7);
  }

  /**
   * Distance from a position to the border: positive outside, negative inside, zero on it.
   *
   * <p>The nearest border point is found in the plane tangent at the position, the distance to it
   * is measured on the ellipsoid; error under 1e-6 of the distance up to 10 km, under 1e-3 beyond.
   *
   * @return metres
   */
  public double borderDistanceM(Wgs84Position position) {
    double distanceM = edges.nearest(position).distanceM();
    return edges.covers(position.lngE7(), position.latE7()) ? -distanceM : distanceM;
  }

  /**
   * The stretches of the straight move from→to (in lattice units) that lie in this outline, in
   * order. Decided exactly; only the fractions are rounded. A move that touches the boundary in one
   * point has a stay of no length there. A standstill is one whole stay or none.
   */
  public List<Stay> stays(int fromLngE7, int fromLatE7, int toLngE7, int toLatE7) {
    return Passage.of(edges, fromLngE7, fromLatE7, toLngE7, toLatE7);
  }

  /** This outline in degrees, as a JTS polygon or multipolygon. */
  public Geometry toGeometry() {
    return toGeometry(Lattice.UNITS_PER_DEGREE);
  }

  /** This outline in lattice units, as a JTS polygon or multipolygon with integer coordinates. */
  public Geometry toLatticeGeometry() {
    return toGeometry(1);
  }

  private Geometry toGeometry(double unitsPerStep) {
    Polygon[] polygons = new Polygon[polygonStarts.length - 1];
    for (int p = 0; p < polygons.length; p++) {
      int first = polygonStarts[p];
      LinearRing[] holes = new LinearRing[polygonStarts[p + 1] - first - 1];
      for (int h = 0; h < holes.length; h++) {
        holes[h] = ring(first + 1 + h, unitsPerStep);
      }
      polygons[p] = FACTORY.createPolygon(ring(first, unitsPerStep), holes);
    }
    return polygons.length == 1 ? polygons[0] : FACTORY.createMultiPolygon(polygons);
  }

  private LinearRing ring(int ring, double unitsPerStep) {
    Coordinate[] coordinates = new Coordinate[ringStarts[ring + 1] - ringStarts[ring]];
    for (int i = 0; i < coordinates.length; i++) {
      int v = ringStarts[ring] + i;
      coordinates[i] = new Coordinate(xy[2 * v] / unitsPerStep, xy[2 * v + 1] / unitsPerStep);
    }
    return FACTORY.createLinearRing(coordinates);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outline that
        && Arrays.equals(xy, that.xy)
        && Arrays.equals(ringStarts, that.ringStarts)
        && Arrays.equals(polygonStarts, that.polygonStarts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(xy);
  }

  @Override
  public String toString() {
    return "Outline[" + ringCount() + " rings, " + edgeCount() + " edges]";
  }
}
