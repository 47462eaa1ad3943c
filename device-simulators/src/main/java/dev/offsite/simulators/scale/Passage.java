package dev.offsite.simulators.scale;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One vehicle over one bridge, as it truly was.
 *
 * @param number running number on this bridge, from 1
 * @param atS when its first axle crossed, seconds since the world began
 * @param lane from 1, next to the middle of the road; of two lanes the one it rather is in
 * @param speedKph true speed
 * @param trip the vehicle
 * @param limitKg what binds it here, with the benefit of the doubt where its configuration cannot
 *     be told
 * @param evasion how its driver spoils the weighing; null if he does not
 * @param misread whether the camera there takes one character of its plate for another; never of a
 *     plate that it cannot read at all
 */
public record Passage(
    long number,
    double atS,
    int lane,
    double speedKph,
    Trip trip,
    int limitKg,
    @Nullable Evasion evasion,
    boolean misread) {

  public Passage {
    Objects.requireNonNull(trip, "trip");
  }

  /** What it is. */
  public Vehicle vehicle() {
    return trip.vehicle();
  }

  /** What is on the vehicle. */
  public String plate() {
    return trip.plate();
  }

  /** True gross mass. */
  public int grossKg() {
    return trip.grossKg();
  }
}
