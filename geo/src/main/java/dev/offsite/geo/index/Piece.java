package dev.offsite.geo.index;

import dev.offsite.geo.outline.Outline;
import java.util.Arrays;

/**
 * What one fence has in one cell: nothing, all of it, or edges.
 *
 * <p>A piece with edges has a parity bit and chains as {@link CellSplitter} makes them. The piece
 * that holds the whole border of its fence knows its outline, so that it need not be cut where it
 * lies in one small cell.
 */
final class Piece {
  /** The fence does not meet the cell. */
  static final Piece ABSENT = new Piece(0, null, null);

  /** The fence covers all of the cell. */
  static final Piece COVERED = new Piece(1, null, null);

  private final int parity;
  private final int[] chains;
  private final Outline whole;

  private Piece(int parity, int[] chains, Outline whole) {
    this.parity = parity;
    this.chains = chains;
    this.whole = whole;
  }

  /** The whole border. */
  static Piece whole(Outline outline) {
    return new Piece(0, Chains.of(outline), outline);
  }

  /** A part of the border; the array is kept. */
  static Piece partial(int parity, int[] chains) {
    return new Piece(parity, chains, null);
  }

  /** The piece in one cell of a split. */
  static Piece of(CellSplitter splitter, int row, int column) {
    if ((splitter.touchedColumns(row) >>> column & 1) != 0) {
      int[] chains = splitter.finish(row, column).toArray();
      return partial(splitter.parity(row, column), chains);
    }
    return (splitter.coveredColumns(row) >>> column & 1) != 0 ? COVERED : ABSENT;
  }

  boolean isPartial() {
    return chains != null;
  }

  int parity() {
    return parity;
  }

  int[] chains() {
    return chains;
  }

  /** The outline, if this piece holds all of it, else null. */
  Outline whole() {
    return whole;
  }

  /** Whether a cell with the other piece needs no change to have this one. */
  boolean isSameAs(Piece other) {
    return this == other
        || (isPartial()
            && other.isPartial()
            && parity == other.parity
            && Arrays.equals(chains, other.chains));
  }
}
