package dev.offsite.simulators.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Ways that leave a corridor for one block and come back: three sides of a block beside it. */
final class Detour {

  /**
   * The crossings of one such way, chosen by {@code random}.
   *
   * @throws IllegalStateException if the corridor has no block beside it that is free of itself
   */
  static List<RoadGrid.Node> of(Corridor corridor, RoadGrid roads, SplittableRandom random) {
    List<RoadGrid.Node> nodes = corridor.nodes();
    List<List<RoadGrid.Node>> ways = new ArrayList<>();
    for (int i = 0; i + 1 < nodes.size(); i++) {
      for (int side : new int[] {-1, 1}) {
        RoadGrid.Node a = nodes.get(i);
        RoadGrid.Node b = nodes.get(i + 1);
        int columns = side * Math.abs(b.row() - a.row());
        int rows = side * Math.abs(b.column() - a.column());
        RoadGrid.Node besideA = new RoadGrid.Node(a.column() + columns, a.row() + rows);
        RoadGrid.Node besideB = new RoadGrid.Node(b.column() + columns, b.row() + rows);
        if (isFree(besideA, nodes, roads) && isFree(besideB, nodes, roads)) {
          List<RoadGrid.Node> way = new ArrayList<>(nodes.subList(0, i + 1));
          way.add(besideA);
          way.add(besideB);
          way.addAll(nodes.subList(i + 1, nodes.size()));
          ways.add(way);
        }
      }
    }
    if (ways.isEmpty()) {
      throw new IllegalStateException("no way leaves " + corridor.fenceId() + " and comes back");
    }
    return ways.get(random.nextInt(ways.size()));
  }

  private static boolean isFree(RoadGrid.Node node, List<RoadGrid.Node> nodes, RoadGrid roads) {
    return node.column() >= 0
        && node.column() < roads.lngs().size()
        && node.row() >= 0
        && node.row() < roads.lats().size()
        && !nodes.contains(node);
  }

  private Detour() {}
}
