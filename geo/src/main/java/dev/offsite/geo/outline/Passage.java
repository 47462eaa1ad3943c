package dev.offsite.geo.outline;

import dev.offsite.geo.Lattice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One move through one outline, cut into stays.
 *
 * <p>Implementation: think of the line of the move shifted to its left by less than any distance of
 * the lattice. No vertex lies on the shifted line, so each edge crosses it or not, without special
 * cases: it does when one end is strictly left of the move and the other is not. Between two
 * touches of the border the move is inside when the shifted line is, or when it runs along an edge.
 * Whether the shifted line starts inside is the plain answer at the start, unless the start lies on
 * the border; then all crossings behind the start are counted. Fractions are compared as doubles
 * and, where these are too close to tell, as exact quotients.
 */
final class Passage {
  private final EdgeTree edges;
  private final int ax;
  private final int ay;
  private final int bx;
  private final int by;
  private final List<Touch> touches = new ArrayList<>();
  private boolean startsOnBorder;
  private int crossingsBehind;

  private Passage(EdgeTree edges, int ax, int ay, int bx, int by) {
    this.edges = edges;
    this.ax = ax;
    this.ay = ay;
    this.bx = bx;
    this.by = by;
  }

  static List<Stay> of(EdgeTree edges, int ax, int ay, int bx, int by) {
    if (ax == bx && ay == by) {
      return edges.covers(ax, ay) ? List.of(Stay.of(true, true, 0, 1)) : List.of();
    }
    return new Passage(edges, ax, ay, bx, by).stays();
  }

  private List<Stay> stays() {
    edges.forEachTouching(ax, ay, bx, by, this::addTouches);
    Collections.sort(touches);
    boolean inside;
    if (startsOnBorder) {
      edges.forEachEdge(this::countBehind);
      inside = (crossingsBehind & 1) != 0;
    } else {
      inside = edges.covers(ax, ay);
    }
    return walk(inside);
  }

  /** Goes from touch to touch; {@code shiftedInside} is the state of the shifted line. */
  private List<Stay> walk(boolean shiftedInside) {
    List<Stay> stays = new ArrayList<>(2);
    boolean open = shiftedInside && !startsOnBorder;
    boolean openAtStart = open;
    double entry = 0;
    int along = 0;
    for (int i = 0; i < touches.size(); ) {
      Touch touch = touches.get(i);
      if (!open) {
        open = true;
        openAtStart = touch.isStart();
        entry = touch.fraction();
      }
      int end = i;
      while (end < touches.size() && touches.get(end).compareTo(touch) == 0) {
        shiftedInside ^= touches.get(end).crosses();
        along += touches.get(end).along();
        end++;
      }
      i = end;
      if (!shiftedInside && along == 0 && !touch.isEnd()) {
        stays.add(Stay.of(openAtStart, false, entry, touch.fraction()));
        open = false;
      }
    }
    if (open) {
      stays.add(Stay.of(openAtStart, true, entry, 1));
    }
    return stays;
  }

  private void addTouches(int edge) {
    int ux = edges.x(edge);
    int uy = edges.y(edge);
    int vx = edges.x(edge + 1);
    int vy = edges.y(edge + 1);
    int u = Lattice.side(ax, ay, bx, by, ux, uy);
    int v = Lattice.side(ax, ay, bx, by, vx, vy);
    startsOnBorder |= Lattice.onSegment(ux, uy, vx, vy, ax, ay);
    if (u == 0 && v == 0) {
      Touch first = vertexTouch(ux, uy, 0);
      Touch second = vertexTouch(vx, vy, 0);
      boolean forward = first.compareTo(second) <= 0;
      Touch low = forward ? first : second;
      Touch high = forward ? second : first;
      touches.add(low.isBeforeStart() ? vertexTouch(ax, ay, 1) : low.withAlong(1));
      touches.add(high.isAfterEnd() ? vertexTouch(bx, by, -1) : high.withAlong(-1));
      return;
    }
    boolean crosses = (u > 0) != (v > 0);
    if (u == 0) {
      touches.add(vertexTouch(ux, uy, 0).withCrossing(crosses));
    } else if (v == 0) {
      touches.add(vertexTouch(vx, vy, 0).withCrossing(crosses));
    } else {
      touches.add(Touch.ofEdge(ax, ay, bx, by, ux, uy, vx, vy));
    }
  }

  /** The touch at a point of the line of the move, by its longer axis. */
  private Touch vertexTouch(int x, int y, int along) {
    long dx = (long) bx - ax;
    long dy = (long) by - ay;
    return Math.abs(dx) >= Math.abs(dy)
        ? Touch.ofQuotient((long) x - ax, dx, along)
        : Touch.ofQuotient((long) y - ay, dy, along);
  }

  private void countBehind(int edge) {
    boolean u = Lattice.side(ax, ay, bx, by, edges.x(edge), edges.y(edge)) > 0;
    boolean v = Lattice.side(ax, ay, bx, by, edges.x(edge + 1), edges.y(edge + 1)) > 0;
    if (u == v) {
      return;
    }
    int low = u ? edge + 1 : edge;
    int high = u ? edge : edge + 1;
    if (Lattice.side(edges.x(low), edges.y(low), edges.x(high), edges.y(high), ax, ay) < 0) {
      crossingsBehind++;
    }
  }
}
