package dev.offsite.simulators.scale;

import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.List;
import java.util.Objects;

/**
 * A type of vehicle on the road.
 *
 * @param name of the type
 * @param configuration how it is put together
 * @param axles number of axles
 * @param driveAxles driven axles of the tractor
 * @param share of all vehicles
 * @param tareKg mass without load
 * @param speedKph mean speed over a bridge
 * @param dimensions usual size
 * @param spacingsM between neighbouring axles, front to rear
 * @param loadShares share of the gross mass on each axle when loaded
 * @param masses peaks of the gross masses of those that keep to the limit
 */
public record Vehicle(
    String name,
    VehicleConfiguration configuration,
    int axles,
    int driveAxles,
    double share,
    int tareKg,
    double speedKph,
    Dimensions dimensions,
    List<Double> spacingsM,
    List<Double> loadShares,
    List<MassPeak> masses) {

  /** The lightest vehicles are cars: they are weighed but never overloaded. */
  private static final int TRUCK_TARE_KG_MIN = 2_500;

  public Vehicle {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(dimensions, "dimensions");
    masses = List.copyOf(masses);
    if (masses.isEmpty() || !(share >= 0 && share <= 1) || tareKg <= 0 || !(speedKph > 0)) {
      throw new IllegalArgumentException(
          name + ": share " + share + ", tare " + tareKg + " kg, " + speedKph + " km/h, " + masses);
    }
    spacingsM = List.copyOf(spacingsM);
    loadShares = List.copyOf(loadShares);
    if (spacingsM.size() != axles - 1 || loadShares.size() != axles) {
      throw new IllegalArgumentException(
          name + ": " + axles + " axles, " + spacingsM + ", " + loadShares);
    }
  }

  /** Whether it can be overloaded at all. */
  public boolean isTruck() {
    return tareKg >= TRUCK_TARE_KG_MIN;
  }
}
