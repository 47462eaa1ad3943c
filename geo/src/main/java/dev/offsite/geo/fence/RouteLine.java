package dev.offsite.geo.fence;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.outline.PolyLine;
import java.util.List;

/**
 * A route as a line with chainage (metres from its start). Between its positions the line is
 * straight in longitude and latitude; lengths are geodesic. Immutable.
 */
public final class RouteLine {
  private final PolyLine line;
  private final double[] chainageM;

  private RouteLine(PolyLine line) {
    this.line = line;
    this.chainageM = new double[line.vertexCount()];
    for (int v = 1; v < chainageM.length; v++) {
      chainageM[v] = chainageM[v - 1] + Geodesics.distanceM(line.vertex(v - 1), line.vertex(v));
    }
  }

  /**
   * Makes a route; its vertices are rounded to the lattice, repetitions dropped.
   *
   * @throws IllegalArgumentException if fewer than two different positions are given
   */
  public static RouteLine of(List<Wgs84Position> positions) {
    return new RouteLine(PolyLine.of(positions));
  }

  /** Length of the route in metres. */
  public double lengthM() {
    return chainageM[chainageM.length - 1];
  }

  /**
   * The nearest point of the route. Of several at the same distance the first along the route.
   * Error of the distance as in {@code Outline.borderDistanceM}.
   */
  public RoutePosition locate(Wgs84Position position) {
    PolyLine.Nearest nearest = line.nearest(position);
    double startM = chainageM[nearest.edge()];
    double lengthM = chainageM[nearest.edge() + 1] - startM;
    return new RoutePosition(nearest.distanceM(), startM + nearest.fraction() * lengthM);
  }

  /**
   * The position at a chainage.
   *
   * @param metres from the start; held to [0, {@link #lengthM()}]
   */
  public Wgs84Position at(double metres) {
    int edge = 0;
    int high = chainageM.length - 1;
    while (high - edge > 1) {
      int middle = (edge + high) >>> 1;
      if (chainageM[middle] <= metres) {
        edge = middle;
      } else {
        high = middle;
      }
    }
    double lengthM = chainageM[edge + 1] - chainageM[edge];
    // Two vertices at a pole, or at both ends of a parallel, are one place.
    double fraction =
        lengthM == 0 ? 0 : Math.max(0, Math.min(1, (metres - chainageM[edge]) / lengthM));
    Wgs84Position a = line.vertex(edge);
    Wgs84Position b = line.vertex(edge + 1);
    return new Wgs84Position(
        a.lng() + fraction * (b.lng() - a.lng()), a.lat() + fraction * (b.lat() - a.lat()));
  }
}
