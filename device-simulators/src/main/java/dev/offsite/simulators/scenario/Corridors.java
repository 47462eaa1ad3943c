package dev.offsite.simulators.scenario;

import dev.offsite.simulators.fleet.Corridor;
import dev.offsite.simulators.fleet.RoadGrid;
import dev.offsite.simulators.fleet.Terrain;
import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.plane.PlanePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The corridors of a place: one of the shortest ways from each building site to each disposal site.
 *
 * @param halfWidthM to each side
 */
record Corridors(RoadGrid roads, double halfWidthM) {

  /** Which of the shortest ways is the permitted one is part of the place, not of a world. */
  private static final long SEED = 20_260_101;

  List<Corridor> between(List<Terrain.Place> from, List<Terrain.Place> to) {
    List<Corridor> corridors = new ArrayList<>();
    for (Terrain.Place building : from) {
      for (Terrain.Place disposal : to) {
        corridors.add(between(building, disposal, corridors.size()));
      }
    }
    return corridors;
  }

  private Corridor between(Terrain.Place from, Terrain.Place to, int number) {
    SplittableRandom random = new SplittableRandom(Draws.seed(SEED, "corridor", number));
    List<RoadGrid.Node> nodes = roads.nodes(from.access(), to.access(), random);
    List<PlanePoint> line = new ArrayList<>();
    line.add(from.at());
    nodes.forEach(node -> line.add(roads.at(node)));
    line.add(to.at());
    return new Corridor(
        "corridor-" + shortened(from.id()) + "-" + shortened(to.id()),
        shortened(from.id()) + " → " + shortened(to.id()),
        from,
        to,
        nodes,
        line,
        halfWidthM);
  }

  private static String shortened(String fenceId) {
    return fenceId.substring(fenceId.indexOf('-') + 1);
  }
}
