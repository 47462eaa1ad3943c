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

  private final double[] eastM;
  private final double[] northM;
  private final double[] chainageM;
  private final double[] speedMaxMps;

  private Path(List<PlanePoint> points, List<Double> speeds) {
    int n = points.size();
    eastM = new double[n];
    northM = new double[n];
    chainageM = new double[n];
    speedMaxMps = new double[n];
    for (int i = 0; i < n; i++) {
      eastM[i] = points.get(i).eastM();
      northM[i] = points.get(i).northM();
      speedMaxMps[i] = speeds.get(i);
      chainageM[i] = i == 0 ? 0 : chainageM[i - 1] + points.get(i - 1).distanceM(points.get(i));
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
    List<PlanePoint> points = new ArrayList<>();
    List<Double> speeds = new ArrayList<>();
    points.add(distinct.get(0));
    speeds.add(Double.POSITIVE_INFINITY);
    for (int i = 1; i < distinct.size() - 1; i++) {
      addCorner(points, speeds, distinct.get(i - 1), distinct.get(i), distinct.get(i + 1));
    }
    points.add(distinct.get(distinct.size() - 1));
    speeds.add(Double.POSITIVE_INFINITY);
    return new Path(points, speeds);
  }

  private static void addCorner(
      List<PlanePoint> points,
      List<Double> speeds,
      PlanePoint before,
      PlanePoint corner,
      PlanePoint after) {
    double inM = before.distanceM(corner);
    double outM = corner.distanceM(after);
    double turn =
        Math.abs(
            turnRad(
                Math.atan2(corner.eastM() - before.eastM(), corner.northM() - before.northM()),
                Math.atan2(after.eastM() - corner.eastM(), after.northM() - corner.northM())));
    if (turn < 0.02) {
      points.add(corner);
      speeds.add(Double.POSITIVE_INFINITY);
      return;
    }
    double curveM = Math.min(CURVE_M, 0.4 * Math.min(inM, outM));
    // A parabola through both tangent points is tightest in its middle, at about 0.7 of the
    // radius of the arc through them.
    double radiusM = 0.7 * curveM / Math.tan(Math.min(turn, 3.0) / 2);
    double speedMps = Math.sqrt(SIDEWAYS_MPS2 * Math.max(1, radiusM));
    PlanePoint begin = corner.towards(before, curveM / inM);
    PlanePoint end = corner.towards(after, curveM / outM);
    for (int k = 0; k <= CURVE_PIECES; k++) {
      double f = (double) k / CURVE_PIECES;
      points.add(begin.towards(corner, f).towards(corner.towards(end, f), f));
      speeds.add(speedMps);
    }
  }

  /** The same path, going on straight for some metres at its end. */
  public Path extendedBy(double moreM) {
    List<PlanePoint> points = new ArrayList<>();
    List<Double> speeds = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      points.add(new PlanePoint(eastM[i], northM[i]));
      speeds.add(speedMaxMps[i]);
    }
    PlanePoint end = points.get(size() - 1);
    PlanePoint before = points.get(size() - 2);
    points.add(before.towards(end, 1 + moreM / before.distanceM(end)));
    speeds.add(Double.POSITIVE_INFINITY);
    return new Path(points, speeds);
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

  /** Course at {@code alongM}: 0 to below 360, clockwise from north. */
  public double courseDegAt(double alongM) {
    int i = pieceAt(alongM);
    double deg = Math.toDegrees(Math.atan2(eastM[i + 1] - eastM[i], northM[i + 1] - northM[i]));
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
      boolean end = i == chainageM.length - 1 || Double.isFinite(speedMaxMps[i]);
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
    return speedMaxMps[i];
  }

  private int pieceAt(double alongM) {
    int found = Arrays.binarySearch(chainageM, alongM);
    int i = found >= 0 ? found : -found - 2;
    return Math.max(0, Math.min(chainageM.length - 2, i));
  }

  private static double turnRad(double from, double to) {
    return Math.IEEEremainder(to - from, 2 * Math.PI);
  }
}
