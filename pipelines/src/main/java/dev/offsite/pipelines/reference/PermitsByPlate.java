package dev.offsite.pipelines.reference;

import dev.offsite.geo.fence.ActiveWindows;
import dev.offsite.schemas.reference.PermitHours;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Permits, by the vehicle they were given to. Immutable. */
final class PermitsByPlate {

  private final Map<String, List<ReferenceEntry.Permit>> byPlate;

  /** Many permits have the same hours; they are read once. */
  private final Map<PermitHours, ActiveWindows> windows;

  private PermitsByPlate(
      Map<String, List<ReferenceEntry.Permit>> byPlate, Map<PermitHours, ActiveWindows> windows) {
    this.byPlate = byPlate;
    this.windows = windows;
  }

  static PermitsByPlate of(Collection<ReferenceEntry> entries) {
    Map<String, List<ReferenceEntry.Permit>> byPlate = new HashMap<>();
    Map<PermitHours, ActiveWindows> windows = new HashMap<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.Permit permit) {
        byPlate.computeIfAbsent(permit.plate(), plate -> new ArrayList<>()).add(permit);
        if (permit.hours() != null) {
          windows.computeIfAbsent(permit.hours(), PermitHoursWindows::of);
        }
      }
    }
    return new PermitsByPlate(byPlate, windows);
  }

  boolean allowEntry(String plate, String fenceId, Instant at) {
    for (ReferenceEntry.Permit permit : byPlate.getOrDefault(plate, List.of())) {
      if (permit.validity().covers(at) && permit.allowedFenceIds().contains(fenceId)) {
        return true;
      }
    }
    return false;
  }

  /** Those of {@link #validAt} whose hours hold at that time too, by id. */
  List<ReferenceEntry.Permit> inHoursAt(String plate, Instant at) {
    List<ReferenceEntry.Permit> inHours = new ArrayList<>();
    for (ReferenceEntry.Permit permit : validAt(plate, at)) {
      if (permit.hours() == null || windows.get(permit.hours()).isActive(at)) {
        inHours.add(permit);
      }
    }
    return inHours;
  }

  /** Every version of every permit of a vehicle, in any order. */
  List<ReferenceEntry.Permit> allOf(String plate) {
    return byPlate.getOrDefault(plate, List.of());
  }

  /** Permits of a vehicle that are valid at a time, by id. */
  List<ReferenceEntry.Permit> validAt(String plate, Instant at) {
    List<ReferenceEntry.Permit> valid = new ArrayList<>();
    for (ReferenceEntry.Permit permit : byPlate.getOrDefault(plate, List.of())) {
      if (permit.validity().covers(at)) {
        valid.add(permit);
      }
    }
    valid.sort(Comparator.comparing(ReferenceEntry.Permit::id));
    return valid;
  }
}
