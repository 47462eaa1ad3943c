package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.LocalPlane;
import dev.offsite.simulators.plane.PlanePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Arterial roads along meridians (columns) and parallels (rows).
 *
 * @param plane where they lie
 * @param lngs longitude of each column, rising
 * @param lats latitude of each row, rising
 */
public record RoadGrid(LocalPlane plane, List<Double> lngs, List<Double> lats) {

  public RoadGrid {
    lngs = List.copyOf(lngs);
    lats = List.copyOf(lats);
  }

  /** A crossing of two roads. */
  public record Node(int column, int row) {}

  /** Where a node lies. */
  public PlanePoint at(Node node) {
    return plane.pointAt(lngs.get(node.column()), lats.get(node.row()));
  }

  /** The point of a column at a latitude. */
  public PlanePoint onColumn(int column, double lat) {
    return plane.pointAt(lngs.get(column), lat);
  }

  /** A shortest way between two nodes, both included, one of many chosen by {@code random}. */
  public List<PlanePoint> way(Node from, Node to, SplittableRandom random) {
    return nodes(from, to, random).stream().map(this::at).toList();
  }

  /** The shortest way that changes its direction at most once: first east or west. */
  List<PlanePoint> straightWay(Node from, Node to) {
    return nodesBy(from, to).stream().map(this::at).toList();
  }

  private static List<Node> nodesBy(Node from, Node to) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(from);
    int column = from.column();
    int row = from.row();
    while (column != to.column()) {
      column += Integer.signum(to.column() - column);
      nodes.add(new Node(column, row));
    }
    while (row != to.row()) {
      row += Integer.signum(to.row() - row);
      nodes.add(new Node(column, row));
    }
    return nodes;
  }

  /** The crossings of one of the shortest ways. */
  public List<Node> nodes(Node from, Node to, SplittableRandom random) {
    List<Node> nodes = new ArrayList<>();
    int column = from.column();
    int row = from.row();
    nodes.add(from);
    while (column != to.column() || row != to.row()) {
      int columnsLeft = Math.abs(to.column() - column);
      int rowsLeft = Math.abs(to.row() - row);
      if (random.nextInt(columnsLeft + rowsLeft) < columnsLeft) {
        column += Integer.signum(to.column() - column);
      } else {
        row += Integer.signum(to.row() - row);
      }
      nodes.add(new Node(column, row));
    }
    return nodes;
  }
}
