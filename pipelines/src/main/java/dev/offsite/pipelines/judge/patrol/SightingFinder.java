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
import java.util.Optional;

/**
 * Asks which rules a detection concerns, and in which neighbourhood of zones. Not thread-safe:
 * keeps the neighbourhoods of the release it was asked about last.
 *
 * <p>A detection beside a zone counts too, within its own uncertainty: where the place really lies
 * is decided by all its sightings together.
 */
public final class SightingFinder {

  private final NeighbourhoodCache neighbourhoods;

  SightingFinder(NeighbourhoodCache neighbourhoods) {
    this.neighbourhoods = neighbourhoods;
  }

  /** A finder by itself. */
  public SightingFinder() {
    this(new NeighbourhoodCache());
  }

  /**
   * One sighting for each rule of a kind that looks at this class here. One of less confidence than
   * the rule asks for is passed on where the rule compares sorties: it opens nothing, but who sees
   * something there, however faintly, has not seen that it is gone.
   */
  public List<Sighting> find(Located located, ViolationKind kind, ReferenceSnapshot reference) {
    DetectionReport detection = (DetectionReport) located.received().report();
    Instant at = detection.deviceTime();
    List<Sighting> sightings = new ArrayList<>();
    for (ReferenceEntry.Rule rule : reference.rules(kind, at)) {
      if (rule.objectClasses().contains(detection.objectClass())
          && (detection.confidence() >= rule.requireParameter("minConfidence")
              || rule.parameters().containsKey(PatrolRule.GONE_LOOKS))) {
        find(located, detection, rule, reference).ifPresent(sightings::add);
      }
    }
    return sightings;
  }

  private Optional<Sighting> find(
      Located located,
      DetectionReport detection,
      ReferenceEntry.Rule rule,
      ReferenceSnapshot reference) {
    if (rule.fenceKinds().isEmpty()) {
      return Optional.of(sighting(located, detection, rule, "", "", 0));
    }
    Instant at = detection.deviceTime();
    Wgs84Position place = new Wgs84Position(located.lng(), located.lat());
    Neighbourhoods names = neighbourhoods.of(reference);
    Optional<Fence> zone = ZoneFinder.covering(place, at, rule, reference);
    if (zone.isPresent()) {
      String id = zone.get().id();
      return Optional.of(
          sighting(
              located, detection, rule, names.nameOf(rule.id(), id), id, zone.get().version()));
    }
    double reachM =
        Math.min(
            Neighbourhoods.BESIDE_M, detection.ce90M() + rule.requireParameter("mergeRadiusM"));
    return ZoneFinder.beside(place, reachM, at, rule, reference)
        .map(fence -> names.nameOf(rule.id(), fence.id()))
        .map(name -> sighting(located, detection, rule, name, "", 0));
  }

  private static Sighting sighting(
      Located located,
      DetectionReport detection,
      ReferenceEntry.Rule rule,
      String neighbourhood,
      String fenceId,
      int fenceVersion) {
    return new Sighting(
        rule.id(),
        neighbourhood,
        fenceId,
        fenceVersion,
        detection.deviceId(),
        detection.sortieId() == null ? "" : detection.sortieId(),
        detection.platform(),
        detection.detectionId(),
        detection.deviceTime().toEpochMilli(),
        located.lng(),
        located.lat(),
        detection.ce90M(),
        detection.confidence(),
        detection.objectClass(),
        detection.plate(),
        detection.media(),
        located.received().raw().receivedAtMillis(),
        located.received().raw().partition(),
        located.received().raw().offset(),
        CodedIndex.of(located.received().raw(), located.received().index()),
        Sha256.hexOf(located.received().raw().payload()));
  }
}
