package dev.offsite.geo.index;

import dev.offsite.geo.outline.Segments;

/**
 * The packed adaptive grid over the whole earth: which fences cover a point, which borders a
 * segment touches. Hot path.
 *
 * <p>Implementation: a trie of three levels of 64 × 64 cells, of 2^26, 2^20 and 2^14 lattice units
 * (the last about 160 m by 180 m), whose leaves are the records of {@link RecordWriter}. Null is an
 * empty cell; cells with the same content share one record or node. All of it is immutable, and a
 * derived grid shares what did not change, so the garbage collector does the compaction.
 */
final class Grid {
  static final int BITS = 6;
  static final int SIDE = 1 << BITS;
  static final int CELLS = SIDE * SIDE;

  /** Binary logarithm of the cell width by level, root first. */
  static final int[] SHIFTS = {26, 20, RecordWriter.CELL_SHIFT};

  /** South-western corner of the root. */
  static final long ORIGIN = Integer.MIN_VALUE;

  static final Grid EMPTY = new Grid(new int[CELLS][][][]);

  private static final int MASK = SIDE - 1;
  private static final int HALF = SIDE / 2;

  /** How many points are looked up together: some tens of cache misses at a time. */
  private static final int STAGE = 32;

  private final int[][][][] root;

  /** Takes the root, which must not change any more. */
  Grid(int[][][][] root) {
    this.root = root;
  }

  int[][][][] root() {
    return root;
  }

  /** Finds the fences covering a point; see {@link GeofenceIndex#covering(int, int, int[])}. */
  int covering(int x, int y, int[] out) {
    return covering(x, y, out, 0);
  }

  /** Finds the fences covering many points; see {@link GeofenceIndex#coveringAll}. */
  int coveringAll(int[] places, int from, int count, int[] out, int[] ends) {
    int n = 0;
    for (int start = 0; start < count; start += STAGE) {
      int end = Math.min(count, start + STAGE);
      touch(places, from, start, end, ends);
      for (int i = start; i < end; i++) {
        n = covering(places[from + 2 * i], places[from + 2 * i + 1], out, n);
        ends[i] = n;
      }
    }
    return n;
  }

  /**
   * Reads the first words of the records of some points, for which the processor can wait all at
   * once, as no read depends on the point before; {@code ends} is only a place to put them.
   */
  private void touch(int[] places, int from, int start, int end, int[] ends) {
    for (int i = start; i < end; i++) {
      int x = places[from + 2 * i];
      int y = places[from + 2 * i + 1];
      int[] record = record(x >> RecordWriter.CELL_SHIFT, y >> RecordWriter.CELL_SHIFT);
      ends[i] = record == null ? 0 : 1 + record[0];
    }
  }

  /** Adds the fences covering a point to n others; returns how many there are then. */
  private int covering(int x, int y, int[] out, int found) {
    int[] record = record(x >> RecordWriter.CELL_SHIFT, y >> RecordWriter.CELL_SHIFT);
    int n = found;
    if (record == null) {
      return n;
    }
    int at = 0;
    int shift = RecordWriter.CELL_SHIFT;
    while (true) {
      int header = record[at++];
      int idsEnd = at + (header >>> 1);
      while (at < idsEnd) {
        if (n < out.length) {
          out[n] = record[at];
        }
        n++;
        at++;
      }
      if ((header & 1) == 0) {
        break;
      }
      shift -= 2;
      at = record[at + (((y >>> shift) & 3) << 2 | ((x >>> shift) & 3))];
      if (at == 0) {
        return n;
      }
    }
    int candidates = record[at++];
    while (candidates-- > 0) {
      int head = record[at];
      int end = at + 2 + record[at + 1];
      if (n < out.length) {
        out[n] = head >>> 1;
      }
      n += insideCandidate(record, at + 2, end, head, x, y);
      at = end;
    }
    return n;
  }

  /**
   * Whether a candidate covers a point: 1 or 0; 1 for a point on an edge.
   *
   * <p>No branch depends on the edges but the one for points on them: an edge counts if its ends
   * lie on both sides of the point's latitude and the point is to the west of it, all of which are
   * signs. The cross product cannot overflow: an edge meets the cell of the point or is a vertical
   * stand-in.
   */
  private static int insideCandidate(int[] record, int at, int end, int head, int x, int y) {
    long px = x;
    long py = y;
    long ux = px - record[at];
    long uy = py - (record[at + 1] >> 1);
    long parity = (long) head << 63;
    for (at += 2; at < end; at += 2) {
      int packedY = record[at + 1];
      long vx = px - record[at];
      long vy = py - (packedY >> 1);
      long cross = ux * vy - uy * vx;
      if (cross == 0 && (packedY & 1) == 0 && onEdge(ux, uy, vx, vy)) {
        return 1;
      }
      parity ^= ~(cross ^ uy) & (uy ^ vy) & ~((long) packedY << 63);
      ux = vx;
      uy = vy;
    }
    return (int) (parity >>> 63);
  }

  /** Whether the box of u and v, which are collinear with the origin, contains the origin. */
  private static boolean onEdge(long ux, long uy, long vx, long vy) {
    return Math.min(ux, vx) <= 0
        && Math.max(ux, vx) >= 0
        && Math.min(uy, vy) <= 0
        && Math.max(uy, vy) >= 0;
  }

