package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says of a place what is held against whoever is responsible for it. Pure; thread-safe. */
final class PatrolFindings {

  /**
   * The finding; empty if the loaded release knows the zone no more.
   *
   * @param unseen whether the place has not been seen for the rule's retention
   */
  static Optional<Finding> of(
      SeenPlace place, boolean unseen, PatrolRule rule, ReferenceSnapshot reference) {
    Sighting first = place.first();
    Sighting last = place.last();
    Sighting best = place.best();
    Optional<Fence> zone =
        reference.fences(ViolationKind.PATROL_OBJECT).find(first.fenceId(), first.fenceVersion());
    if (zone.isEmpty()) {
      return Optional.empty();
    }
    Instant start = Instant.ofEpochMilli(first.timeMs());
    Instant lastSeen = Instant.ofEpochMilli(last.timeMs());
    return Optional.of(
        new Finding(
            rule.rule(),
            reference.release(),
            first.deviceId() + '/' + first.detectionId(),
            first.fenceId(),
            new Candidate.Subject(null, null, null, best.deviceId(), null, best.objectClass()),
            new Candidate.Episode(
                start,
                0,
                start,
                Instant.ofEpochMilli(best.timeMs()),
                lastSeen,
                unseen ? lastSeen : null,
                (last.timeMs() - first.timeMs()) / 1000.0,
                null,
                place.looks()),
            facts(place, zone.get()),
            place(place, zone.get()),
            Finding.lawOf(rule.rule()),
            doubts(place, zone.get()),
            new Candidate.Evidence(records(place), best.media(), List.of()),
            lastSeen,
            Instant.ofEpochMilli(last.receivedMs())));
  }

  private static Candidate.Facts facts(SeenPlace place, Fence zone) {
    Map<String, String> details = new TreeMap<>();
    details.put("objectClass", place.best().objectClass());
    details.put("fenceKind", zone.kind());
    details.put("looks", Integer.toString(place.looks()));
    return new Candidate.Facts(
        place.best().confidence(), null, null, "1", null, null, details, List.of());
  }

  private static Candidate.Place place(SeenPlace place, Fence zone) {
    return new Candidate.Place(
        null,
        zone.id(),
        zone.version(),
        zone.name().isBlank() ? zone.id() : zone.name(),
        place.position().lng(),
        place.position().lat(),
        "WGS84",
        place.bestCe90M(),
        null,
        null);
  }

  /** A place nearer to the border than its own uncertainty may lie in the neighbour's zone. */
  private static Set<Doubt> doubts(SeenPlace place, Fence zone) {
    double borderM = zone.shape().outline().borderDistanceM(place.position());
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (-borderM < place.bestCe90M()) {
      doubts.add(Doubt.BORDER_WITHIN_UNCERTAINTY);
    }
    if (place.isRepaired()) {
      doubts.add(Doubt.RECORD_REPAIRED);
    }
    return doubts;
  }

  private static List<Candidate.RawRecord> records(SeenPlace place) {
    List<Candidate.RawRecord> records = new ArrayList<>();
    records.add(record("FIRST", place.first()));
    records.add(record("WORST", place.best()));
    records.add(record("LAST", place.last()));
    return records;
  }

  private static Candidate.RawRecord record(String role, Sighting sighting) {
    return new Candidate.RawRecord(
        role,
        DeviceKind.DRONE.telemetryTopic(),
        sighting.partition(),
        sighting.offset(),
        CodedIndex.position(sighting.index()),
        sighting.sha256());
  }

  private PatrolFindings() {}
}
