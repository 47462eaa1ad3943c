package dev.offsite.simulators.plane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line to drive along, with rounded corners.
 *
 * <p>Positions along it are {@code chainageM}, metres from its beginning.
 */
public final class Path {

  /** How far before and after a corner the curve begins and ends. */
  private static final double CURVE_M = 20;

  /** Pieces of one rounded corner: the course turns at most 15 degrees at each. */
  private static final int CURVE_PIECES = 8;

  /** Sideways acceleration a loaded truck takes a curve with. */
  private static final double SIDEWAYS_MPS2 = 1.2;

  /** No truck turns more tightly: where a corner asks for it, it turns on the spot, at a crawl. */
  private static final double RADIUS_M_MIN = 0.3;

  private final double[] eastM;
  private final double[] northM;
  private final double[] chainageM;
  private final List<Vertex> vertices;

  /**
   * A vertex of the polyline.
   *
   * @param speedMaxMps there
   * @param onwardMaxMps on the piece that begins there
   * @param tangentRad course there, clockwise from north; NaN where it is that of the piece
   */
  private record Vertex(PlanePoint at, double speedMaxMps, double onwardMaxMps, double tangentRad) {

    static Vertex onStraight(PlanePoint at) {
      return new Vertex(at, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN);
    }
  }

  private Path(List<Vertex> vertices) {
    int n = vertices.size();
    this.vertices = List.copyOf(vertices);
    eastM = new double[n];
    northM = new double[n];
    chainageM = new double[n];
    for (int i = 0; i < n; i++) {
      PlanePoint at = vertices.get(i).at();
      eastM[i] = at.eastM();
      northM[i] = at.northM();
      chainageM[i] = i == 0 ? 0 : chainageM[i - 1] + vertices.get(i - 1).at().distanceM(at);
    }
  }

  /**
   * A path through {@code waypoints}, its corners rounded to the inside.
   *
   * @param waypoints at least two; neighbours that coincide count once
   */
  public static Path through(List<PlanePoint> waypoints) {
    List<PlanePoint> distinct = new ArrayList<>();
    for (PlanePoint waypoint : waypoints) {
      if (distinct.isEmpty() || distinct.get(distinct.size() - 1).distanceM(waypoint) > 0.5) {
        distinct.add(waypoint);
      }
    }
    if (distinct.size() < 2) {
      throw new IllegalArgumentException("a path needs 2 distinct points, got " + waypoints);
    }
    List<Vertex> vertices = new ArrayList<>();
    vertices.add(Vertex.onStraight(distinct.get(0)));
    for (int i = 1; i < distinct.size() - 1; i++) {
      addCorner(vertices, distinct.get(i - 1), distinct.get(i), distinct.get(i + 1));
    }
    vertices.add(Vertex.onStraight(distinct.get(distinct.size() - 1)));
    return new Path(vertices);
  }

  private static void addCorner(
      List<Vertex> vertices, PlanePoint before, PlanePoint corner, PlanePoint after) {
    double inM = before.distanceM(corner);
    double outM = corner.distanceM(after);
    double turn = Math.abs(turnRad(courseRad(before, corner), courseRad(corner, after)));
    if (turn < 0.02) {
      vertices.add(Vertex.onStraight(corner));
      return;
    }
    double curveM = Math.min(CURVE_M, 0.4 * Math.min(inM, outM));
    // The curve is a parabola (a quadratic Bézier curve with equal legs), tightest in its middle.
    double half = Math.min(turn, 3.0) / 2;
    double radiusM = curveM * Math.cos(half) * Math.cos(half) / Math.sin(half);
    double speedMps = Math.sqrt(SIDEWAYS_MPS2 * Math.max(RADIUS_M_MIN, radiusM));
    PlanePoint begin = corner.towards(before, curveM / inM);
    PlanePoint end = corner.towards(after, curveM / outM);
    for (int k = 0; k <= CURVE_PIECES; k++) {
      double f = (double) k / CURVE_PIECES;
      PlanePoint behind = begin.towards(corner, f);
      PlanePoint ahead = corner.towards(end, f);
      // The line between those two touches the parabola.
      vertices.add(
          new Vertex(
              behind.towards(ahead, f),
              speedMps,
              k < CURVE_PIECES ? speedMps : Double.POSITIVE_INFINITY,
              courseRad(behind, ahead)));
    }
  }

