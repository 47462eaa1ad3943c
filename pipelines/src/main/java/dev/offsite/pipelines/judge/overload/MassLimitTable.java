package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks a vehicle up in the table of one law. Where the axle count alone cannot decide, the limit
 * most favourable to the driver is taken and the note says so. Pure; thread-safe.
 */
final class MassLimitTable {

  private final ReferenceEntry.MassLimits law;

  MassLimitTable(ReferenceEntry.MassLimits law) {
    this.law = law;
  }

  /**
   * The limit of a vehicle; empty if the table knows no vehicle with so few axles.
   *
   * @param driveAxles null if not known
   * @param postedKg limit on the sign; null if there is none
   */
  Optional<MassLimit> find(
      int axles, VehicleConfiguration configuration, Integer driveAxles, Integer postedKg) {
    List<String> notes = new ArrayList<>();
    Map<VehicleConfiguration, List<ReferenceEntry.MassLimit>> possible = rows(axles);
    if (configuration == VehicleConfiguration.UNKNOWN) {
      notes.add(MassLimit.CONFIGURATION_UNKNOWN);
    } else if (possible.containsKey(configuration)) {
      possible.keySet().retainAll(Set.of(configuration));
    } else {
      notes.add(MassLimit.CONFIGURATION_NOT_IN_TABLE);
    }
    List<ReferenceEntry.MassLimit> rows = new ArrayList<>();
    for (List<ReferenceEntry.MassLimit> ofOne : possible.values()) {
      rows.addAll(withDriveAxles(ofOne, driveAxles, notes));
    }
    return rows.stream()
        .map(ReferenceEntry.MassLimit::limitKg)
        .max(Integer::compare)
        .map(tableKg -> withSign(tableKg, postedKg, notes));
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

  /** The rows of one configuration for so many driven axles; all of them where none is. */
  private static List<ReferenceEntry.MassLimit> withDriveAxles(
      List<ReferenceEntry.MassLimit> rows, Integer driveAxles, List<String> notes) {
    List<ReferenceEntry.MassLimit> exact = new ArrayList<>();
    List<ReferenceEntry.MassLimit> any = new ArrayList<>();
    for (ReferenceEntry.MassLimit row : rows) {
      if (row.driveAxles() == null) {
        any.add(row);
      } else if (row.driveAxles().equals(driveAxles)) {
        exact.add(row);
      }
    }
    if (!exact.isEmpty()) {
      return exact;
    }
    boolean isDecided = any.size() == rows.size() || (driveAxles != null && !any.isEmpty());
    if (isDecided) {
      return any;
    }
    String note =
        driveAxles == null ? MassLimit.DRIVE_AXLES_UNKNOWN : MassLimit.DRIVE_AXLES_NOT_IN_TABLE;
    if (!notes.contains(note)) {
      notes.add(note);
    }
    return rows;
  }

  private MassLimit withSign(int tableKg, Integer postedKg, List<String> notes) {
    if (postedKg != null && postedKg < tableKg) {
      notes.add(MassLimit.POSTED_LIMIT_BINDS);
      return new MassLimit(postedKg, tableKg, law.basis(), notes);
    }
    return new MassLimit(tableKg, tableKg, law.basis(), notes);
  }
}
