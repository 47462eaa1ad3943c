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

  private FleetMix(int trucks, double violatorShare) {
    this.trucks = trucks;
    int first = 0;
    for (Habit habit : Habit.values()) {
      firstOf.put(habit, Math.min(first, trucks));
      first += count(habit, trucks, violatorShare);
    }
  }

  /**
   * A fleet of {@code trucks}.
   *
   * @param violatorShare share of trucks that cut through zones, 0 to 0.5; a few do even when the
   *     share of a small fleet is less than one
   */
  public static FleetMix of(int trucks, double violatorShare) {
    if (trucks < 0 || trucks > TRUCKS_MAX) {
      throw new IllegalArgumentException("trucks " + trucks + " is not 0 to " + TRUCKS_MAX);
    }
    if (!(violatorShare >= 0 && violatorShare <= 0.5)) {
      throw new IllegalArgumentException("violatorShare " + violatorShare + " is not 0 to 0.5");
    }
    return new FleetMix(trucks, violatorShare);
  }

  private static int count(Habit habit, int trucks, double violatorShare) {
    return switch (habit) {
      case CUTS_THROUGH ->
          violatorShare == 0 ? 0 : Math.max(8, (int) Math.round(trucks * violatorShare));
      case PARKS_INSIDE ->
          violatorShare == 0 ? 0 : Math.max(4, (int) Math.round(trucks * violatorShare / 10));
      case PARKS_AT_BORDER -> Math.max(2, trucks / 100);
      case HAS_PERMIT, CUTS_THROUGH_WHEN_OPEN -> Math.max(1, trucks / 200);
      case LAWFUL -> trucks;
    };
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
