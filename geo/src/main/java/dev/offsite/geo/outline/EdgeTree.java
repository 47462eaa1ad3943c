package dev.offsite.geo.outline;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Lattice;
import dev.offsite.geo.Wgs84Position;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * The edges of one border or line under a tree of envelopes, packed in arrays.
 *
 * <p>Implementation: edge {@code i} runs from vertex {@code i} to {@code i + 1}. Eight consecutive
 * edges share an envelope, eight envelopes the next, up to one. Consecutive edges of a real border
 * lie close together, so no sorting is needed. The step from the end of one ring to the start of
 * the next is no edge. Nearest edges are sought best envelope first in the plane of metres tangent
 * at the position.
 */
final class EdgeTree {
  private static final int FAN_BITS = 3;
  private static final int FAN = 1 << FAN_BITS;
  private static final double PLANE_LIMIT_M = 10_000;

  private final int[] xy;
  private final int edgeSlots;

  /** Slots that are no edges; null for a single ring or line. */
  private final BitSet gaps;

  /** Envelopes (minX, minY, maxX, maxY), finest level first. */
  private final int[][] levels;

  private EdgeTree(int[] xy, BitSet gaps) {
    this.xy = xy;
    this.edgeSlots = xy.length / 2 - 1;
    this.gaps = gaps;
    int depth = 1;
    for (int n = blocks(edgeSlots); n > 1; n = blocks(n)) {
      depth++;
    }
    levels = new int[depth][];
    levels[0] = edgeEnvelopes();
    for (int level = 1; level < depth; level++) {
      levels[level] = joined(levels[level - 1]);
    }
  }

  /** The tree of closed rings: {@code ringStarts} as in {@link Outline}. */
  static EdgeTree of(int[] xy, int[] ringStarts) {
    BitSet gaps = null;
    for (int ring = 1; ring < ringStarts.length - 1; ring++) {
      gaps = gaps == null ? new BitSet() : gaps;
      gaps.set(ringStarts[ring] - 1);
    }
    return new EdgeTree(xy, gaps);
  }

  /** The tree of an open line of at least two vertices. */
  static EdgeTree ofLine(int[] xy) {
    return new EdgeTree(xy, null);
  }

  int x(int vertex) {
    return xy[2 * vertex];
  }

  int y(int vertex) {
    return xy[2 * vertex + 1];
  }

  int minX() {
    return levels[levels.length - 1][0];
  }

  int minY() {
    return levels[levels.length - 1][1];
  }

  int maxX() {
    return levels[levels.length - 1][2];
  }

  int maxY() {
    return levels[levels.length - 1][3];
  }

  /** Whether a point lies inside the rings or on one of them. */
  boolean covers(int px, int py) {
    int parity = parity(levels.length - 1, 0, px, py);
    return parity != 0;
  }

  /** 0 or 1 for the parity of crossings of the ray to the east, -1 for a point on an edge. */
  private int parity(int level, int block, int px, int py) {
    int[] boxes = levels[level];
    int box = 4 * block;
    if (py < boxes[box + 1] || py > boxes[box + 3] || px > boxes[box + 2]) {
      return 0;
    }
    int parity = 0;
    int end = Math.min((block + 1) << FAN_BITS, childCount(level));
    for (int child = block << FAN_BITS; child < end; child++) {
      int part = level == 0 ? edgeParity(child, px, py) : parity(level - 1, child, px, py);
      if (part < 0) {
        return -1;
      }
      parity ^= part;
    }
    return parity;
  }

  private int edgeParity(int edge, int px, int py) {
    if (isGap(edge)) {
      return 0;
    }
    int ay = y(edge);
    int by = y(edge + 1);
    int side = Lattice.side(x(edge), ay, x(edge + 1), by, px, py);
    if (side == 0) {
      return Lattice.onSegment(x(edge), ay, x(edge + 1), by, px, py) ? -1 : 0;
    }
    boolean spans = (ay <= py) != (by <= py);
    return spans && (side > 0) == (by > ay) ? 1 : 0;
  }

  /** Calls back with every edge that has a point in common with the closed segment a–b. */
  void forEachTouching(int ax, int ay, int bx, int by, IntConsumer action) {
    touching(levels.length - 1, 0, ax, ay, bx, by, action);
  }

  private void touching(int level, int block, int ax, int ay, int bx, int by, IntConsumer action) {
    int[] boxes = levels[level];
    int box = 4 * block;
    if (Math.max(ax, bx) < boxes[box]
        || Math.max(ay, by) < boxes[box + 1]
        || Math.min(ax, bx) > boxes[box + 2]
        || Math.min(ay, by) > boxes[box + 3]) {
      return;
    }
    int end = Math.min((block + 1) << FAN_BITS, childCount(level));
    for (int child = block << FAN_BITS; child < end; child++) {
      if (level > 0) {
        touching(level - 1, child, ax, ay, bx, by, action);
      } else if (!isGap(child)
          && Segments.touch(ax, ay, bx, by, x(child), y(child), x(child + 1), y(child + 1))) {
        action.accept(child);
      }
    }
  }

  /** Calls back with every edge. */
  void forEachEdge(IntConsumer action) {
    for (int edge = 0; edge < edgeSlots; edge++) {
      if (!isGap(edge)) {
        action.accept(edge);
      }
    }
  }

  /** The edge nearest to a position; the first of several at the same distance. */
  PolyLine.Nearest nearest(Wgs84Position position) {
    Search search = new Search(position);
    search.visit(levels.length - 1, 0);
    return search.result(position);
  }

