package dev.offsite.geo.outline;

import dev.offsite.geo.Wgs84Position;
import java.util.Arrays;
import java.util.List;

/** An open line of lattice points that finds its point nearest to a position. Immutable. */
public final class PolyLine {
  private final EdgeTree edges;
  private final int vertexCount;

  private PolyLine(int[] xy) {
    this.edges = EdgeTree.ofLine(xy);
    this.vertexCount = xy.length / 2;
  }

  /**
   * The nearest point of the line.
   *
   * @param edge number of the edge, which is the number of its first vertex
   * @param fraction where on that edge, [0, 1]
   * @param distanceM metres to it on the ellipsoid
   */
  public record Nearest(int edge, double fraction, double distanceM) {}

  /**
   * Rounds the positions to the lattice and drops repetitions.
   *
   * @throws InvalidOutlineException if fewer than two different lattice points are left
   */
  public static PolyLine of(List<Wgs84Position> positions) {
    int[] xy = new int[2 * positions.size()];
    int n = 0;
    for (Wgs84Position p : positions) {
      if (n == 0 || xy[n - 2] != p.lngE7() || xy[n - 1] != p.latE7()) {
        xy[n++] = p.lngE7();
        xy[n++] = p.latE7();
      }
    }
    if (n < 4) {
      throw new InvalidOutlineException("a line needs two different positions");
    }
    return new PolyLine(Arrays.copyOf(xy, n));
  }

  /** Number of vertices. */
  public int vertexCount() {
    return vertexCount;
  }

  /** A vertex. */
  public Wgs84Position vertex(int vertex) {
    return Wgs84Position.ofE7(edges.x(vertex), edges.y(vertex));
  }

  /** The nearest point; of several at the same distance the first found along the line. */
  public Nearest nearest(Wgs84Position position) {
    return edges.nearest(position);
  }
}
