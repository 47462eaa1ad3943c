package dev.offsite.simulators.fleet;

import dev.offsite.schemas.channel.DeviceTopic;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which truck has which habit, its plate and its terminal.
 *
 * <p>Fixed by the number of trucks alone, not by the seed: permits are reference data and are
 * published before a seed is chosen.
 */
public final class FleetMix {

  /** Room for the running number in device ids and plates. */
  public static final int TRUCKS_MAX = 99_999;

  private final int trucks;
  private final Map<Habit, Integer> firstOf = new EnumMap<>(Habit.class);

  private FleetMix(FleetPlan plan) {
    this.trucks = plan.trucks();
    int first = 0;
    for (Habit habit : Habit.values()) {
      firstOf.put(habit, Math.min(first, trucks));
      FleetPlan.HabitCount count = plan.habits().get(habit);
      first += habit == Habit.LAWFUL ? trucks : count == null ? 0 : count.of(trucks);
    }
  }

  /** The fleet of a plan. */
  public static FleetMix of(FleetPlan plan) {
    return new FleetMix(plan);
  }

  /** Number of trucks. */
  public int trucks() {
    return trucks;
  }

  /** The habit of a truck, from 0. */
  public Habit habitOf(int truck) {
    Habit found = Habit.CUTS_THROUGH;
    for (Habit habit : Habit.values()) {
      if (truck >= firstOf.get(habit)) {
        found = habit;
      }
    }
    return found;
  }

  /** How many trucks of the same habit come before it. */
  public int rankOf(int truck) {
    return truck - firstOf.get(habitOf(truck));
  }

  /** The id of a truck's terminal; fits {@link DeviceTopic}. */
  public static String deviceIdOf(int truck) {
    return String.format(Locale.ROOT, "truck-%05d", truck + 1);
  }

  /** The plate of a truck. */
  public static String plateOf(int truck) {
    return String.format(Locale.ROOT, "浙A%05d", truck + 1);
  }
}
