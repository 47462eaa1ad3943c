package dev.offsite.simulators.fleet;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How large a fleet is, how often its terminals report and how many of its drivers break which
 * rule.
 *
 * @param trucks size of the fleet, 0 to {@link FleetMix#TRUCKS_MAX}
 * @param fixEvery between two fixes of the fastest terminals, 100 ms to an hour
 * @param fixEverySlowest the same of the slowest: terminals differ in between; null if all are
 *     alike
 * @param fixEveryParked the same of a truck that is parked with its engine off; null if it reports
 *     as if it drove
 * @param bridgesHideFixes whether terminals lose their fix under bridges
 * @param hours when trucks work and may work
 * @param crossings how those haul who haul over weighed bridges
 * @param habits how many drivers have each habit; all others are {@link Habit#LAWFUL}
 */
public record FleetPlan(
    int trucks,
    Duration fixEvery,
    @Nullable Duration fixEverySlowest,
    @Nullable Duration fixEveryParked,
    boolean bridgesHideFixes,
    WorkHours hours,
    CrossingPlan crossings,
    Map<Habit, HabitCount> habits) {

  private static final Duration FIX_EVERY_MIN = Duration.ofMillis(100);
  private static final Duration FIX_EVERY_MAX = Duration.ofHours(1);

  /**
   * How many drivers of a fleet have a habit.
   *
   * @param share of the fleet, 0 to 1
   * @param atLeast even where the share of a small fleet is less
   */
  public record HabitCount(double share, int atLeast) {
    public HabitCount {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("share " + share + " is not 0 to 1");
      }
      if (atLeast < 0) {
        throw new IllegalArgumentException("atLeast " + atLeast + " is below 0");
      }
    }

    int of(int trucks) {
      return Math.max(atLeast, (int) Math.round(trucks * share));
    }
  }

  public FleetPlan {
    Objects.requireNonNull(fixEvery, "fixEvery");
    if (trucks < 0 || trucks > FleetMix.TRUCKS_MAX) {
      throw new IllegalArgumentException(
          "trucks " + trucks + " is not 0 to " + FleetMix.TRUCKS_MAX);
    }
    Objects.requireNonNull(hours, "hours");
    Objects.requireNonNull(crossings, "crossings");
    requireWithin("fixEvery", fixEvery, FIX_EVERY_MIN);
    requireWithin("fixEverySlowest", fixEverySlowest, fixEvery);
    requireWithin("fixEveryParked", fixEveryParked, fixEvery);
    Map<Habit, HabitCount> copy = new EnumMap<>(Habit.class);
    copy.putAll(habits);
    if (copy.containsKey(Habit.LAWFUL)) {
      throw new IllegalArgumentException("LAWFUL is what is left over and cannot be asked for");
    }
    habits = Map.copyOf(copy);
  }

  /** The same plan for a fleet of another size. */
  public FleetPlan withTrucks(int number) {
    return new FleetPlan(
        number,
        fixEvery,
        fixEverySlowest,
        fixEveryParked,
        bridgesHideFixes,
        hours,
        crossings,
        habits);
  }

  /** Between two fixes of a terminal whose truck is not parked; whole milliseconds. */
  public Duration fixEveryOf(int truck) {
    if (fixEverySlowest == null) {
      return fixEvery;
    }
    long steps = fixEverySlowest.dividedBy(fixEvery);
    return fixEvery.multipliedBy(1 + truck % steps);
  }

  private static void requireWithin(String name, @Nullable Duration duration, Duration least) {
    if (duration != null
        && (duration.compareTo(least) < 0 || duration.compareTo(FIX_EVERY_MAX) > 0)) {
      throw new IllegalArgumentException(
          name + " " + duration + " is not " + least + " to " + FIX_EVERY_MAX);
    }
  }
}
