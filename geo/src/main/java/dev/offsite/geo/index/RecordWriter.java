package dev.offsite.geo.index;

import java.util.Arrays;

/**
 * Writes and edits the records of cells.
 *
 * <p>A record is one packed array for a cell of {@code 2^14} units. Its first node stands at 0. A
 * node is: {@code coveringCount << 1 | split}; the ordinals of the fences covering all of it; then,
 * if split, the places of its 4 × 4 parts (0 for an empty one), else a candidate count and the
 * candidates: {@code ordinal << 1 | parity}, the length of the chains in ints, and the chains as
 * {@link PackedChains}. A fence stands at the largest part that it covers entirely. A node is split
 * while it holds more than {@value #EDGES_MAX} edges, down to {@code 2^8} units (2.8 m). An empty
 * record is null. Not for concurrent use.
 */
final class RecordWriter {
  /** Binary logarithm of the width of the cell of a record, lattice units. */
  static final int CELL_SHIFT = 14;

  private static final int SPLIT_BITS = 2;
  private static final int PARTS = 16;
  private static final int SHIFT_MIN = 8;
  private static final int EDGES_MAX = 24;
  private static final int LEVELS = (CELL_SHIFT - SHIFT_MIN) / SPLIT_BITS;

  private final CellSplitter[] splitters = new CellSplitter[LEVELS];
  private final CellContent[][] parts = new CellContent[LEVELS][PARTS];
  private final CellContent edited = new CellContent();
  private final IntList unpacked = new IntList(64);
  private final IntList out = new IntList(1024);

  RecordWriter() {
    for (int level = 0; level < LEVELS; level++) {
      splitters[level] = new CellSplitter(SPLIT_BITS);
      Arrays.setAll(parts[level], i -> new CellContent());
    }
  }

  /** The record of a cell. */
  int[] write(CellContent content, long x0, long y0) {
    if (content.isEmpty()) {
      return null;
    }
    out.clear();
    writeNode(content, x0, y0, CELL_SHIFT);
    return out.toArray();
  }

  /** The record of a cell that some fences cover and no border meets. */
  static int[] covered(int[] ordinals, int count) {
    if (count == 0) {
      return null;
    }
    int[] record = new int[count + 2];
    record[0] = count << 1;
    System.arraycopy(ordinals, 0, record, 1, count);
    return record;
  }

  /**
   * A record in which one fence is taken out and put in anew.
   *
   * @param record the record, or null for an empty cell
   * @param piece what the fence has in this cell afterwards
   */
  int[] edit(int[] record, int ordinal, Piece piece, long x0, long y0) {
    out.clear();
    boolean any = editNode(record, 0, ordinal, piece, x0, y0, CELL_SHIFT);
    return any ? out.toArray() : null;
  }

  private void writeNode(CellContent content, long x0, long y0, int shift) {
    boolean split = content.edgeCount > EDGES_MAX && shift > SHIFT_MIN;
    out.add(content.covering.size << 1 | (split ? 1 : 0));
    out.addAll(content.covering.array, 0, content.covering.size);
    if (!split) {
      writeCandidates(content);
      return;
    }
    int level = (CELL_SHIFT - shift) / SPLIT_BITS;
    distribute(content, x0, y0, shift - SPLIT_BITS, splitters[level], parts[level]);
    int places = out.size;
    out.addZeros(PARTS);
    for (int part = 0; part < PARTS; part++) {
      if (!parts[level][part].isEmpty()) {
        out.array[places + part] = out.size;
        writeNode(
            parts[level][part],
            x0 + partX(part, shift),
            y0 + partY(part, shift),
            shift - SPLIT_BITS);
      }
    }
  }

  private void writeCandidates(CellContent content) {
    out.add(content.candidateCount);
    int[] data = content.candidates.array;
    for (int at = 0; at < content.candidates.size; at += 2 + data[at + 1]) {
      int head = out.size;
      out.add(data[at], 0);
      PackedChains.pack(data, at + 2, at + 2 + data[at + 1], out);
      out.array[head + 1] = out.size - head - 2;
    }
  }

