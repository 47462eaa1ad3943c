package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks a vehicle up in the table of one law. Where the axle count alone cannot decide, the limit
 * most favourable to the driver is taken and the note says so. Pure; thread-safe.
 */
final class MassLimitTable {

  private final ReferenceEntry.MassLimits law;

  MassLimitTable(ReferenceEntry.MassLimits law) {
    this.law = law;
  }

  /** The limit of a vehicle; empty if the table knows no vehicle with so few axles. */
  Optional<TableLimit> find(WeighedVehicle vehicle) {
    List<String> notes = new ArrayList<>(vehicle.notes());
    Map<VehicleConfiguration, List<ReferenceEntry.MassLimit>> possible = rows(vehicle.axles());
    if (vehicle.possible().isEmpty()) {
      notes.add(TableLimit.CONFIGURATION_UNKNOWN);
    } else if (possible.keySet().stream().anyMatch(vehicle.possible()::contains)) {
      possible.keySet().retainAll(vehicle.possible());
    } else {
      notes.add(TableLimit.CONFIGURATION_NOT_IN_TABLE);
    }
    List<ReferenceEntry.MassLimit> rows = new ArrayList<>();
    for (List<ReferenceEntry.MassLimit> ofOne : possible.values()) {
      List<ReferenceEntry.MassLimit> ofDrive =
          narrow(
              ofOne,
              ReferenceEntry.MassLimit::driveAxles,
              vehicle.driveAxles(),
              TableLimit.DRIVE_AXLES_UNKNOWN,
              TableLimit.DRIVE_AXLES_NOT_IN_TABLE,
              notes);
      rows.addAll(
          narrow(
              ofDrive,
              row -> row.axleGroups().isEmpty() ? null : row.axleGroups(),
              vehicle.axleGroups(),
              TableLimit.LAYOUT_UNKNOWN,
              TableLimit.LAYOUT_NOT_IN_TABLE,
              notes));
    }
    return rows.stream()
        .map(ReferenceEntry.MassLimit::limitKg)
        .max(Integer::compare)
        .map(limitKg -> new TableLimit(limitKg, law.basis(), notes));
  }

  /** Rows for exactly so many axles come before rows for fewer or more. */
  private Map<VehicleConfiguration, List<ReferenceEntry.MassLimit>> rows(int axles) {
    Map<VehicleConfiguration, List<ReferenceEntry.MassLimit>> nearest =
        new EnumMap<>(VehicleConfiguration.class);
    for (ReferenceEntry.MassLimit row : law.rows()) {
      if (row.axles() == axles || (row.orMoreAxles() && axles > row.axles())) {
        List<ReferenceEntry.MassLimit> rows =
            nearest.computeIfAbsent(row.configuration(), c -> new ArrayList<>());
        if (!rows.isEmpty() && rows.get(0).axles() < row.axles()) {
          rows.clear();
        }
        if (rows.isEmpty() || rows.get(0).axles() == row.axles()) {
          rows.add(row);
        }
      }
    }
    return nearest;
  }

  /**
   * The rows of one configuration that ask for what is seen; else those that ask for nothing; all
   * of them where that is not decided.
   *
   * @param asked what a row asks for; null if nothing
   * @param seen null if not known
   */
  private static List<ReferenceEntry.MassLimit> narrow(
      List<ReferenceEntry.MassLimit> rows,
      Function<ReferenceEntry.MassLimit, Object> asked,
      Object seen,
      String noteIfUnknown,
      String noteIfNotInTable,
      List<String> notes) {
    List<ReferenceEntry.MassLimit> exact = new ArrayList<>();
    List<ReferenceEntry.MassLimit> any = new ArrayList<>();
    for (ReferenceEntry.MassLimit row : rows) {
      if (asked.apply(row) == null) {
        any.add(row);
      } else if (asked.apply(row).equals(seen)) {
        exact.add(row);
      }
    }
    if (!exact.isEmpty()) {
      return exact;
    }
    boolean isDecided = any.size() == rows.size() || (seen != null && !any.isEmpty());
    if (isDecided) {
      return any;
    }
    String note = seen == null ? noteIfUnknown : noteIfNotInTable;
    if (!notes.contains(note)) {
      notes.add(note);
    }
    return rows;
  }
}
