package dev.offsite.standalone.bench.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Draws fences at random over the place where the fleet drives: three in four with four or five
 * corners and 20 to 150 m from centre to corner, as sites have; one in four with 30 to 200 corners
 * and 100 to 600 m, as zones have, about half of them concave.
 *
 * <p>Most traffic is lawful: fences that the fleet drives through are kept only up to a hundredth
 * of all fixes, and none that holds more than a five-hundredth. Seeded; not thread-safe.
 */
final class FenceDraw {

  static final GeometryFactory GEOMETRY = new GeometryFactory();

  private static final double INSIDE_SHARE_MAX = 0.01;
  private static final double INSIDE_ONE_SHARE_MAX = 0.002;

  /** Drawn around a fix, so that some fence is always visited. */
  private static final int ON_THE_WAY_ONE_IN = 20;

  private static final double DEGREE_M = 111_195;
  private static final double CELL_DEGREES = 0.002;
  private static final double LATTICE = 1e7;

  private final SplittableRandom random;
  private final DrivenFixes fixes;
  private final Envelope area = new Envelope();
  private final Map<Long, List<Integer>> fixesByCell = new HashMap<>();
  private long inside;

  FenceDraw(DrivenFixes fixes, long seed) {
    this.fixes = fixes;
    this.random = new SplittableRandom(seed);
    for (int i = 0; i < fixes.size(); i++) {
      area.expandToInclude(fixes.lng(i), fixes.lat(i));
      fixesByCell
          .computeIfAbsent(cell(fixes.lng(i), fixes.lat(i)), key -> new ArrayList<>())
          .add(i);
    }
  }

  /** So many; a longer list begins with the shorter one. */
  List<DrawnFence> draw(int count) {
    List<DrawnFence> fences = new ArrayList<>(count);
    while (fences.size() < count) {
      Polygon polygon = polygon();
      long held = held(polygon);
      if (held <= INSIDE_ONE_SHARE_MAX * fixes.size()
          && inside + held <= INSIDE_SHARE_MAX * fixes.size()) {
        inside += held;
        fences.add(
            new DrawnFence(
                String.format(Locale.ROOT, "%s%06d", DrawnFence.PREFIX, fences.size()), polygon));
      }
    }
    return fences;
  }

  private Polygon polygon() {
    boolean isZone = random.nextInt(4) == 0;
    int corners = isZone ? random.nextInt(30, 201) : random.nextInt(4, 6);
    double radiusM = isZone ? random.nextDouble(100, 600) : random.nextDouble(20, 150);
    double dent = isZone && random.nextBoolean() ? 0.5 : 0.05;
    int fix = random.nextInt(fixes.size());
    boolean isOnTheWay = random.nextInt(ON_THE_WAY_ONE_IN) == 0;
    double lng = isOnTheWay ? fixes.lng(fix) : random.nextDouble(area.getMinX(), area.getMaxX());
    double lat = isOnTheWay ? fixes.lat(fix) : random.nextDouble(area.getMinY(), area.getMaxY());
    double turn = random.nextDouble(2 * Math.PI);
    Coordinate[] ring = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = turn + 2 * Math.PI * i / corners;
      double m = radiusM * (1 - dent * random.nextDouble());
      ring[i] =
          new Coordinate(
              onLattice(lng + m * Math.cos(angle) / (DEGREE_M * Math.cos(Math.toRadians(lat)))),
              onLattice(lat + m * Math.sin(angle) / DEGREE_M));
    }
    ring[corners] = ring[0];
    return GEOMETRY.createPolygon(ring);
  }

  private long held(Polygon polygon) {
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(polygon);
    Envelope box = polygon.getEnvelopeInternal();
    long held = 0;
    for (long x = index(box.getMinX()); x <= index(box.getMaxX()); x++) {
      for (long y = index(box.getMinY()); y <= index(box.getMaxY()); y++) {
        for (int fix : fixesByCell.getOrDefault(key(x, y), List.of())) {
          if (box.contains(fixes.lng(fix), fixes.lat(fix))) {
            Point point = GEOMETRY.createPoint(new Coordinate(fixes.lng(fix), fixes.lat(fix)));
            held += prepared.contains(point) ? 1 : 0;
          }
        }
      }
    }
    return held;
  }

  private static double onLattice(double degrees) {
    return Math.rint(degrees * LATTICE) / LATTICE;
  }

  private static long cell(double lng, double lat) {
    return key(index(lng), index(lat));
  }

  private static long index(double degrees) {
    return (long) Math.floor(degrees / CELL_DEGREES);
  }

  private static long key(long x, long y) {
    return (x << 32) ^ (y & 0xffff_ffffL);
  }
}