  private static void distribute(
      CellContent content,
      long x0,
      long y0,
      int shift,
      CellSplitter splitter,
      CellContent[] parts) {
    for (CellContent part : parts) {
      part.clear();
    }
    int[] data = content.candidates.array;
    int at = 0;
    for (int i = 0; i < content.candidateCount; i++) {
      int ordinal = data[at] >>> 1;
      int parity = data[at] & 1;
      int from = at + 2;
      at = from + data[at + 1];
      splitter.split(data, from, at, parity, x0, y0, shift);
      for (int part = 0; part < PARTS; part++) {
        int row = part >> SPLIT_BITS;
        int column = part & 3;
        if ((splitter.touchedColumns(row) >>> column & 1) != 0) {
          IntList chains = splitter.finish(row, column);
          parts[part].addCandidate(
              ordinal, splitter.parity(row, column), chains.array, 0, chains.size);
        } else if ((splitter.coveredColumns(row) >>> column & 1) != 0) {
          parts[part].covering.add(ordinal);
        }
      }
    }
  }

  /** Writes the edited node; returns false, with nothing written, if it is empty. */
  private boolean editNode(
      int[] record, int node, int ordinal, Piece piece, long x0, long y0, int shift) {
    int header = record == null ? 0 : record[node];
    int first = node + 1;
    int afterIds = first + (header >>> 1);
    if ((header & 1) == 0) {
      return editLeaf(record, first, afterIds, ordinal, piece, x0, y0, shift);
    }
    int start = out.size;
    int kept = copyIds(record, first, afterIds, ordinal, piece);
    out.array[start] = kept << 1 | 1;
    int level = (CELL_SHIFT - shift) / SPLIT_BITS;
    CellSplitter splitter = splitters[level];
    if (piece.isPartial()) {
      int[] chains = piece.chains();
      splitter.split(chains, 0, chains.length, piece.parity(), x0, y0, shift - SPLIT_BITS);
    }
    int places = out.size;
    out.addZeros(PARTS);
    boolean any = false;
    for (int part = 0; part < PARTS; part++) {
      Piece partPiece = piece.isPartial() ? Piece.of(splitter, part >> 2, part & 3) : Piece.ABSENT;
      int place = record[afterIds + part];
      if (place == 0 && partPiece == Piece.ABSENT) {
        continue;
      }
      int at = out.size;
      long partX0 = x0 + partX(part, shift);
      long partY0 = y0 + partY(part, shift);
      int[] source = place == 0 ? null : record;
      if (editNode(source, place, ordinal, partPiece, partX0, partY0, shift - SPLIT_BITS)) {
        out.array[places + part] = at;
        any = true;
      }
    }
    if (any) {
      return true;
    }
    // All parts are empty: a leaf without candidates says the same.
    out.array[start] = kept << 1;
    out.size = places;
    out.add(0);
    if (kept == 0) {
      out.size = start;
    }
    return kept > 0;
  }

  private int copyIds(int[] record, int from, int to, int ordinal, Piece piece) {
    out.add(0);
    int kept = 0;
    for (int i = from; i < to; i++) {
      if (record[i] != ordinal) {
        out.add(record[i]);
        kept++;
      }
    }
    if (piece == Piece.COVERED) {
      out.add(ordinal);
      kept++;
    }
    return kept;
  }

  private boolean editLeaf(
      int[] record, int from, int afterIds, int ordinal, Piece piece, long x0, long y0, int shift) {
    edited.clear();
    for (int i = from; i < afterIds; i++) {
      if (record[i] != ordinal) {
        edited.covering.add(record[i]);
      }
    }
    int candidates = record == null ? 0 : record[afterIds];
    int at = afterIds + 1;
    for (int i = 0; i < candidates; i++) {
      int start = at + 2;
      int end = start + record[at + 1];
      if (record[at] >>> 1 != ordinal) {
        unpacked.clear();
        PackedChains.unpack(record, start, end, unpacked);
        edited.addCandidate(record[at] >>> 1, record[at] & 1, unpacked.array, 0, unpacked.size);
      }
      at = end;
    }
    if (piece == Piece.COVERED) {
      edited.covering.add(ordinal);
    } else if (piece.isPartial()) {
      edited.addCandidate(ordinal, piece.parity(), piece.chains(), 0, piece.chains().length);
    }
    if (edited.isEmpty()) {
      return false;
    }
    writeNode(edited, x0, y0, shift);
    return true;
  }

  private static long partX(int part, int shift) {
    return (long) (part & 3) << (shift - SPLIT_BITS);
  }

  private static long partY(int part, int shift) {
    return (long) (part >> SPLIT_BITS) << (shift - SPLIT_BITS);
  }
}
