package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.AxleLayouts.AxleLayout;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells from the axles what a vehicle is. Pure; thread-safe.
 *
 * <p>What the scale says counts. Where it says nothing, all configurations whose layout fits are
 * possible. Where it contradicts its own axles, both what it says and what fits are possible. The
 * limit is then the one most favourable to the driver.
 */
final class VehicleRecognition {

  /** The scale did not say how the vehicle is put together; the axles do. */
  static final String RECOGNISED = "CONFIGURATION_RECOGNISED_FROM_AXLES";

  /** The scale says a configuration that none of its layouts fits, and another one does. */
  static final String CONTRADICTED = "CONFIGURATION_CONTRADICTS_AXLES_HIGHEST_LIMIT";

  private final Optional<AxleLayouts> layouts;

  /**
   * Recognition by these figures.
   *
   * @param layouts empty if there are none: then only what the scale says is known
   */
  VehicleRecognition(Optional<AxleLayouts> layouts) {
    this.layouts = layouts;
  }

  /** What is known of the vehicle of a passage. */
  WeighedVehicle recognise(PassageReport passage) {
    Set<VehicleConfiguration> said = EnumSet.noneOf(VehicleConfiguration.class);
    if (passage.configuration() != VehicleConfiguration.UNKNOWN) {
      said.add(passage.configuration());
    }
    List<Double> spacingsM = passage.axleSpacingsM();
    if (layouts.isEmpty() || spacingsM.size() != passage.axleCount() - 1) {
      return new WeighedVehicle(passage.axleCount(), said, passage.driveAxles(), null, List.of());
    }
    List<AxleLayout> fitting = layouts.get().fitting(spacingsM);
    Set<VehicleConfiguration> recognised = EnumSet.noneOf(VehicleConfiguration.class);
    fitting.forEach(layout -> recognised.add(layout.configuration()));
    List<String> notes = new ArrayList<>();
    Set<VehicleConfiguration> possible = EnumSet.copyOf(said);
    if (said.isEmpty()) {
      possible.addAll(recognised);
      if (!recognised.isEmpty()) {
        notes.add(RECOGNISED);
      }
    } else if (!recognised.isEmpty() && !recognised.containsAll(said)) {
      possible.addAll(recognised);
      notes.add(CONTRADICTED);
    }
    return new WeighedVehicle(
        passage.axleCount(),
        possible,
        passage.driveAxles() == null ? driveAxlesOf(fitting, possible) : passage.driveAxles(),
        layouts.get().groupsOf(spacingsM),
        notes);
  }

  /** What all layouts that may be the vehicle's agree on; null if they do not. */
  private static Integer driveAxlesOf(
      List<AxleLayout> fitting, Set<VehicleConfiguration> possible) {
    List<AxleLayout> own =
        fitting.stream().filter(layout -> possible.contains(layout.configuration())).toList();
    boolean saysAll =
        !own.isEmpty()
            && own.stream().map(AxleLayout::configuration).distinct().count() == possible.size();
    if (!saysAll) {
      return null;
    }
    Integer first = own.get(0).driveAxles();
    return first != null && own.stream().allMatch(layout -> first.equals(layout.driveAxles()))
        ? first
        : null;
  }
}