  /** The record of a cell, counted from the origin of the lattice; null if it is empty. */
  private int[] record(int column, int row) {
    int[][][] middle = root[(((row >> 12) + HALF) << BITS) + (column >> 12) + HALF];
    if (middle == null) {
      return null;
    }
    int[][] page = middle[((row >> BITS) & MASK) << BITS | ((column >> BITS) & MASK)];
    return page == null ? null : page[(row & MASK) << BITS | (column & MASK)];
  }

  /**
   * Finds the fences whose border has a point in common with the closed segment a–b.
   *
   * @return their ordinals without repetition, or null if there are none
   */
  IntList touching(int ax, int ay, int bx, int by) {
    IntList hits = null;
    long low = Math.min(ay, by);
    long high = Math.max(ay, by);
    double slope = ay == by ? 0 : ((double) bx - ax) / ((double) by - ay);
    int lastRow = (int) (high >> RecordWriter.CELL_SHIFT);
    for (int row = (int) ((low - 1) >> RecordWriter.CELL_SHIFT); row <= lastRow; row++) {
      double west = Math.min(ax, bx);
      double east = Math.max(ax, bx);
      if (slope != 0) {
        long base = (long) row << RecordWriter.CELL_SHIFT;
        double bottom = Math.max(low, base);
        double top = Math.min(high, base + (1 << RecordWriter.CELL_SHIFT));
        double atBottom = ax + slope * (bottom - ay);
        double atTop = ax + slope * (top - ay);
        west = Math.max(west, Math.min(atBottom, atTop) - 1);
        east = Math.min(east, Math.max(atBottom, atTop) + 1);
      }
      int lastColumn = (int) ((long) Math.floor(east) >> RecordWriter.CELL_SHIFT);
      int column = (int) (((long) Math.floor(west) - 1) >> RecordWriter.CELL_SHIFT);
      for (; column <= lastColumn; column++) {
        int[] record = record(column, row);
        if (record != null) {
          long x0 = (long) column << RecordWriter.CELL_SHIFT;
          long y0 = (long) row << RecordWriter.CELL_SHIFT;
          hits = scan(record, 0, x0, y0, RecordWriter.CELL_SHIFT, ax, ay, bx, by, hits);
        }
      }
    }
    return hits;
  }

  /**
   * Finds the fences that have edges in the cells meeting a closed box: all whose border meets the
   * box, and some more.
   *
   * @return their ordinals without repetition
   */
  IntList bordersIn(int minX, int minY, int maxX, int maxY) {
    IntList found = new IntList(8);
    int lastRow = maxY >> RecordWriter.CELL_SHIFT;
    int lastColumn = maxX >> RecordWriter.CELL_SHIFT;
    for (int row = minY >> RecordWriter.CELL_SHIFT; row <= lastRow; row++) {
      for (int column = minX >> RecordWriter.CELL_SHIFT; column <= lastColumn; column++) {
        int[] record = record(column, row);
        if (record != null) {
          addCandidates(record, 0, found);
        }
      }
    }
    return found;
  }

  private static void addCandidates(int[] record, int node, IntList found) {
    int at = node + 1 + (record[node] >>> 1);
    if ((record[node] & 1) != 0) {
      for (int part = at; part < at + 16; part++) {
        if (record[part] != 0) {
          addCandidates(record, record[part], found);
        }
      }
      return;
    }
    int candidates = record[at++];
    while (candidates-- > 0) {
      if (!found.contains(record[at] >>> 1)) {
        found.add(record[at] >>> 1);
      }
      at += 2 + record[at + 1];
    }
  }

  private static IntList scan(
      int[] record,
      int node,
      long x0,
      long y0,
      int shift,
      int ax,
      int ay,
      int bx,
      int by,
      IntList hits) {
    int at = node + 1 + (record[node] >>> 1);
    if ((record[node] & 1) == 0) {
      return scanCandidates(record, at, ax, ay, bx, by, hits);
    }
    int part = shift - 2;
    int west = (int) Math.max(0, (Math.min(ax, bx) - 1L - x0) >> part);
    int east = (int) Math.min(3, (Math.max(ax, bx) - x0) >> part);
    int south = (int) Math.max(0, (Math.min(ay, by) - 1L - y0) >> part);
    int north = (int) Math.min(3, (Math.max(ay, by) - y0) >> part);
    for (int row = south; row <= north; row++) {
      for (int column = west; column <= east; column++) {
        int place = record[at + (row << 2) + column];
        if (place != 0) {
          long partX = x0 + ((long) column << part);
          long partY = y0 + ((long) row << part);
          hits = scan(record, place, partX, partY, part, ax, ay, bx, by, hits);
        }
      }
    }
    return hits;
  }

  private static IntList scanCandidates(
      int[] record, int at, int ax, int ay, int bx, int by, IntList hits) {
    int candidates = record[at++];
    while (candidates-- > 0) {
      int ordinal = record[at] >>> 1;
      int end = at + 2 + record[at + 1];
      if (touches(record, at + 2, end, ax, ay, bx, by)
          && (hits == null || !hits.contains(ordinal))) {
        hits = hits == null ? new IntList(4) : hits;
        hits.add(ordinal);
      }
      at = end;
    }
    return hits;
  }

  private static boolean touches(int[] record, int at, int end, int ax, int ay, int bx, int by) {
    int cx = 0;
    int cy = 0;
    for (; at < end; at += 2) {
      int dx = record[at];
      int dy = record[at + 1] >> 1;
      if ((record[at + 1] & 1) == 0 && Segments.touch(ax, ay, bx, by, cx, cy, dx, dy)) {
        return true;
      }
      cx = dx;
      cy = dy;
    }
    return false;
  }
}
