package dev.offsite.pipelines.reference;

import dev.offsite.schemas.reference.OverLimitPermit;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Over-limit permits, by the vehicle they were given to. Immutable. */
final class OverLimitPermitsByPlate {

  private final Map<String, List<OverLimitPermit>> byPlate;

  private OverLimitPermitsByPlate(Map<String, List<OverLimitPermit>> byPlate) {
    this.byPlate = byPlate;
  }

  static OverLimitPermitsByPlate of(Collection<ReferenceEntry> entries) {
    Map<String, List<OverLimitPermit>> byPlate = new HashMap<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof OverLimitPermit permit) {
        byPlate.computeIfAbsent(permit.plate(), plate -> new ArrayList<>()).add(permit);
      }
    }
    byPlate.replaceAll((plate, permits) -> List.copyOf(permits));
    return new OverLimitPermitsByPlate(byPlate);
  }

  /** All of them, in force or not. */
  List<OverLimitPermit> of(String plate) {
    return byPlate.getOrDefault(plate, List.of());
  }
}
