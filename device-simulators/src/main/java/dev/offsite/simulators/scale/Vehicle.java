package dev.offsite.simulators.scale;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A type of vehicle on the road.
 *
 * @param configuration how it is put together
 * @param axles number of axles
 * @param driveAxles driven axles of the tractor
 * @param share of all vehicles
 * @param tareKg mass without load
 * @param lengthM over all
 * @param spacingsM between neighbouring axles, front to rear
 * @param loadShares share of the gross mass on each axle when loaded
 */
public record Vehicle(
    VehicleConfiguration configuration,
    int axles,
    int driveAxles,
    double share,
    int tareKg,
    double lengthM,
    List<Double> spacingsM,
    List<Double> loadShares) {

  /**
   * What drives over the bridges. The shares are a plausible mix of a city with much building, not
   * a published one: configuration, unverified.
   */
  static final List<Vehicle> MIX =
      List.of(
          new Vehicle(
              VehicleConfiguration.RIGID,
              2,
              1,
              0.22,
              1_500,
              4.6,
              List.of(2.7),
              List.of(0.55, 0.45)),
          new Vehicle(
              VehicleConfiguration.RIGID,
              2,
              1,
              0.20,
              6_000,
              8.5,
              List.of(4.7),
              List.of(0.35, 0.65)),
          new Vehicle(
              VehicleConfiguration.RIGID,
              3,
              2,
              0.10,
              11_000,
              9.8,
              List.of(4.3, 1.35),
              List.of(0.26, 0.37, 0.37)),
          new Vehicle(
              VehicleConfiguration.RIGID,
              4,
              2,
              0.20,
              15_000,
              10.2,
              List.of(1.95, 3.4, 1.35),
              List.of(0.20, 0.20, 0.30, 0.30)),
          new Vehicle(
              VehicleConfiguration.CENTRE_AXLE_TRAILER,
              5,
              2,
              0.04,
              16_500,
              17.8,
              List.of(4.8, 1.35, 6.0, 1.3),
              List.of(0.16, 0.21, 0.21, 0.21, 0.21)),
          new Vehicle(
              VehicleConfiguration.ARTICULATED,
              5,
              1,
              0.07,
              14_500,
              16.5,
              List.of(3.6, 6.2, 1.31, 1.31),
              List.of(0.16, 0.24, 0.20, 0.20, 0.20)),
          new Vehicle(
              VehicleConfiguration.ARTICULATED,
              6,
              1,
              0.03,
              15_500,
              17.3,
              List.of(1.95, 3.0, 6.4, 1.31, 1.31),
              List.of(0.13, 0.13, 0.20, 0.18, 0.18, 0.18)),
          new Vehicle(
              VehicleConfiguration.ARTICULATED,
              6,
              2,
              0.14,
              16_000,
              17.5,
              List.of(3.3, 1.35, 6.6, 1.31, 1.31),
              List.of(0.13, 0.18, 0.18, 0.17, 0.17, 0.17)));

  /** The lightest vehicles are cars: they are weighed but never overloaded. */
  static final int TRUCK_TARE_KG_MIN = 2_500;

  public Vehicle {
    Objects.requireNonNull(configuration, "configuration");
    spacingsM = List.copyOf(spacingsM);
    loadShares = List.copyOf(loadShares);
    if (spacingsM.size() != axles - 1 || loadShares.size() != axles) {
      throw new IllegalArgumentException(axles + " axles, " + spacingsM + ", " + loadShares);
    }
  }

  /**
   * The limit of the table that binds a vehicle of which this much is known: the most favourable of
   * the rows that may be its own.
   *
   * @param configuration {@code UNKNOWN} matches all
   * @param driveAxles null matches all
   * @throws IllegalArgumentException if no row matches
   */
  static int limitKg(
      ReferenceEntry.MassLimits limits,
      int axles,
      VehicleConfiguration configuration,
      @Nullable Integer driveAxles) {
    int mostKg = 0;
    for (ReferenceEntry.MassLimit row : limits.rows()) {
      boolean sameAxles = row.axles() == axles || (row.orMoreAxles() && axles > row.axles());
      boolean sameConfiguration =
          configuration == VehicleConfiguration.UNKNOWN || row.configuration() == configuration;
      boolean sameDrive =
          driveAxles == null || row.driveAxles() == null || row.driveAxles().equals(driveAxles);
      if (sameAxles && sameConfiguration && sameDrive) {
        mostKg = Math.max(mostKg, row.limitKg());
      }
    }
    if (mostKg == 0) {
      throw new IllegalArgumentException(
          limits.id() + " has no row for " + configuration + " with " + axles + " axles");
    }
    return mostKg;
  }
}
