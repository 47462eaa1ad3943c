package dev.offsite.geo.outline;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Lattice;
import dev.offsite.geo.Wgs84Position;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Outlines given in metres: circles and corridors, true on the ellipsoid.
 *
 * <p>A circle's vertices are geodesic destinations, placed so that the outline keeps within 5 cm of
 * the circle on both sides. A corridor's line is cut where the scale of longitude changes by more
 * than 2e-4; each piece is buffered in its own plane of metres and the buffers are united; its
 * outline keeps within 5 cm plus 5e-4 of the half-width. To both comes the lattice rounding, 1 cm.
 */
public final class MetricOutlines {
  private static final double TOLERANCE_M = 0.05;
  private static final double SCALE_CHANGE = 2e-4;
  private static final int CIRCLE_VERTICES_MIN = 16;
  private static final double POLAR_LAT = 85;
  private static final double RADIUS_M_MIN = 0.5;
  private static final double RADIUS_M_MAX = 200_000;
  private static final double HALF_WIDTH_M_MAX = 10_000;
  private static final double LINE_DEG_MAX = 20;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private MetricOutlines() {}

  /**
   * The outline of all places within a geodesic distance of a centre.
   *
   * @param radiusM metres, [0.5, 200000]
   * @throws InvalidOutlineException if the radius is out of range or the circle reaches beyond 85°
   *     north or south
   */
  public static Outline circle(Wgs84Position centre, double radiusM) {
    requireWithin("radius", radiusM, RADIUS_M_MAX);
    requireTemperate(centre, radiusM);
    int count = verticesPerTurn(radiusM);
    double placedM = balancedRadiusM(radiusM, count);
    Coordinate[] ring = new Coordinate[count + 1];
    for (int i = 0; i < count; i++) {
      Wgs84Position p = Geodesics.destination(centre, 360.0 * i / count, placedM);
      double east = Math.IEEEremainder(p.lng() - centre.lng(), 360);
      ring[i] =
          new Coordinate(
              Math.rint((centre.lng() + east) * Lattice.UNITS_PER_DEGREE),
              Math.rint(p.lat() * Lattice.UNITS_PER_DEGREE));
    }
    ring[count] = ring[0].copy();
    return Outlines.ofUnwrapped(FACTORY.createPolygon(ring));
  }

  /**
   * The outline of all places within a distance of a line, ends rounded.
   *
   * @param line at least two different positions, straight in longitude and latitude between them
   * @param halfWidthM metres, [0.5, 10000]
   * @throws InvalidOutlineException if an argument is out of range, the line has no length, is
   *     longer than 20 degrees, crosses the antimeridian or reaches beyond 85° north or south
   */
  public static Outline corridor(List<Wgs84Position> line, double halfWidthM) {
    requireWithin("half-width", halfWidthM, HALF_WIDTH_M_MAX);
    Wgs84Position before = null;
    double lengthDeg = 0;
    for (Wgs84Position p : line) {
      requireTemperate(p, halfWidthM);
      if (before != null) {
        if (Math.abs(p.lng() - before.lng()) > 180) {
          throw new InvalidOutlineException("the line crosses the antimeridian", p);
        }
        lengthDeg += Math.abs(p.lng() - before.lng()) + Math.abs(p.lat() - before.lat());
      }
      before = p;
    }
    if (lengthDeg * Lattice.UNITS_PER_DEGREE < 1) {
      throw new InvalidOutlineException("a corridor needs a line of two different positions");
    }
    if (lengthDeg > LINE_DEG_MAX) {
      throw new InvalidOutlineException("the line is longer than " + LINE_DEG_MAX + " degrees");
    }
    List<Geometry> buffers = new ArrayList<>();
    for (List<Coordinate> piece : pieces(line)) {
      buffers.add(buffer(piece, halfWidthM));
    }
    return Outlines.ofUnwrapped(united(buffers, 0, buffers.size()));
  }

  private static Geometry united(List<Geometry> parts, int from, int to) {
    if (to - from == 1) {
      return parts.get(from);
    }
    int middle = (from + to) >>> 1;
    return OverlayNGRobust.overlay(
        united(parts, from, middle), united(parts, middle, to), OverlayNG.UNION);
  }

