package dev.offsite.simulators.fleet;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.simulators.zone.DayHours;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

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
  private final FleetPlan plan;
  private final Map<Habit, Integer> firstOf = new EnumMap<>(Habit.class);

  private FleetMix(FleetPlan plan) {
    this.trucks = plan.trucks();
    this.plan = plan;
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

  /** Which plug a truck pulls if it unplugs its terminal. */
  public Plug plugOf(int truck) {
    return Plug.ofRank(rankOf(truck));
  }

  /** What a truck is there for, in this terrain. */
  public Job jobOf(int truck, Terrain terrain) {
    WorkHours hours = plan.hours();
    // One further in every turn, so that corridors and shifts of the same number do not go
    // together.
    int corridors = terrain.corridors().size();
    DayHours shift = hours.shifts().get(truck % hours.shifts().size());
    return new Job(
        habitOf(truck),
        rankOf(truck),
        terrain.corridors().get((truck + truck / corridors) % corridors),
        permitHoursOf(truck).in(terrain.clock()),
        shift.in(terrain.clock()),
        hours.night().in(terrain.clock()));
  }

  /** When a truck may drive loaded, if its habit {@linkplain Habit#isBound() is bound}. */
  public DayHours permitHoursOf(int truck) {
    boolean ignores = habitOf(truck) == Habit.IGNORES_HOURS;
    List<DayHours> dealt = ignores ? plan.hours().ignored() : plan.hours().permits();
    return dealt.get((ignores ? rankOf(truck) : truck) % dealt.size());
  }

  /** The truck whose plate a truck carries beside that truck itself; empty for all but cloners. */
  public OptionalInt twinOf(int truck) {
    if (habitOf(truck) != Habit.CARRIES_CLONED_PLATE) {
      return OptionalInt.empty();
    }
    int twin = firstOf.get(Habit.LAWFUL) + rankOf(truck);
    return twin < trucks ? OptionalInt.of(twin) : OptionalInt.empty();
  }

  /** What is written on the plates that a truck carries. */
  public String carriedPlateOf(int truck) {
    return plateOf(twinOf(truck).orElse(truck));
  }

  /** The id of a truck's terminal; fits {@link DeviceTopic}. */
  public static String deviceIdOf(int truck) {
    return String.format(Locale.ROOT, "truck-%05d", truck + 1);
  }

  /** The plate a truck is registered under. */
  public static String plateOf(int truck) {
    return String.format(Locale.ROOT, "浙A%05d", truck + 1);
  }
}
