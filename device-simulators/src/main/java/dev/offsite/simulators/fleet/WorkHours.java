package dev.offsite.simulators.fleet;

import dev.offsite.simulators.zone.DayHours;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The hours of a fleet.
 *
 * @param shifts when trucks work, by the clock of people; dealt out in turn
 * @param permits when permits hold, by the clock of the law; dealt out in turn
 * @param ignored the same for those who ignore their hours
 * @param night when those dump who dump at night, by the clock of people
 */
public record WorkHours(
    List<DayHours> shifts, List<DayHours> permits, List<DayHours> ignored, DayHours night) {

  /** The longest round trip has to fit in. */
  private static final Duration LENGTH_MIN = Duration.ofHours(4);

  public WorkHours {
    shifts = checked("shifts", shifts);
    permits = checked("permits", permits);
    ignored = checked("ignored", ignored);
    Objects.requireNonNull(night, "night");
  }

  private static List<DayHours> checked(String name, List<DayHours> hours) {
    if (hours.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty; at least one is required");
    }
    List<DayHours> copy = new ArrayList<>();
    for (DayHours each : hours) {
      if (each.length().compareTo(LENGTH_MIN) < 0) {
        throw new IllegalArgumentException(
            name + " " + each.from() + " to " + each.to() + " is shorter than " + LENGTH_MIN);
      }
      copy.add(each);
    }
    return List.copyOf(copy);
  }
}
