package dev.offsite.simulators.fleet;

import dev.offsite.simulators.zone.Hours;
import java.util.List;
import java.util.Objects;

/**
 * What one truck is there for.
 *
 * @param habit what its driver makes of it
 * @param rank number of trucks with the same habit before it
 * @param corridor from where to where it hauls, if its habit {@linkplain Habit#isBound() is bound}
 * @param permitHours when it may drive loaded, by the clock of the law
 * @param shift when it works, by the clock of people
 * @param night when those dump who dump at night, by the clock of people
 */
public record Job(
    Habit habit, int rank, Corridor corridor, Hours permitHours, Hours shift, Hours night) {

  public Job {
    Objects.requireNonNull(habit, "habit");
    Objects.requireNonNull(corridor, "corridor");
    Objects.requireNonNull(permitHours, "permitHours");
    Objects.requireNonNull(shift, "shift");
    Objects.requireNonNull(night, "night");
  }

  /** The way over a weighed bridge that it hauls, if its habit is to do so. */
  public Terrain.BridgeWay bridgeWay(Terrain terrain) {
    List<Terrain.BridgeWay> bridgeWays = terrain.bridgeWays();
    return bridgeWays.get(Convoy.ofRank(rank).number() % bridgeWays.size());
  }
}
