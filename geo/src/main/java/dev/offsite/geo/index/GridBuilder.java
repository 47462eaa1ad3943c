package dev.offsite.geo.index;

import dev.offsite.geo.outline.Outline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the grid of many fences at once.
 *
 * <p>Implementation: depth first, so that the cut borders of one node at a time are in memory.
 * Cells without edges that have the same fences share one record, and nodes without edges one node.
 * Not for concurrent use.
 */
final class GridBuilder {
  private final Cut[] cuts = {new Cut(), new Cut(), new Cut()};
  private final CellContent[] cells = new CellContent[Grid.CELLS];
  private final RecordWriter writer = new RecordWriter();
  private final Map<Ordinals, int[]> records = new HashMap<>();
  private final Map<Ordinals, int[][]> pages = new HashMap<>();
  private final Map<Ordinals, int[][][]> middles = new HashMap<>();

  /** A fence with edges in a node. */
  private record Entry(int ordinal, Piece piece) {}

  /** What a node that is still to be built has in it. */
  private static final class Bucket {
    final List<Entry> entries = new ArrayList<>(2);
    final IntList covering = new IntList(2);
  }

  /** Ordinals as a key. */
  private record Ordinals(List<Integer> values) {
    static Ordinals of(IntList list) {
      return new Ordinals(Arrays.stream(list.array, 0, list.size).boxed().toList());
    }
  }

  /** The grid of the outlines; the ordinal of an outline is its index, nulls are skipped. */
  Grid build(List<Outline> outlines) {
    Bucket all = new Bucket();
    for (int ordinal = 0; ordinal < outlines.size(); ordinal++) {
      if (outlines.get(ordinal) != null) {
        all.entries.add(new Entry(ordinal, Piece.whole(outlines.get(ordinal))));
      }
    }
    int[][][][] root = new int[Grid.CELLS][][][];
    Bucket[] buckets = distribute(all, 0, Grid.ORIGIN, Grid.ORIGIN);
    for (int i = 0; i < Grid.CELLS; i++) {
      if (buckets[i] != null) {
        root[i] = middle(buckets[i], x(Grid.ORIGIN, i, 0), y(Grid.ORIGIN, i, 0));
        buckets[i] = null;
      }
    }
    return new Grid(root);
  }

  private int[][][] middle(Bucket bucket, long x0, long y0) {
    if (bucket.entries.isEmpty()) {
      return middles.computeIfAbsent(
          Ordinals.of(bucket.covering),
          k -> {
            int[][][] same = new int[Grid.CELLS][][];
            Arrays.fill(same, page(bucket, x0, y0));
            return same;
          });
    }
    int[][][] middle = new int[Grid.CELLS][][];
    Bucket[] buckets = distribute(bucket, 1, x0, y0);
    for (int i = 0; i < Grid.CELLS; i++) {
      if (buckets[i] != null) {
        middle[i] = page(buckets[i], x(x0, i, 1), y(y0, i, 1));
        buckets[i] = null;
      }
    }
    return middle;
  }

  private int[][] page(Bucket bucket, long x0, long y0) {
    if (bucket.entries.isEmpty()) {
      return pages.computeIfAbsent(
          Ordinals.of(bucket.covering),
          k -> {
            int[][] same = new int[Grid.CELLS][];
            Arrays.fill(same, covered(bucket.covering));
            return same;
          });
    }
    Cut cut = cuts[2];
    for (Entry entry : bucket.entries) {
      cut.cut(entry.piece(), x0, y0, RecordWriter.CELL_SHIFT);
      for (int row = 0; row < Grid.SIDE; row++) {
        for (long m = cut.touchedColumns(row); m != 0; m &= m - 1) {
          int column = Long.numberOfTrailingZeros(m);
          cut.addTo(cell(row << Grid.BITS | column), entry.ordinal(), row, column);
        }
        for (long m = cut.coveredColumns(row); m != 0; m &= m - 1) {
          int column = Long.numberOfTrailingZeros(m);
          cell(row << Grid.BITS | column).covering.add(entry.ordinal());
        }
      }
    }
    int[] elsewhere = covered(bucket.covering);
    int[][] page = new int[Grid.CELLS][];
    for (int i = 0; i < Grid.CELLS; i++) {
      page[i] = cells[i] == null || cells[i].isEmpty() ? elsewhere : record(i, bucket, x0, y0);
    }
    return page;
  }

  private int[] record(int i, Bucket bucket, long x0, long y0) {
    CellContent cell = cells[i];
    cell.covering.addAll(bucket.covering.array, 0, bucket.covering.size);
    int[] record =
        cell.candidateCount == 0
            ? covered(cell.covering)
            : writer.write(cell, x(x0, i, 2), y(y0, i, 2));
    cell.clear();
    return record;
  }

  private int[] covered(IntList ordinals) {
    if (ordinals.size == 0) {
      return null;
    }
    return records.computeIfAbsent(
        Ordinals.of(ordinals), k -> RecordWriter.covered(ordinals.array, ordinals.size));
  }

  private CellContent cell(int i) {
    if (cells[i] == null) {
      cells[i] = new CellContent();
    }
    return cells[i];
  }

  private Bucket[] distribute(Bucket bucket, int level, long x0, long y0) {
    Bucket[] buckets = new Bucket[Grid.CELLS];
    Cut cut = cuts[level];
    if (bucket.covering.size > 0) {
      for (int i = 0; i < Grid.CELLS; i++) {
        bucket(buckets, i).covering.addAll(bucket.covering.array, 0, bucket.covering.size);
      }
    }
    for (Entry entry : bucket.entries) {
      cut.cut(entry.piece(), x0, y0, Grid.SHIFTS[level]);
      for (int row = 0; row < Grid.SIDE; row++) {
        for (long m = cut.touchedColumns(row); m != 0; m &= m - 1) {
          int column = Long.numberOfTrailingZeros(m);
          bucket(buckets, row << Grid.BITS | column)
              .entries
              .add(new Entry(entry.ordinal(), cut.piece(row, column)));
        }
        for (long m = cut.coveredColumns(row); m != 0; m &= m - 1) {
          int column = Long.numberOfTrailingZeros(m);
          bucket(buckets, row << Grid.BITS | column).covering.add(entry.ordinal());
        }
      }
    }
    return buckets;
  }

  private static Bucket bucket(Bucket[] buckets, int i) {
    if (buckets[i] == null) {
      buckets[i] = new Bucket();
    }
    return buckets[i];
  }

  private static long x(long x0, int cell, int level) {
    return x0 + ((long) (cell & (Grid.SIDE - 1)) << Grid.SHIFTS[level]);
  }

  private static long y(long y0, int cell, int level) {
    return y0 + ((long) (cell >> Grid.BITS) << Grid.SHIFTS[level]);
  }
}
