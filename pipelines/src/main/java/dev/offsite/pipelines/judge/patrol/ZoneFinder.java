package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.BorderDistance;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.Optional;

/** Finds the zone of a rule that a place lies in or beside, at a time. Pure; thread-safe. */
final class ZoneFinder {

  /**
   * The zone that covers the place, in force and active; the lowest id of several, so that one
   * place is one case.
   */
  static Optional<Fence> covering(
      Wgs84Position place, Instant at, ReferenceEntry.Rule rule, ReferenceSnapshot reference) {
    Fence lowest = null;
    for (Fence fence : reference.fences(rule.violation()).covering(place)) {
      if (counts(fence, at, rule) && (lowest == null || fence.id().compareTo(lowest.id()) < 0)) {
        lowest = fence;
      }
    }
    return Optional.ofNullable(lowest);
  }

  /** The zone with the lowest id whose border lies within some metres of a place outside of it. */
  static Optional<Fence> beside(
      Wgs84Position place,
      double metres,
      Instant at,
      ReferenceEntry.Rule rule,
      ReferenceSnapshot reference) {
    GeofenceIndex fences = reference.fences(rule.violation());
    Fence lowest = null;
    for (BorderDistance border : fences.bordersWithin(place, metres)) {
      Fence fence = fences.fence(border.ordinal());
      if (counts(fence, at, rule) && (lowest == null || fence.id().compareTo(lowest.id()) < 0)) {
        lowest = fence;
      }
    }
    return Optional.ofNullable(lowest);
  }

  private static boolean counts(Fence fence, Instant at, ReferenceEntry.Rule rule) {
    return rule.fenceKinds().contains(fence.kind())
        && fence.validity().contains(at)
        && fence.windows().isActive(at);
  }

  private ZoneFinder() {}
}
