package dev.offsite.standalone.bench.path;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What {@link PathBench} plays.
 *
 * @param rates sizes of the fleets, which are messages a second, as each truck reports once a
 *     second; kept ascending and each once
 * @param max whether the largest fleet is played as fast as accepted in the end
 * @param warmUp of each paced run, not measured
 * @param length of what is measured; of the run as fast as accepted, in time of the devices
 * @param seed of the devices' behaviour
 */
public record PathPlan(List<Integer> rates, Max max, Duration warmUp, Duration length, long seed) {

  /** In less, no violation of the scenario has to be found. */
  public static final int SECONDS_MIN = 10;

  /**
   * As fast as accepted, traffic lies in the past by its length: what comes more than the lateness
   * horizon of 15 minutes after it happened is not compared with all that was near.
   */
  public static final int SECONDS_MAX = 600;

  /** More than the compiler of the virtual machine takes on two cores. */
  public static final int WARM_UP_SECONDS_MAX = 3_600;

  /** Whether there is a run as fast as accepted. */
  public enum Max {
    PLAYED,
    LEFT_OUT
  }

  public PathPlan {
    rates = rates.stream().sorted().distinct().toList();
    Objects.requireNonNull(max, "max");
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("no rate is given");
    }
    if (rates.get(0) < 1) {
      throw new IllegalArgumentException("a rate of " + rates.get(0) + " is below 1");
    }
    requireWithin("warm-up", warmUp, 0, WARM_UP_SECONDS_MAX);
    requireWithin("length", length, SECONDS_MIN, SECONDS_MAX);
  }

  /** The runs in their order, the fastest last. */
  List<PathStep> steps() {
    List<PathStep> steps = new ArrayList<>();
    for (int rate : rates) {
      steps.add(new PathStep(rate, PathStep.Pace.REAL));
    }
    if (max == Max.PLAYED) {
      steps.add(new PathStep(rates.get(rates.size() - 1), PathStep.Pace.MAX));
    }
    return steps;
  }

  /** How long the devices of a run report, in their time. */
  Duration played(PathStep step) {
    return step.pace() == PathStep.Pace.MAX ? length : warmUp.plus(length);
  }

  private static void requireWithin(String name, Duration time, int secondsMin, int secondsMax) {
    if (time.compareTo(Duration.ofSeconds(secondsMin)) < 0
        || time.compareTo(Duration.ofSeconds(secondsMax)) > 0) {
      throw new IllegalArgumentException(
          "a "
              + name
              + " of "
              + time.toMillis() / 1e3
              + " s is not between "
              + secondsMin
              + " and "
              + secondsMax);
    }
  }
}
