package dev.offsite.simulators.scale;

import java.util.Objects;

/**
 * One vehicle over one bridge, as it truly was.
 *
 * @param number running number on this bridge, from 1
 * @param atS when its first axle crossed, seconds since the world began
 * @param vehicle what it is
 * @param plate what is on the vehicle
 * @param plateReadable whether the camera has a chance
 * @param recognised whether the scale has a chance to tell its configuration
 * @param grossKg true gross mass
 * @param limitKg what binds it, with the benefit of the doubt where it is not recognised
 * @param speedKph true speed
 * @param lane from 1
 * @param exempt not bound by the rule
 */
public record Passage(
    long number,
    double atS,
    Vehicle vehicle,
    String plate,
    boolean plateReadable,
    boolean recognised,
    int grossKg,
    int limitKg,
    double speedKph,
    int lane,
    boolean exempt) {

  public Passage {
    Objects.requireNonNull(vehicle, "vehicle");
    Objects.requireNonNull(plate, "plate");
  }
}
