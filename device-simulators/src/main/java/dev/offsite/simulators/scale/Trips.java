package dev.offsite.simulators.scale;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Makes vehicles that cross given bridges. */
final class Trips {

  /** Who hauls much hauls with many axles. */
  private static final int FLEET_AXLES_MIN = 4;

  private final VehicleMix mix;
  private final ScalePlan plan;
  private final List<String> exemptPlates;
  private final ClearMasses masses;

  /**
   * Vehicles that cross these bridges, each with one mass.
   *
   * @param bridges at least one; the exempt are those of the first
   */
  Trips(VehicleMix mix, ScalePlan plan, List<WeighedBridge> bridges) {
    this.mix = mix;
    this.plan = plan;
    this.exemptPlates = bridges.get(0).exemptPlates();
    this.masses = new ClearMasses(bridges);
  }

  /** Any vehicle: a car, a truck, or one that is exempt. */
  Trip any(SplittableRandom random) {
    boolean exempt = !exemptPlates.isEmpty() && random.nextDouble() < plan.exemptShare();
    return exempt ? exempt(random) : drawn(random, mix.pick(random), plan.overloadedShare());
  }

  /** A truck with at least so many axles; it may be overloaded. */
  Trip truck(SplittableRandom random, int axlesMin) {
    return drawn(random, pickTruck(random, axlesMin), plan.overloadedShare());
  }

  /** A truck that keeps to the limit. */
  Trip lawfulTruck(SplittableRandom random) {
    return drawn(random, pickTruck(random, 2), 0);
  }

  /** A truck of the fleet, of the usual size. */
  Trip ofFleet(FleetCrossing truck, SplittableRandom random) {
    Trip trip = drawn(random, pickTruck(random, FLEET_AXLES_MIN), truck.overloaded() ? 1 : 0);
    return new Trip(
        trip.vehicle(),
        truck.plate(),
        truck.plateReadable(),
        trip.seen(),
        false,
        trip.vehicle().dimensions(),
        trip.grossKg(),
        null);
  }

  private Vehicle pickTruck(SplittableRandom random, int axlesMin) {
    Predicate<Vehicle> passes = vehicle -> vehicle.isTruck() && vehicle.axles() >= axlesMin;
    return mix.pick(random, mix.vehicles().stream().anyMatch(passes) ? passes : Vehicle::isTruck);
  }

  private Trip exempt(SplittableRandom random) {
    Vehicle vehicle = mix.exempt();
    return new Trip(
        vehicle,
        exemptPlates.get(random.nextInt(exemptPlates.size())),
        true,
        Silhouette.of(vehicle),
        true,
        vehicle.dimensions(),
        masses.overloadedKg(random, vehicle, Silhouette.of(vehicle), 0),
        null);
  }

  private Trip drawn(SplittableRandom random, Vehicle vehicle, double overloadedShare) {
    Silhouette seen =
        random.nextDouble() < plan.unrecognisedShare()
            ? Silhouette.axlesOf(vehicle)
            : Silhouette.of(vehicle);
    boolean overloaded = vehicle.isTruck() && random.nextDouble() < overloadedShare;
    boolean oversize = vehicle.isTruck() && random.nextDouble() < plan.oversizeShare();
    return new Trip(
        vehicle,
        Plates.draw(random),
        random.nextDouble() >= plan.unreadableShare(),
        seen,
        false,
        oversize ? vehicle.dimensions().oversize(random) : vehicle.dimensions(),
        overloaded
            ? masses.overloadedKg(random, vehicle, seen, plan.giantShare())
            : masses.lawfulKg(random, vehicle, seen),
        null);
  }
}
