package dev.offsite.geo.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.outline.Outline;
import dev.offsite.geo.testing.RandomOutlines;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cut pieces answer for their cells as the whole outline does, however often they are cut. */
class CellSplitterTest {
  private static final int SHIFT = 10;

  /** Answers a point from a piece: the plain reading of its definition. */
  private static boolean covers(Piece piece, int x, int y) {
    if (!piece.isPartial()) {
      return piece == Piece.COVERED;
    }
    int[] c = piece.chains();
    boolean inside = piece.parity() == 1;
    for (int at = 0; at < c.length; at += 1 + 2 * c[at]) {
      for (int v = 0; v < c[at] - 1; v++) {
        int i = at + 1 + 2 * v;
        int side = dev.offsite.geo.Lattice.side(c[i], c[i + 1], c[i + 2], c[i + 3], x, y);
        if (dev.offsite.geo.Lattice.onSegment(c[i], c[i + 1], c[i + 2], c[i + 3], x, y)) {
          return true;
        }
        boolean spans = (c[i + 1] <= y) != (c[i + 3] <= y);
        inside ^= spans && (side > 0) == (c[i + 3] > c[i + 1]);
      }
    }
    return inside;
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "6, 0", "2, 5", "6, -2147480000"})
  void split_thenSplitAgain_keepsEveryAnswer(int bits, int west) {
    CellSplitter splitter = new CellSplitter(bits);
    CellSplitter finer = new CellSplitter(2);
    int side = 1 << bits;
    int width = side << SHIFT;
    for (long seed = 1; seed <= 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int x0 = west < -1_800_000_000 ? -1_800_000_000 : west;
      int y0 = random.nextInt(-500, 500);
      Outline outline =
          new RandomOutlines(seed)
              .shape(
                  Math.max(-1_790_000_000, x0 + random.nextInt(width)),
                  y0 + random.nextInt(width),
                  1 + random.nextInt(width))
              .outline();
      int[] chains = Chains.of(outline);
      splitter.split(chains, 0, chains.length, 0, x0, y0, SHIFT);
      for (int i = 0; i < 300; i++) {
        int row = random.nextInt(side);
        int column = random.nextInt(side);
        Piece piece = Piece.of(splitter, row, column);
        int cellX = x0 + (column << SHIFT);
        int cellY = y0 + (row << SHIFT);
        int x = cellX + random.nextInt(1 << SHIFT);
        int y = cellY + random.nextInt(1 << SHIFT);
        assertThat(covers(piece, x, y))
            .as("seed %s, cell %s %s, place %s %s", seed, row, column, x, y)
            .isEqualTo(outline.covers(x, y));
        if (piece.isPartial()) {
          int[] c = piece.chains();
          finer.split(c, 0, c.length, piece.parity(), cellX, cellY, SHIFT - 2);
          Piece part = Piece.of(finer, (y - cellY) >> (SHIFT - 2), (x - cellX) >> (SHIFT - 2));
          assertThat(covers(part, x, y))
              .as("again, seed %s, place %s %s", seed, x, y)
              .isEqualTo(outline.covers(x, y));
        }
      }
    }
  }

  @Test
  void split_boxAcrossFourCells_leavesCoveredAndEmptyCellsWithoutEdges() {
    CellSplitter splitter = new CellSplitter(2);
    // From the middle of cell 0 to the middle of cell 3, both ways.
    int[] box = {5, 512, 512, 3584, 512, 3584, 3584, 512, 3584, 512, 512};
    splitter.split(box, 0, box.length, 0, 0, 0, SHIFT);
    assertThat(splitter.touchedColumns(0)).isEqualTo(0b1111);
    assertThat(splitter.touchedColumns(1)).isEqualTo(0b1001);
    assertThat(splitter.coveredColumns(1)).isEqualTo(0b0110);
    assertThat(splitter.coveredColumns(0)).isZero();
    // West side: one edge up or down, and all the right side counted in the bit.
    Piece west = Piece.of(splitter, 1, 0);
    assertThat(west.chains()).containsExactly(2, 512, 3584, 512, 512);
    assertThat(west.parity()).isEqualTo(1);
    Piece east = Piece.of(splitter, 1, 3);
    assertThat(east.chains()).containsExactly(2, 3584, 512, 3584, 3584);
    assertThat(east.parity()).isZero();
    // The south-western corner: its right neighbours begin at latitude 512.
    Piece corner = Piece.of(splitter, 0, 0);
    assertThat(corner.parity()).isZero();
    assertThat(corner.chains())
        .containsExactly(
            2,
            512,
            512,
            3584,
            512,
            2,
            512,
            3584,
            512,
            512,
            2,
            Integer.MAX_VALUE,
            512,
            Integer.MAX_VALUE,
            1024);
    assertThat(Piece.of(splitter, 1, 1)).isSameAs(Piece.COVERED);
  }
}
