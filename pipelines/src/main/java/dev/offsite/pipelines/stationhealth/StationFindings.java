package dev.offsite.pipelines.stationhealth;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what an episode of a scale is. Pure; thread-safe. */
final class StationFindings {

  private static final String OBJECT_CLASS = "SCALE";

  private final String deviceId;
  private final ReferenceSnapshot reference;
  private final Instant event;
  private final Instant received;

  StationFindings(String deviceId, ReferenceSnapshot reference, Instant event, Instant received) {
    this.deviceId = deviceId;
    this.reference = reference;
    this.event = event;
    this.received = received;
  }

  /** The finding; empty if scale, site or rule of its begin are not in the reference data. */
  Optional<Finding> of(HealthEpisode episode) {
    Instant start = Instant.ofEpochMilli(episode.startMs());
    Instant last = Instant.ofEpochMilli(episode.lastMs());
    Optional<ReferenceEntry.Rule> rule =
        reference.rules(episode.kind(), start).stream()
            .filter(r -> r.id().equals(episode.ruleId()))
            .findFirst();
    Optional<ReferenceEntry.Site> site =
        reference
            .findDevice(deviceId, start)
            .flatMap(device -> reference.findSite(device.siteId(), start));
    if (rule.isEmpty() || site.isEmpty()) {
      return Optional.empty();
    }
    double excess = episode.measured() - episode.limit();
    return Optional.of(
        new Finding(
            rule.get(),
            reference.release(),
            deviceId,
            site.get().id(),
            new Candidate.Subject(null, null, null, deviceId, null, OBJECT_CLASS),
            new Candidate.Episode(
                start,
                0,
                start,
                start,
                last,
                episode.endMs() == null ? null : Instant.ofEpochMilli(episode.endMs()),
                (episode.lastMs() - episode.startMs()) / 1000.0,
                null,
                episode.observations()),
            new Candidate.Facts(
                episode.measured(),
                episode.limit(),
                null,
                episode.unit(),
                excess,
                episode.limit() == 0 ? null : 100 * excess / episode.limit(),
                episode.details(),
                List.of()),
            Finding.placeOf(site.get()),
            Finding.lawOf(rule.get()),
            Set.of(),
            new Candidate.Evidence(List.of(), List.of(), List.of()),
            event,
            received));
  }
}
