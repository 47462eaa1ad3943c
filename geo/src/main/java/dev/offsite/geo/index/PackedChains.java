package dev.offsite.geo.index;

/**
 * The form that chains have in a record: longitude of each vertex, then {@code latitude << 1 | 1}
 * for the first vertex of a chain and {@code latitude << 1} for the others. Latitudes of the
 * lattice need 31 bits, so nothing is lost, and a reader needs one loop for all chains of a fence.
 */
final class PackedChains {
  private PackedChains() {}

  /** Appends chains in packed form. */
  static void pack(int[] data, int from, int to, IntList out) {
    int at = from;
    while (at < to) {
      int end = at + 1 + 2 * data[at];
      int first = 1;
      for (at++; at < end; at += 2) {
        out.add(data[at], data[at + 1] << 1 | first);
        first = 0;
      }
    }
  }

  /** Appends packed chains with vertex counts, as {@link Chains} has them. */
  static void unpack(int[] data, int from, int to, IntList out) {
    int chainAt = 0;
    for (int at = from; at < to; at += 2) {
      if ((data[at + 1] & 1) != 0) {
        chainAt = out.size;
        out.add(0);
      }
      out.array[chainAt]++;
      out.add(data[at], data[at + 1] >> 1);
    }
  }
}
