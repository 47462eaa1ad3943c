package dev.offsite.simulators.scale;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * What drives over the bridges of a place.
 *
 * @param source where the figures come from, and which are unverified
 * @param exemptVehicle name of the type that exempt vehicles are of
 * @param vehicles the types; their shares make up 1
 */
public record VehicleMix(String source, String exemptVehicle, List<Vehicle> vehicles) {

  private static final double ROUNDING = 1e-6;

  public VehicleMix {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(exemptVehicle, "exemptVehicle");
    vehicles = List.copyOf(vehicles);
    double whole = vehicles.stream().mapToDouble(Vehicle::share).sum();
    if (Math.abs(whole - 1) > ROUNDING) {
      throw new IllegalArgumentException("the shares of the vehicles make up " + whole + ", not 1");
    }
    if (vehicles.stream().noneMatch(Vehicle::isTruck)) {
      throw new IllegalArgumentException("there is no truck among the vehicles");
    }
    named(vehicles, exemptVehicle);
  }

  /** Any vehicle. */
  Vehicle pick(SplittableRandom random) {
    return pick(random, vehicle -> true);
  }

  /** One of those that pass, in proportion to their shares. At least one must pass. */
  Vehicle pick(SplittableRandom random, Predicate<Vehicle> passes) {
    List<Vehicle> choice = vehicles.stream().filter(passes).toList();
    double draw = random.nextDouble() * choice.stream().mapToDouble(Vehicle::share).sum();
    for (Vehicle vehicle : choice) {
      draw -= vehicle.share();
      if (draw < 0) {
        return vehicle;
      }
    }
    return choice.get(choice.size() - 1);
  }

  /** The type of exempt vehicles. */
  Vehicle exempt() {
    return named(vehicles, exemptVehicle);
  }

  private static Vehicle named(List<Vehicle> vehicles, String name) {
    return vehicles.stream()
        .filter(vehicle -> vehicle.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no vehicle is named '" + name + "'"));
  }
}
