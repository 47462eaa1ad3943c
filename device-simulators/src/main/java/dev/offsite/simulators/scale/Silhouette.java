package dev.offsite.simulators.scale;

import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.AxleLayouts.AxleLayout;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of how a vehicle is put together.
 *
 * @param axles number of axles
 * @param configuration {@code UNKNOWN} where the scale cannot tell it
 * @param driveAxles driven axles of the tractor; null where the scale cannot tell it
 * @param spacingsM between neighbouring axles, from which more may be told; empty if not measured
 */
public record Silhouette(
    int axles,
    VehicleConfiguration configuration,
    @Nullable Integer driveAxles,
    List<Double> spacingsM) {

  /** One whose spacings are not measured. */
  public Silhouette(int axles, VehicleConfiguration configuration, @Nullable Integer driveAxles) {
    this(axles, configuration, driveAxles, List.of());
  }

  public Silhouette {
    spacingsM = List.copyOf(spacingsM);
  }

  /** Everything about a vehicle. */
  static Silhouette of(Vehicle vehicle) {
    return new Silhouette(
        vehicle.axles(), vehicle.configuration(), vehicle.driveAxles(), vehicle.spacingsM());
  }

  /** Nothing but the axles and where they are. */
  static Silhouette axlesOf(Vehicle vehicle) {
    return new Silhouette(vehicle.axles(), VehicleConfiguration.UNKNOWN, null, vehicle.spacingsM());
  }

  /**
   * The limit of the table that binds it: the most favourable of the rows that may be its own.
   *
   * @param layouts what the spacings tell; null if nothing
   * @throws IllegalArgumentException if no row matches
   */
  int limitKg(ReferenceEntry.MassLimits limits, @Nullable AxleLayouts layouts) {
    boolean measured = layouts != null && spacingsM.size() == axles - 1;
    List<AxleLayout> fitting = measured ? layouts.fitting(spacingsM) : List.of();
    List<Integer> groups = measured ? layouts.groupsOf(spacingsM) : List.of();
    Set<VehicleConfiguration> possible = possible(fitting);
    Integer drive = driveAxles == null ? driveAxlesOf(fitting) : driveAxles;
    int mostKg = 0;
    for (ReferenceEntry.MassLimit row : limits.rows()) {
      boolean sameAxles = row.axles() == axles || (row.orMoreAxles() && axles > row.axles());
      boolean sameConfiguration = possible.isEmpty() || possible.contains(row.configuration());
      boolean sameDrive =
          drive == null || row.driveAxles() == null || row.driveAxles().equals(drive);
      boolean sameGroups =
          groups.isEmpty() || row.axleGroups().isEmpty() || row.axleGroups().equals(groups);
      if (sameAxles && sameConfiguration && sameDrive && sameGroups) {
        mostKg = Math.max(mostKg, row.limitKg());
      }
    }
    if (mostKg == 0) {
      throw new IllegalArgumentException(
          limits.id() + " has no row for " + configuration + " with " + axles + " axles");
    }
    return mostKg;
  }

  private Set<VehicleConfiguration> possible(List<AxleLayout> fitting) {
    return configuration != VehicleConfiguration.UNKNOWN
        ? EnumSet.of(configuration)
        : fitting.stream()
            .map(AxleLayout::configuration)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(VehicleConfiguration.class)));
  }

  /** Of vehicles that the scale cannot tell; null unless every layout that fits says the same. */
  private @Nullable Integer driveAxlesOf(List<AxleLayout> fitting) {
    Set<Integer> said =
        fitting.stream()
            .map(layout -> layout.driveAxles() == null ? 0 : layout.driveAxles())
            .collect(Collectors.toSet());
    return said.size() == 1 && !said.contains(0) ? said.iterator().next() : null;
  }
}
