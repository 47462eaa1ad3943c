package dev.offsite.simulators.plane;

import java.util.ArrayList;
import java.util.List;

/**
 * A simple polygon without holes.
 *
 * @param corners at least three, first not repeated at the end
 */
public record Ring(List<PlanePoint> corners) {

  public Ring {
    corners = List.copyOf(corners);
    if (corners.size() < 3) {
      throw new IllegalArgumentException("a ring needs 3 corners, not " + corners.size());
    }
  }

  /** Whether a point lies inside; for points exactly on the border the answer is either. */
  public boolean encloses(PlanePoint point) {
    boolean inside = false;
    PlanePoint from = corners.get(corners.size() - 1);
    for (PlanePoint to : corners) {
      if ((from.northM() > point.northM()) != (to.northM() > point.northM())) {
        double crossingEastM =
            from.eastM()
                + (point.northM() - from.northM())
                    / (to.northM() - from.northM())
                    * (to.eastM() - from.eastM());
        if (point.eastM() < crossingEastM) {
          inside = !inside;
        }
      }
      from = to;
    }
    return inside;
  }

  /** Distance from a point to the border, whichever side it is on. */
  public double distanceToBorderM(PlanePoint point) {
    double nearestM = Double.POSITIVE_INFINITY;
    PlanePoint from = corners.get(corners.size() - 1);
    for (PlanePoint to : corners) {
      nearestM = Math.min(nearestM, point.distanceToSegmentM(from, to));
      from = to;
    }
    return nearestM;
  }

  /** A point {@code distanceM} outside the middle of one edge, and at least half that from all. */
  public PlanePoint outsideEdge(int edge, double distanceM) {
    PlanePoint from = corners.get(edge % corners.size());
    PlanePoint to = corners.get((edge + 1) % corners.size());
    PlanePoint middle = from.towards(to, 0.5);
    double lengthM = from.distanceM(to);
    double acrossEastM = (to.northM() - from.northM()) / lengthM * distanceM;
    double acrossNorthM = -(to.eastM() - from.eastM()) / lengthM * distanceM;
    PlanePoint oneSide = middle.plus(acrossEastM, acrossNorthM);
    return encloses(oneSide) ? middle.plus(-acrossEastM, -acrossNorthM) : oneSide;
  }

  /**
   * Where on the move from {@code from} to {@code to} the border is crossed.
   *
   * @return fractions of the move, 0 to 1, unsorted
   */
  List<Double> crossings(PlanePoint from, PlanePoint to) {
    List<Double> fractions = new ArrayList<>();
    double moveEastM = to.eastM() - from.eastM();
    double moveNorthM = to.northM() - from.northM();
    PlanePoint a = corners.get(corners.size() - 1);
    for (PlanePoint b : corners) {
      double edgeEastM = b.eastM() - a.eastM();
      double edgeNorthM = b.northM() - a.northM();
      double cross = moveEastM * edgeNorthM - moveNorthM * edgeEastM;
      if (cross != 0) {
        double gapEastM = a.eastM() - from.eastM();
        double gapNorthM = a.northM() - from.northM();
        double alongMove = (gapEastM * edgeNorthM - gapNorthM * edgeEastM) / cross;
        double alongEdge = (gapEastM * moveNorthM - gapNorthM * moveEastM) / cross;
        if (alongMove >= 0 && alongMove <= 1 && alongEdge >= 0 && alongEdge < 1) {
          fractions.add(alongMove);
        }
      }
      a = b;
    }
    return fractions;
  }
}