  /** Cuts a line, in degrees, into pieces over which the scale of longitude hardly changes. */
  private static List<List<Coordinate>> pieces(List<Wgs84Position> line) {
    List<List<Coordinate>> pieces = new ArrayList<>();
    List<Coordinate> piece = new ArrayList<>();
    double latStart = line.get(0).lat();
    Coordinate before = new Coordinate(line.get(0).lng(), latStart);
    piece.add(before);
    for (Wgs84Position p : line.subList(1, line.size())) {
      Coordinate next = new Coordinate(p.lng(), p.lat());
      while (Math.abs(next.y - latStart) > latSpanDeg(latStart)) {
        double latCut = latStart + Math.copySign(latSpanDeg(latStart), next.y - latStart);
        double fraction = (latCut - before.y) / (next.y - before.y);
        Coordinate cut = new Coordinate(before.x + fraction * (next.x - before.x), latCut);
        piece.add(cut);
        pieces.add(piece);
        piece = new ArrayList<>();
        piece.add(cut);
        before = cut;
        latStart = latCut;
      }
      piece.add(next);
      before = next;
    }
    pieces.add(piece);
    return pieces;
  }

  private static double latSpanDeg(double lat) {
    return Math.toDegrees(SCALE_CHANGE / Math.max(0.2, Math.abs(Math.tan(Math.toRadians(lat)))));
  }

  /** Buffers a piece in its own plane of metres; the result is in lattice units. */
  private static Geometry buffer(List<Coordinate> piece, double halfWidthM) {
    double lng0 = piece.get(0).x;
    double lat0 = piece.get(0).y;
    double midLat = (lat0 + piece.get(piece.size() - 1).y) / 2;
    double scaleX = Geodesics.metresPerDegreeLng(midLat);
    double scaleY = Geodesics.metresPerDegreeLat(midLat);
    Coordinate[] plane = new Coordinate[piece.size()];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = new Coordinate((piece.get(i).x - lng0) * scaleX, (piece.get(i).y - lat0) * scaleY);
    }
    int count = (verticesPerTurn(halfWidthM) + 3) / 4 * 4;
    BufferParameters parameters = new BufferParameters(count / 4);
    parameters.setSimplifyFactor(Math.min(0.01, TOLERANCE_M / 5 / halfWidthM));
    Geometry buffer =
        BufferOp.bufferOp(
            FACTORY.createLineString(plane), balancedRadiusM(halfWidthM, count), parameters);
    buffer.apply(
        new Outlines.EachCoordinate(
            (x, y) -> (lng0 + x / scaleX) * Lattice.UNITS_PER_DEGREE,
            (x, y) -> (lat0 + y / scaleY) * Lattice.UNITS_PER_DEGREE));
    buffer.geometryChanged();
    return buffer;
  }

  private static int verticesPerTurn(double radiusM) {
    double half = Math.acos((radiusM - TOLERANCE_M) / (radiusM + TOLERANCE_M));
    return Math.max(CIRCLE_VERTICES_MIN, (int) Math.ceil(Math.PI / half));
  }

  /** The radius of a regular polygon that strays as far outside the circle as inside. */
  private static double balancedRadiusM(double radiusM, int vertices) {
    return radiusM * 2 / (1 + Math.cos(Math.PI / vertices));
  }

  private static void requireWithin(String name, double metres, double metresMax) {
    if (!(metres >= RADIUS_M_MIN && metres <= metresMax)) {
      throw new InvalidOutlineException(
          name + " " + metres + " m is outside [" + RADIUS_M_MIN + ", " + metresMax + "] m");
    }
  }

  private static void requireTemperate(Wgs84Position position, double reachM) {
    if (Math.abs(position.lat()) + reachM / Geodesics.METRES_PER_LAT_DEGREE_MIN > POLAR_LAT) {
      throw new InvalidOutlineException("reaches beyond " + POLAR_LAT + " degrees", position);
    }
  }
}
