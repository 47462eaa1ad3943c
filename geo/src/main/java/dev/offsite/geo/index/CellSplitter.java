package dev.offsite.geo.index;

import java.util.Arrays;

/**
 * Cuts the edges of one fence in a square cell down to a square of smaller cells, exactly.
 *
 * <p>What a cell needs to know of a fence: the edges that meet the cell, and for all other edges
 * only what they do to the parity of a ray to the east: one bit for the cell's lowest latitude, and
 * the latitudes within the cell where that bit changes because a chain of such edges begins or
 * ends. These changes are written as vertical edges far in the east, so the reader of a cell treats
 * all edges alike. Their ends are latitudes of original vertices; nothing is rounded and no
 * intersection is computed.
 *
 * <p>Implementation: cells are half-open squares of {@code 2^shift} units. Row by row an edge meets
 * the columns from {@code a} to {@code b}; being a few columns too generous is harmless, as an edge
 * is either held by a cell or counted for it, never both. Columns west of {@code a} count it: the
 * bit flips if the edge spans the row's lowest latitude, and a change is noted at each of its ends
 * inside the row. Changes of two edges that share a vertex cancel except between their columns;
 * what then still cancels is sorted out when a cell is finished. Not for concurrent use.
 */
final class CellSplitter {
  /** Longitude of the stand-ins for edges east of a cell; beyond every place on earth. */
  private static final int FAR_EAST = Integer.MAX_VALUE;

  /** How far a computed column border may be off, in lattice units; generous. */
  private static final double MARGIN = 0.01;

  private final int side;
  private final int bits;
  private final Child[] children;
  private final long[] parity;
  private final long[] touched;
  private int epoch;

  private long x0;
  private long y0;
  private int shift;
  private int edge;

  /** Column limits of the current edge in the rows of its two ends. */
  private int startColumn;

  private int endColumn;

  /**
   * A splitter into {@code 2^bits} × {@code 2^bits} cells.
   *
   * @param bits at most 6, so that a row fits a {@code long}
   */
  CellSplitter(int bits) {
    this.bits = bits;
    side = 1 << bits;
    children = new Child[side * side];
    parity = new long[side];
    touched = new long[side];
  }

  /** The edges of the fence in one small cell. */
  private static final class Child {
    final IntList chains = new IntList(8);
    int[] changes = new int[4];
    int changeCount;
    int epoch;
    int lastEdge;
    int chainAt;
  }

  /**
   * Splits chains.
   *
   * @param startsInside whether the parity bit of the large cell is set
   * @param x0 western border of the large cell
   * @param y0 southern border
   * @param shift binary logarithm of the width of a small cell
   */
  void split(int[] data, int from, int to, int startsInside, long x0, long y0, int shift) {
    this.x0 = x0;
    this.y0 = y0;
    this.shift = shift;
    epoch++;
    edge = 0;
    Arrays.fill(parity, startsInside == 0 ? 0 : allColumns());
    Arrays.fill(touched, 0);
    for (int at = from; at < to; at += 1 + 2 * data[at]) {
      addChain(data, at + 1, data[at]);
    }
  }

  /** Columns of a row in which the fence has edges, one bit each. */
  long touchedColumns(int row) {
    return touched[row];
  }

  /** Columns of a row that the fence covers entirely, one bit each. */
  long coveredColumns(int row) {
    return parity[row] & ~touched[row];
  }

  /** The parity bit of a touched cell. */
  int parity(int row, int column) {
    return (int) (parity[row] >>> column) & 1;
  }

  /** The chains of a touched cell, stand-ins included; valid until the next split. */
  IntList finish(int row, int column) {
    Child child = children[row << bits | column];
    if (child.changeCount > 0) {
      addStandIns(child, y0 + ((long) (row + 1) << shift));
      child.changeCount = 0;
    }
    return child.chains;
  }

  private long allColumns() {
    return -1L >>> (64 - side);
  }

  private void addChain(int[] data, int at, int vertices) {
    int last = at + 2 * (vertices - 1);
    boolean closed = data[at] == data[last] && data[at + 1] == data[last + 1];
    boolean first = true;
    int firstColumn = 0;
    int firstLat = 0;
    int openColumn = 0;
    int openLat = 0;
    for (int v = at; v < last; v += 2) {
      int ay = data[v + 1];
      int by = data[v + 3];
      addEdge(data[v], ay, data[v + 2], by);
      edge++;
      if (ay == by) {
        continue;
      }
      if (!first) {
        noteChange(ay, openColumn, startColumn);
      } else if (closed) {
        firstColumn = startColumn;
        firstLat = ay;
      } else {
        noteChange(ay, 0, startColumn);
      }
      first = false;
      openColumn = endColumn;
      openLat = by;
    }
    edge++;
    if (!first) {
      noteChange(openLat, openColumn, closed && openLat == firstLat ? firstColumn : 0);
    }
  }

