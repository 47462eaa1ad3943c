package dev.offsite.geo.index;

import dev.offsite.geo.outline.Outline;

/**
 * Edges packed as chains: a vertex count, then longitude and latitude of each vertex; chain after
 * chain. The whole border of a fence is one chain per ring.
 */
final class Chains {
  private Chains() {}

  static int[] of(Outline outline) {
    int[] chains = new int[2 * outline.vertexCount() + outline.ringCount()];
    int at = 0;
    for (int ring = 0; ring < outline.ringCount(); ring++) {
      int end = outline.ringStart(ring + 1);
      chains[at++] = end - outline.ringStart(ring);
      for (int v = outline.ringStart(ring); v < end; v++) {
        chains[at++] = outline.lngE7(v);
        chains[at++] = outline.latE7(v);
      }
    }
    return chains;
  }

  static int edgeCount(int[] data, int from, int to) {
    int edges = 0;
    for (int at = from; at < to; at += 1 + 2 * data[at]) {
      edges += data[at] - 1;
    }
    return edges;
  }
}
