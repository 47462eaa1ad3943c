package dev.offsite.pipelines.reference;

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

  private PermitsByPlate(Map<String, List<ReferenceEntry.Permit>> byPlate) {
    this.byPlate = byPlate;
  }

  static PermitsByPlate of(Collection<ReferenceEntry> entries) {
    Map<String, List<ReferenceEntry.Permit>> byPlate = new HashMap<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.Permit permit) {
        byPlate.computeIfAbsent(permit.plate(), plate -> new ArrayList<>()).add(permit);
      }
    }
    return new PermitsByPlate(byPlate);
  }

  boolean allowEntry(String plate, String fenceId, Instant at) {
    for (ReferenceEntry.Permit permit : byPlate.getOrDefault(plate, List.of())) {
      if (permit.validity().covers(at) && permit.allowedFenceIds().contains(fenceId)) {
        return true;
      }
    }
    return false;
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
