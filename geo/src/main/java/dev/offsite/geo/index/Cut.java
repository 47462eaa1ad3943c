package dev.offsite.geo.index;

import dev.offsite.geo.outline.Outline;

/**
 * A piece of a fence cut into the 64 × 64 cells of a node of the grid.
 *
 * <p>A piece that is the same everywhere, or lies in a single cell, is not split at all. Holds the
 * result until the next call of {@link #cut}. Not for concurrent use.
 */
final class Cut {
  private CellSplitter splitter;
  private Piece piece = Piece.ABSENT;

  /** The row and column of the only cell; row -1 if there is no such cell. */
  private int onlyRow = -1;

  private int onlyColumn;

  /**
   * Cuts a piece.
   *
   * @param x0 western border of the node
   * @param y0 southern border of the node
   * @param shift binary logarithm of the width of a cell
   */
  void cut(Piece newPiece, long x0, long y0, int shift) {
    piece = newPiece;
    onlyRow = -1;
    if (!piece.isPartial()) {
      return;
    }
    Outline whole = piece.whole();
    if (whole != null) {
      long row = (whole.minLatE7() - y0) >> shift;
      long column = (whole.minLngE7() - x0) >> shift;
      if (row == (whole.maxLatE7() - y0) >> shift && column == (whole.maxLngE7() - x0) >> shift) {
        onlyRow = (int) row;
        onlyColumn = (int) column;
        return;
      }
    }
    if (splitter == null) {
      splitter = new CellSplitter(Grid.BITS);
    }
    splitter.split(piece.chains(), 0, piece.chains().length, piece.parity(), x0, y0, shift);
  }

  /** Columns of a row in which the fence has edges, one bit each. */
  long touchedColumns(int row) {
    if (!piece.isPartial()) {
      return 0;
    }
    if (onlyRow >= 0) {
      return row == onlyRow ? 1L << onlyColumn : 0;
    }
    return splitter.touchedColumns(row);
  }

  /** Columns of a row that the fence covers entirely, one bit each. */
  long coveredColumns(int row) {
    if (!piece.isPartial()) {
      return piece == Piece.COVERED ? -1L : 0;
    }
    return onlyRow >= 0 ? 0 : splitter.coveredColumns(row);
  }

  /** The piece in a cell. */
  Piece piece(int row, int column) {
    if (!piece.isPartial()) {
      return piece;
    }
    if (onlyRow >= 0) {
      return row == onlyRow && column == onlyColumn ? piece : Piece.ABSENT;
    }
    return Piece.of(splitter, row, column);
  }

  /** Adds what a touched cell has of the fence to its content. */
  void addTo(CellContent content, int ordinal, int row, int column) {
    if (onlyRow >= 0) {
      content.addCandidate(ordinal, piece.parity(), piece.chains(), 0, piece.chains().length);
      return;
    }
    IntList chains = splitter.finish(row, column);
    content.addCandidate(ordinal, splitter.parity(row, column), chains.array, 0, chains.size);
  }
}
