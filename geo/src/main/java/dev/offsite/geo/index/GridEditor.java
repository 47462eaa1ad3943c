package dev.offsite.geo.index;

import dev.offsite.geo.outline.Outline;
import java.util.IdentityHashMap;

/**
 * Derives a grid in which one fence has another border.
 *
 * <p>Implementation: the old and the new border are cut side by side; cells in which both leave the
 * same piece are not touched, so a small change of a large border costs little. Nodes on the way to
 * a changed record are copied, all else is shared. Where the fence covered a shared record or node
 * and no more does, or the reverse, the result is shared again. Used for one edit only.
 */
final class GridEditor {
  /** Stands for an empty cell of each level among the keys. */
  private static final Object[] EMPTY_CELLS = {new Object(), new Object(), new Object()};

  private final int ordinal;
  private final Cut[] oldCuts = {new Cut(), new Cut(), new Cut()};
  private final Cut[] newCuts = {new Cut(), new Cut(), new Cut()};
  private final RecordWriter writer = new RecordWriter();
  private final IdentityHashMap<Object, Object> covered = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> uncovered = new IdentityHashMap<>();

  private GridEditor(int ordinal) {
    this.ordinal = ordinal;
  }

  /**
   * Replaces a border.
   *
   * @param before the border that the grid has for this ordinal, or null if none
   * @param after the border it shall have, or null if none
   */
  static Grid replace(Grid grid, int ordinal, Outline before, Outline after) {
    Piece oldPiece = before == null ? Piece.ABSENT : Piece.whole(before);
    Piece newPiece = after == null ? Piece.ABSENT : Piece.whole(after);
    if (oldPiece.isSameAs(newPiece)) {
      return grid;
    }
    GridEditor editor = new GridEditor(ordinal);
    Object[] root = editor.node(grid.root(), 0, oldPiece, newPiece, Grid.ORIGIN, Grid.ORIGIN);
    return new Grid((int[][][][]) root);
  }

  private Object[] node(
      Object[] node, int level, Piece oldPiece, Piece newPiece, long x0, long y0) {
    Object[] copy = node == null ? emptyNode(level) : node.clone();
    int shift = Grid.SHIFTS[level];
    Cut before = oldCuts[level];
    Cut after = newCuts[level];
    before.cut(oldPiece, x0, y0, shift);
    after.cut(newPiece, x0, y0, shift);
    for (int row = 0; row < Grid.SIDE; row++) {
      long changed =
          before.touchedColumns(row)
              | after.touchedColumns(row)
              | (before.coveredColumns(row) ^ after.coveredColumns(row));
      for (; changed != 0; changed &= changed - 1) {
        int column = Long.numberOfTrailingZeros(changed);
        Piece was = before.piece(row, column);
        Piece is = after.piece(row, column);
        if (!was.isSameAs(is)) {
          int i = row << Grid.BITS | column;
          long cellX = x0 + ((long) column << shift);
          long cellY = y0 + ((long) row << shift);
          copy[i] = cell(copy[i], level, was, is, cellX, cellY);
        }
      }
    }
    return copy;
  }

  /** The edited cell of a node; shared where the fence changes between all and nothing. */
  private Object cell(Object cell, int level, Piece was, Piece is, long x0, long y0) {
    if (was.isPartial() || is.isPartial()) {
      return edited(cell, level, was, is, x0, y0);
    }
    IdentityHashMap<Object, Object> done = is == Piece.COVERED ? covered : uncovered;
    Object key = cell == null ? EMPTY_CELLS[level] : cell;
    Object result = done.get(key);
    if (result == null && !done.containsKey(key)) {
      result = edited(cell, level, was, is, x0, y0);
      done.put(key, result);
    }
    return result;
  }

  private Object edited(Object cell, int level, Piece was, Piece is, long x0, long y0) {
    return level == 2
        ? writer.edit((int[]) cell, ordinal, is, x0, y0)
        : node((Object[]) cell, level + 1, was, is, x0, y0);
  }

  private static Object[] emptyNode(int level) {
    return switch (level) {
      case 0 -> new int[Grid.CELLS][][][];
      case 1 -> new int[Grid.CELLS][][];
      default -> new int[Grid.CELLS][];
    };
  }
}
