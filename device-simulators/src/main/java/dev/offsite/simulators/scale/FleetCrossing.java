package dev.offsite.simulators.scale;

import java.util.Objects;

/**
 * A truck of the fleet that comes to a bridge: it waits for nobody, for its terminal says where it
 * is.
 *
 * @param atS when its first axle crosses, seconds of the world
 * @param speedKph true speed
 * @param plate what is on it
 * @param plateReadable whether a camera has a chance
 * @param overloaded whether it is beyond doubt too heavy for the bridge, or beyond doubt not
 * @param seed for its type, its mass and its lane
 */
public record FleetCrossing(
    double atS,
    double speedKph,
    String plate,
    boolean plateReadable,
    boolean overloaded,
    long seed) {

  public FleetCrossing {
    Objects.requireNonNull(plate, "plate");
  }
}
