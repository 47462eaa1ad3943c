package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    List<ReferenceEntry.MassLimit> candidates = rows(axles);
    if (configuration == VehicleConfiguration.UNKNOWN) {
      notes.add(MassLimit.CONFIGURATION_UNKNOWN);
    } else {
      List<ReferenceEntry.MassLimit> exact =
          candidates.stream().filter(row -> row.configuration() == configuration).toList();
      if (exact.isEmpty()) {
        notes.add(MassLimit.CONFIGURATION_NOT_IN_TABLE);
      } else {
        candidates = exact;
      }
    }
    if (driveAxles != null) {
      candidates =
          candidates.stream()
              .filter(row -> row.driveAxles() == null || row.driveAxles().equals(driveAxles))
              .toList();
    } else if (dependsOnDriveAxles(candidates)) {
      notes.add(MassLimit.DRIVE_AXLES_UNKNOWN);
    }
    return candidates.stream()
        .map(ReferenceEntry.MassLimit::limitKg)
        .max(Integer::compare)
        .map(tableKg -> withSign(tableKg, postedKg, notes));
  }

  private MassLimit withSign(int tableKg, Integer postedKg, List<String> notes) {
    if (postedKg != null && postedKg < tableKg) {
      notes.add(MassLimit.POSTED_LIMIT_BINDS);
      return new MassLimit(postedKg, tableKg, law.basis(), notes);
    }
    return new MassLimit(tableKg, tableKg, law.basis(), notes);
  }

  private List<ReferenceEntry.MassLimit> rows(int axles) {
    return law.rows().stream()
        .filter(row -> row.axles() == axles || (row.orMoreAxles() && axles > row.axles()))
        .toList();
  }

  private static boolean dependsOnDriveAxles(List<ReferenceEntry.MassLimit> rows) {
    return rows.stream().anyMatch(row -> row.driveAxles() != null);
  }
}