  /** The same path, going on straight for some metres at its end. */
  public Path extendedBy(double moreM) {
    List<Vertex> longer = new ArrayList<>(vertices);
    PlanePoint end = longer.get(longer.size() - 1).at();
    PlanePoint before = longer.get(longer.size() - 2).at();
    longer.add(Vertex.onStraight(before.towards(end, 1 + moreM / before.distanceM(end))));
    return new Path(longer);
  }

  /** Length in metres. */
  public double lengthM() {
    return chainageM[chainageM.length - 1];
  }

  /** The point at {@code alongM} metres from the beginning; the ends beyond them. */
  public PlanePoint pointAt(double alongM) {
    int i = pieceAt(alongM);
    double f = (alongM - chainageM[i]) / (chainageM[i + 1] - chainageM[i]);
    double within = Math.max(0, Math.min(1, f));
    return new PlanePoint(
        eastM[i] + within * (eastM[i + 1] - eastM[i]),
        northM[i] + within * (northM[i + 1] - northM[i]));
  }

  /** Course at {@code alongM}: 0 to below 360, clockwise from north; steady through curves. */
  public double courseDegAt(double alongM) {
    int i = pieceAt(alongM);
    double rad;
    double fromRad = vertices.get(i).tangentRad();
    double toRad = vertices.get(i + 1).tangentRad();
    if (Double.isNaN(fromRad) || Double.isNaN(toRad)) {
      rad = Math.atan2(eastM[i + 1] - eastM[i], northM[i + 1] - northM[i]);
    } else {
      double f = (alongM - chainageM[i]) / (chainageM[i + 1] - chainageM[i]);
      double within = Math.max(0, Math.min(1, f));
      rad = fromRad + within * turnRad(fromRad, toRad);
    }
    double deg = Math.toDegrees(rad) % 360;
    return deg < 0 ? deg + 360 : deg;
  }

  /** Where the border of {@code ring} is crossed, rising. */
  public List<Double> crossingsM(Ring ring) {
    List<Double> crossings = new ArrayList<>();
    for (int i = 0; i + 1 < chainageM.length; i++) {
      List<Double> fractions =
          ring.crossings(
              new PlanePoint(eastM[i], northM[i]), new PlanePoint(eastM[i + 1], northM[i + 1]));
      for (double fraction : fractions) {
        crossings.add(chainageM[i] + fraction * (chainageM[i + 1] - chainageM[i]));
      }
    }
    crossings.sort(null);
    return crossings;
  }

  /** The parts without a corner that has to be taken slowly, rising. */
  public List<Stretch> straights() {
    List<Stretch> straights = new ArrayList<>();
    int last = 0;
    for (int i = 1; i < chainageM.length; i++) {
      boolean end = i == chainageM.length - 1 || Double.isFinite(speedMaxMps(i));
      if (end) {
        straights.add(new Stretch(chainageM[last], chainageM[i]));
        last = i;
      }
    }
    return straights;
  }

  /** Number of vertices. */
  int size() {
    return chainageM.length;
  }

  double vertexAtM(int i) {
    return chainageM[i];
  }

  double speedMaxMps(int i) {
    return vertices.get(i).speedMaxMps();
  }

  /** Largest speed on the piece after a vertex. */
  double onwardMaxMps(int i) {
    return vertices.get(i).onwardMaxMps();
  }

  private int pieceAt(double alongM) {
    int found = Arrays.binarySearch(chainageM, alongM);
    int i = found >= 0 ? found : -found - 2;
    return Math.max(0, Math.min(chainageM.length - 2, i));
  }

  private static double courseRad(PlanePoint from, PlanePoint to) {
    return Math.atan2(to.eastM() - from.eastM(), to.northM() - from.northM());
  }

  private static double turnRad(double from, double to) {
    return Math.IEEEremainder(to - from, 2 * Math.PI);
  }
}
