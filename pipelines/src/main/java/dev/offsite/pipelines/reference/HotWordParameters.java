package dev.offsite.pipelines.reference;

import java.util.Optional;
import java.util.Set;

/**
 * The parameters by which a rule about objects looks for hot words: all of them or none. A rule
 * that has {@link #PROBABILITY_MAX} is one that does.
 */
public final class HotWordParameters {

  /** So many days before are what a day is compared with. */
  public static final String DAYS = "hotDays";

  /** So many of these must have had a patrol in the district. */
  public static final String HISTORY_DAYS = "hotHistoryDays";

  /** Fewer new places are never a hot word. */
  public static final String PLACES_MIN = "hotPlacesMin";

  /** A day is hot that chance alone makes with this probability or less. */
  public static final String PROBABILITY_MAX = "hotProbabilityMax";

  /** Shape of the prior of the rate: so many places are believed before anything is seen. */
  public static final String PRIOR_PLACES = "hotPriorPlaces";

  /** Variance as a multiple of the mean that is believed before anything is seen. */
  public static final String DISPERSION = "hotDispersion";

  /** As much as so many days is this belief worth. */
  public static final String DISPERSION_DAYS = "hotDispersionDays";

  /** Bounds what is kept of a district. */
  public static final double DAYS_MAX = 90;

  /** All of them. */
  static final Set<String> NAMES =
      Set.of(
          DAYS,
          HISTORY_DAYS,
          PLACES_MIN,
          PROBABILITY_MAX,
          PRIOR_PLACES,
          DISPERSION,
          DISPERSION_DAYS);

  /** What is wrong with a value that is finite and not negative; empty if nothing is. */
  static Optional<String> complaint(String name, double value) {
    return switch (name) {
      case DAYS, HISTORY_DAYS ->
          value >= 2 && value <= DAYS_MAX && value == Math.rint(value)
              ? Optional.empty()
              : Optional.of(value + " is not a whole number from 2 to " + (int) DAYS_MAX);
      case PLACES_MIN ->
          value >= 1 && value == Math.rint(value)
              ? Optional.empty()
              : Optional.of(value + " is not a whole number of at least 1");
      case PROBABILITY_MAX ->
          value > 0 && value < 1
              ? Optional.empty()
              : Optional.of(value + " is not between 0 and 1");
      case PRIOR_PLACES -> value > 0 ? Optional.empty() : Optional.of(value + " is not above 0");
      case DISPERSION ->
          value >= 1
              ? Optional.empty()
              : Optional.of(value + " is below 1: places are at least as uneven as chance");
      default -> Optional.empty();
    };
  }

  private HotWordParameters() {}
}
