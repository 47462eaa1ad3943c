package dev.offsite.pipelines.judge.share;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.TruckSubject;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.trip.Trip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Says of two trips on one permit what is held against the later of the two. Pure. */
final class SharedPermitFindings {

  /** Names the trip that is held against its truck. */
  static final String TRIP = "trip";

  /** Names the trip that had begun before. */
  static final String OTHER_TRIP = "otherTrip";

  /** One finding for each rule that the two trips are enough for. */
  static List<Finding> of(PermitUse one, PermitUse other, ReferenceSnapshot reference) {
    boolean isFirst =
        one.startMs() < other.startMs()
            || (one.startMs() == other.startMs() && one.deviceId().compareTo(other.deviceId()) < 0);
    PermitUse first = isFirst ? one : other;
    PermitUse second = isFirst ? other : one;
    Instant start = Instant.ofEpochMilli(second.startMs());
    long overlapMs = PermitUse.overlapMs(first, second);
    double apartM = PermitUse.apartM(first, second);
    List<Finding> findings = new ArrayList<>();
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PERMIT_SHARED, start)) {
      if (overlapMs >= rule.requireParameter("minOverlapS") * 1000
          && apartM >= rule.requireParameter("minApartM")) {
        findings.add(finding(first, second, rule, reference));
      }
    }
    return findings;
  }

  private static Finding finding(
      PermitUse first, PermitUse second, ReferenceEntry.Rule rule, ReferenceSnapshot reference) {
    Instant start = Instant.ofEpochMilli(second.startMs());
    Instant last = Instant.ofEpochMilli(Math.min(first.lastMs(), second.lastMs()));
    boolean isOver =
        (first.isOver() && first.lastMs() <= second.lastMs())
            || (second.isOver() && second.lastMs() <= first.lastMs());
    double overlapS = PermitUse.overlapMs(first, second) / 1000.0;
    Map<String, String> details = new TreeMap<>();
    details.put("permit", second.permit());
    details.put(TRIP, second.tripId());
    details.put(OTHER_TRIP, first.tripId());
    details.put("otherDeviceId", first.deviceId());
    details.put("apartM", String.format(Locale.ROOT, "%.0f", PermitUse.apartM(first, second)));
    return new Finding(
        rule,
        reference.release(),
        second.deviceId(),
        second.permit() + '/' + first.tripId(),
        TruckSubject.of(second.deviceId(), start, reference),
        new Candidate.Episode(start, 0, start, last, last, isOver ? last : null, overlapS, null, 2),
        new Candidate.Facts(overlapS, null, null, "s", null, null, details, List.of()),
        place(second.startPlace()),
        Finding.lawOf(rule),
        Set.of(),
        new Candidate.Evidence(List.of(), List.of(), List.of()),
        last,
        Instant.ofEpochMilli(Math.max(first.receivedMs(), second.receivedMs())));
  }

  private static Candidate.Place place(Trip.Place at) {
    return new Candidate.Place(
        null,
        null,
        null,
        "where the second trip began",
        at.lng(),
        at.lat(),
        "WGS84",
        null,
        null,
        null);
  }

  private SharedPermitFindings() {}
}
