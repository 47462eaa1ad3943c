package dev.offsite.simulators.patrol;

import dev.offsite.simulators.plane.PlanePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A way along streets that patrol cars drive again and again.
 *
 * @param id names it
 * @param corners of the way, which ends where it begins; clockwise, so that the kerb is outside
 * @param carIds the devices of its cars; as far apart from each other as the round allows
 */
public record PatrolRound(String id, List<PlanePoint> corners, List<String> carIds) {

  public PatrolRound {
    Objects.requireNonNull(id, "id");
    corners = List.copyOf(corners);
    carIds = List.copyOf(carIds);
    if (corners.size() < 3) {
      throw new IllegalArgumentException(
          "round " + id + " has " + corners.size() + " corners; 3 is the least");
    }
  }

  private PatrolRound withCars(int cars) {
    return new PatrolRound(id, corners, carIds.subList(0, Math.min(cars, carIds.size())));
  }

  /**
   * The rounds that are driven by so many cars in all, the first ones of the place.
   *
   * @throws IllegalArgumentException if the place has fewer
   */
  public static List<PatrolRound> with(List<PatrolRound> rounds, int cars) {
    int all = rounds.stream().mapToInt(round -> round.carIds().size()).sum();
    if (cars > all) {
      throw new IllegalArgumentException(
          "vehicles " + cars + " is above the " + all + " patrol cars of the place");
    }
    List<PatrolRound> cut = new ArrayList<>();
    int left = cars;
    for (PatrolRound round : rounds) {
      PatrolRound driven = round.withCars(left);
      left -= driven.carIds().size();
      if (!driven.carIds().isEmpty()) {
        cut.add(driven);
      }
    }
    return cut;
  }
}