  private void addEdge(int ax, int ay, int bx, int by) {
    int low = Math.min(ay, by);
    int high = Math.max(ay, by);
    int firstRow = (int) Math.max(0, (low - y0) >> shift);
    int lastRow = (int) Math.min(side - 1, (high - y0) >> shift);
    long startRow = (ay - y0) >> shift;
    long endRow = (by - y0) >> shift;
    startColumn = 0;
    endColumn = 0;
    boolean oneRow = startRow == endRow;
    for (int row = firstRow; row <= lastRow; row++) {
      long base = y0 + ((long) row << shift);
      double west = Math.min(ax, bx);
      double east = Math.max(ax, bx);
      if (!oneRow && ax != bx) {
        double slope = ((double) bx - ax) / ((double) by - ay);
        double atBottom = ax + slope * (Math.max(low, base) - (double) ay);
        double atTop = ax + slope * (Math.min(high, base + (1L << shift)) - (double) ay);
        west = Math.max(west, Math.min(atBottom, atTop) - MARGIN);
        east = Math.min(east, Math.max(atBottom, atTop) + MARGIN);
      }
      int a = column(west);
      int b = Math.min(column(east), side - 1);
      for (int column = Math.max(a, 0); column <= b; column++) {
        addTo(child(row, column), ax, ay, bx, by);
        touched[row] |= 1L << column;
      }
      int limit = Math.max(0, Math.min(a, side));
      if ((ay <= base) != (by <= base)) {
        parity[row] ^= limit == 0 ? 0 : -1L >>> (64 - limit);
      }
      startColumn = row == startRow ? limit : startColumn;
      endColumn = row == endRow ? limit : endColumn;
    }
  }

  private int column(double x) {
    return (int) Math.max(-1, Math.min(side, ((long) Math.floor(x) - x0) >> shift));
  }

  private void addTo(Child child, int ax, int ay, int bx, int by) {
    IntList chains = child.chains;
    if (chains.size > 0 && child.lastEdge == edge - 1) {
      chains.array[child.chainAt]++;
    } else {
      child.chainAt = chains.size;
      chains.add(2);
      chains.add(ax, ay);
    }
    chains.add(bx, by);
    child.lastEdge = edge;
  }

  /** Notes that the parity changes at a latitude for the columns between two limits. */
  private void noteChange(int lat, int limit1, int limit2) {
    if (limit1 == limit2) {
      return;
    }
    long row = (lat - y0) >> shift;
    if (row < 0 || row >= side || ((lat - y0) & ((1L << shift) - 1)) == 0) {
      return;
    }
    for (int c = Math.min(limit1, limit2); c < Math.max(limit1, limit2); c++) {
      Child child = child((int) row, c);
      if (child.changeCount == child.changes.length) {
        child.changes = Arrays.copyOf(child.changes, 2 * child.changeCount);
      }
      child.changes[child.changeCount++] = lat;
    }
  }

  private Child child(int row, int column) {
    int i = row << bits | column;
    Child child = children[i];
    if (child == null) {
      child = new Child();
      children[i] = child;
    }
    if (child.epoch != epoch) {
      child.epoch = epoch;
      child.chains.clear();
      child.changeCount = 0;
      child.lastEdge = -1;
    }
    return child;
  }

  /** Turns the changes that do not cancel into vertical edges far in the east. */
  private static void addStandIns(Child child, long top) {
    int[] changes = child.changes;
    Arrays.sort(changes, 0, child.changeCount);
    int kept = 0;
    for (int i = 0; i < child.changeCount; i++) {
      if (kept > 0 && changes[kept - 1] == changes[i]) {
        kept--;
      } else {
        changes[kept++] = changes[i];
      }
    }
    for (int i = 0; i < kept; i += 2) {
      child.chains.add(2);
      child.chains.add(FAR_EAST, changes[i]);
      child.chains.add(FAR_EAST, i + 1 < kept ? changes[i + 1] : (int) top);
    }
  }
}
