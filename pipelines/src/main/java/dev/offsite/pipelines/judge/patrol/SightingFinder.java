package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.DetectionReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks which rules a detection concerns, and in which zone. Pure; thread-safe. */
public final class SightingFinder {

  /**
   * One sighting for each rule that looks at this class in a zone that covers the place. Where
   * several zones do, the one with the lowest id counts, so that one place is one case.
   */
  public List<Sighting> find(Located located, ReferenceSnapshot reference) {
    DetectionReport detection = (DetectionReport) located.received().report();
    Instant at = detection.deviceTime();
    List<Sighting> sightings = new ArrayList<>();
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PATROL_OBJECT, at)) {
      if (!rule.objectClasses().contains(detection.objectClass())
          || detection.confidence() < rule.requireParameter("minConfidence")) {
        continue;
      }
      Fence zone = zoneOf(located, at, rule, reference);
      if (zone != null) {
        sightings.add(sighting(located, detection, rule, zone));
      }
    }
    return sightings;
  }

  private static Fence zoneOf(
      Located located, Instant at, ReferenceEntry.Rule rule, ReferenceSnapshot reference) {
    Fence lowest = null;
    Wgs84Position place = new Wgs84Position(located.lng(), located.lat());
    for (Fence fence : reference.fences(ViolationKind.PATROL_OBJECT).covering(place)) {
      boolean counts =
          rule.fenceKinds().contains(fence.kind())
              && fence.validity().contains(at)
              && fence.windows().isActive(at);
      if (counts && (lowest == null || fence.id().compareTo(lowest.id()) < 0)) {
        lowest = fence;
      }
    }
    return lowest;
  }

  private static Sighting sighting(
      Located located, DetectionReport detection, ReferenceEntry.Rule rule, Fence zone) {
    return new Sighting(
        rule.id(),
        zone.id(),
        zone.version(),
        detection.deviceId(),
        detection.detectionId(),
        detection.deviceTime().toEpochMilli(),
        located.lng(),
        located.lat(),
        detection.ce90M(),
        detection.confidence(),
        detection.objectClass(),
        detection.media(),
        located.received().raw().receivedAtMillis(),
        located.received().raw().partition(),
        located.received().raw().offset(),
        CodedIndex.of(located.received().raw(), located.received().index()),
        Sha256.hexOf(located.received().raw().payload()));
  }
}
