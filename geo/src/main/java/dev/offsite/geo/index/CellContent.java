package dev.offsite.geo.index;

/**
 * What a cell knows while it is being written: the fences that cover it, and the candidates.
 *
 * <p>A candidate is a fence with edges in the cell: {@code ordinal << 1 | parity}, the length of
 * its chains in ints, and the chains.
 */
final class CellContent {
  final IntList covering = new IntList(2);
  final IntList candidates = new IntList(16);
  int candidateCount;
  int edgeCount;

  void clear() {
    covering.clear();
    candidates.clear();
    candidateCount = 0;
    edgeCount = 0;
  }

  boolean isEmpty() {
    return covering.size == 0 && candidateCount == 0;
  }

  void addCandidate(int ordinal, int parity, int[] data, int from, int to) {
    candidates.add(ordinal << 1 | parity, to - from);
    candidates.addAll(data, from, to - from);
    candidateCount++;
    edgeCount += Chains.edgeCount(data, from, to);
  }
}
