package dev.offsite.simulators.patrol;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What patrols newly find, day by day, over weeks.
 *
 * @param perDay mean number of new places in one patrol area on one day, by class
 * @param dispersion variance of a day as a multiple of its mean, at least 1: finds come in clusters
 * @param weekdayFactors seven factors on the mean, from Monday on
 * @param stayDaysMax places lie there for one day to so many
 * @param bursts days on which far more is found
 */
public record FindsPlan(
    Map<String, Double> perDay,
    double dispersion,
    List<Double> weekdayFactors,
    int stayDaysMax,
    List<Burst> bursts) {

  private static final int STAY_DAYS_MAX = 4;

  /**
   * A day on which far more of a class is found in an area.
   *
   * @param day from 0, the day on which the world begins
   * @param places found in place of what that day would bring
   */
  public record Burst(String area, String objectClass, int day, int places) {
    public Burst {
      Objects.requireNonNull(area, "area");
      Objects.requireNonNull(objectClass, "objectClass");
      if (day < 0 || places < 1) {
        throw new IllegalArgumentException(
            "a burst of " + places + " places on day " + day + " of " + area);
      }
    }
  }

  public FindsPlan {
    perDay = Map.copyOf(perDay);
    weekdayFactors = List.copyOf(weekdayFactors);
    bursts = List.copyOf(bursts);
    if (perDay.values().stream().anyMatch(mean -> !(mean > 0 && mean <= 10))) {
      throw new IllegalArgumentException("perDay " + perDay + " is not above 0 to 10");
    }
    if (!(dispersion >= 1 && dispersion <= 10)) {
      throw new IllegalArgumentException("dispersion " + dispersion + " is not 1 to 10");
    }
    if (weekdayFactors.size() != 7
        || weekdayFactors.stream().anyMatch(factor -> !(factor >= 0 && factor <= 10))) {
      throw new IllegalArgumentException("weekdayFactors are not 7 of 0 to 10: " + weekdayFactors);
    }
    if (stayDaysMax < 1 || stayDaysMax > STAY_DAYS_MAX) {
      throw new IllegalArgumentException(
          "stayDaysMax " + stayDaysMax + " is not 1 to " + STAY_DAYS_MAX);
    }
  }

  /** The classes, in the order of their names. */
  List<String> classes() {
    return List.copyOf(new TreeMap<>(perDay).keySet());
  }
}
