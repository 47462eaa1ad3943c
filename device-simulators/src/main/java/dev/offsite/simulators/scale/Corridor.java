package dev.offsite.simulators.scale;

import java.util.List;

/**
 * A through road over several weighed bridges.
 *
 * @param bridges their places in the list of bridges, in the order they are crossed, each once
 * @param legsM along the road from each bridge to the next, one fewer than bridges
 */
public record Corridor(List<Integer> bridges, List<Double> legsM) {
  public Corridor {
    bridges = List.copyOf(bridges);
    legsM = List.copyOf(legsM);
    if (bridges.size() < 2
        || legsM.size() != bridges.size() - 1
        || bridges.stream().distinct().count() != bridges.size()
        || legsM.stream().anyMatch(legM -> !(legM > 0))) {
      throw new IllegalArgumentException("no through road: bridges " + bridges + ", legs " + legsM);
    }
  }

  double lengthM() {
    return legsM.stream().mapToDouble(Double::doubleValue).sum();
  }
}
