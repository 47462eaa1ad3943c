package dev.offsite.simulators.scale;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of how a vehicle is put together.
 *
 * @param axles number of axles
 * @param configuration {@code UNKNOWN} where it cannot be told
 * @param driveAxles driven axles of the tractor; null where it cannot be told
 */
public record Silhouette(
    int axles, VehicleConfiguration configuration, @Nullable Integer driveAxles) {

  /** Everything about a vehicle. */
  static Silhouette of(Vehicle vehicle) {
    return new Silhouette(vehicle.axles(), vehicle.configuration(), vehicle.driveAxles());
  }

  /** Nothing but the number of axles. */
  static Silhouette axlesOf(Vehicle vehicle) {
    return new Silhouette(vehicle.axles(), VehicleConfiguration.UNKNOWN, null);
  }

  /**
   * The limit of the table that binds it: the most favourable of the rows that may be its own.
   *
   * @throws IllegalArgumentException if no row matches
   */
  int limitKg(ReferenceEntry.MassLimits limits) {
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