  private int childCount(int level) {
    return level == 0 ? edgeSlots : levels[level - 1].length / 4;
  }

  private boolean isGap(int edge) {
    return gaps != null && gaps.get(edge);
  }

  private int[] edgeEnvelopes() {
    int[] boxes = emptyBoxes(blocks(edgeSlots));
    for (int edge = 0; edge < edgeSlots; edge++) {
      if (!isGap(edge)) {
        int box = 4 * (edge >> FAN_BITS);
        grow(boxes, box, x(edge), y(edge), x(edge), y(edge));
        grow(boxes, box, x(edge + 1), y(edge + 1), x(edge + 1), y(edge + 1));
      }
    }
    return boxes;
  }

  private static int[] joined(int[] fine) {
    int count = fine.length / 4;
    int[] boxes = emptyBoxes(blocks(count));
    for (int i = 0; i < count; i++) {
      int from = 4 * i;
      grow(boxes, 4 * (i >> FAN_BITS), fine[from], fine[from + 1], fine[from + 2], fine[from + 3]);
    }
    return boxes;
  }

  private static void grow(int[] boxes, int at, int minX, int minY, int maxX, int maxY) {
    boxes[at] = Math.min(boxes[at], minX);
    boxes[at + 1] = Math.min(boxes[at + 1], minY);
    boxes[at + 2] = Math.max(boxes[at + 2], maxX);
    boxes[at + 3] = Math.max(boxes[at + 3], maxY);
  }

  private static int[] emptyBoxes(int count) {
    int[] boxes = new int[4 * count];
    for (int i = 0; i < boxes.length; i++) {
      boxes[i] = (i & 2) == 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE;
    }
    return boxes;
  }

  private static int blocks(int count) {
    return (count + FAN - 1) >> FAN_BITS;
  }

  /** One search for the nearest edge, in metres around the position. */
  private final class Search {
    private final double px;
    private final double py;
    private final double metresX;
    private final double metresY;
    private double bestSquare = Double.POSITIVE_INFINITY;
    private double bestFraction;
    private int bestEdge;

    Search(Wgs84Position position) {
      px = position.lng() * Lattice.UNITS_PER_DEGREE;
      py = position.lat() * Lattice.UNITS_PER_DEGREE;
      metresX = Geodesics.metresPerDegreeLng(position.lat()) / Lattice.UNITS_PER_DEGREE;
      metresY = Geodesics.metresPerDegreeLat(position.lat()) / Lattice.UNITS_PER_DEGREE;
    }

    void visit(int level, int block) {
      int first = block << FAN_BITS;
      int end = Math.min(first + FAN, childCount(level));
      if (level == 0) {
        for (int edge = first; edge < end; edge++) {
          if (!isGap(edge)) {
            measure(edge);
          }
        }
        return;
      }
      int nearest = nearestChild(level, first, end);
      visit(level - 1, nearest);
      for (int child = first; child < end; child++) {
        // Not farther rather than nearer: it may hold an earlier edge at the same distance.
        if (child != nearest && boxSquare(level - 1, child) <= bestSquare) {
          visit(level - 1, child);
        }
      }
    }

    private int nearestChild(int level, int first, int end) {
      int nearest = first;
      double nearestSquare = Double.POSITIVE_INFINITY;
      for (int child = first; child < end; child++) {
        double square = boxSquare(level - 1, child);
        if (square < nearestSquare) {
          nearestSquare = square;
          nearest = child;
        }
      }
      return nearest;
    }

    private double boxSquare(int level, int block) {
      int[] boxes = levels[level];
      int box = 4 * block;
      double dx = Math.max(0, Math.max(boxes[box] - px, px - boxes[box + 2])) * metresX;
      double dy = Math.max(0, Math.max(boxes[box + 1] - py, py - boxes[box + 3])) * metresY;
      return dx * dx + dy * dy;
    }

    private void measure(int edge) {
      double ax = (x(edge) - px) * metresX;
      double ay = (y(edge) - py) * metresY;
      double dx = ((double) x(edge + 1) - x(edge)) * metresX;
      double dy = ((double) y(edge + 1) - y(edge)) * metresY;
      double length = dx * dx + dy * dy;
      double fraction = length == 0 ? 0 : -(ax * dx + ay * dy) / length;
      fraction = fraction < 0 ? 0 : Math.min(fraction, 1);
      double x = ax + fraction * dx;
      double y = ay + fraction * dy;
      double square = x * x + y * y;
      if (square < bestSquare || (square == bestSquare && edge < bestEdge)) {
        bestSquare = square;
        bestFraction = fraction;
        bestEdge = edge;
      }
    }

    PolyLine.Nearest result(Wgs84Position position) {
      double x = x(bestEdge) + bestFraction * ((double) x(bestEdge + 1) - x(bestEdge));
      double y = y(bestEdge) + bestFraction * ((double) y(bestEdge + 1) - y(bestEdge));
      double lng = x / Lattice.UNITS_PER_DEGREE;
      double lat = y / Lattice.UNITS_PER_DEGREE;
      double distanceM;
      if (bestSquare < PLANE_LIMIT_M * PLANE_LIMIT_M) {
        double midLat = (lat + position.lat()) / 2;
        distanceM =
            Math.hypot(
                (lng - position.lng()) * Geodesics.metresPerDegreeLng(midLat),
                (lat - position.lat()) * Geodesics.metresPerDegreeLat(midLat));
      } else {
        distanceM = Geodesics.distanceM(position, new Wgs84Position(lng, lat));
      }
      return new PolyLine.Nearest(bestEdge, bestFraction, distanceM);
    }
  }
}
