package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.telemetry.Plate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says of a stay what is held against the vehicle. Pure; thread-safe. */
final class ParkingFindings {

  private static final double MS_PER_S = 1_000;

  /**
   * The finding; empty if the place, as all its sightings together tell it, lies in no zone of the
   * rule.
   *
   * @param over whether it was not seen for longer than it may have stayed unseen
   */
  static Optional<Finding> of(
      ParkedVisit visit, boolean over, ParkingRule rule, PatrolRules rules) {
    Sighting first = visit.first();
    Sighting last = visit.last();
    Sighting best = visit.best();
    Instant start = Instant.ofEpochMilli(first.timeMs());
    PatrolPlace place =
        PatrolPlace.of(visit.position(), visit.bestCe90M(), start, rule.rule(), rules).orElse(null);
    if (place == null) {
      return Optional.empty();
    }
    Instant lastSeen = Instant.ofEpochMilli(last.timeMs());
    boolean isRead = visit.plate() != null;
    Plate plate = isRead ? best.plate() : null;
    return Optional.of(
        new Finding(
            rule.rule(),
            rules.reference().release(),
            isRead ? visit.plate() : first.deviceId() + '/' + first.detectionId(),
            first.fenceId().isEmpty() ? first.neighbourhood() : first.fenceId(),
            new Candidate.Subject(
                visit.plate(),
                plate == null ? null : plate.color(),
                plate == null ? null : plate.confidence(),
                best.deviceId(),
                null,
                best.objectClass()),
            new Candidate.Episode(
                start,
                0,
                start,
                lastSeen,
                lastSeen,
                over ? lastSeen : null,
                visit.spanMs() / MS_PER_S,
                null,
                visit.looks()),
            facts(visit, place, rule),
            place.stated(),
            Finding.lawOf(rule.rule()),
            doubts(visit, place, rule),
            new Candidate.Evidence(
                List.of(
                    PatrolPlace.record("FIRST", first),
                    PatrolPlace.record("WORST", best),
                    PatrolPlace.record("LAST", last)),
                best.media(),
                List.of()),
            lastSeen,
            Instant.ofEpochMilli(last.receivedMs())));
  }

  private static Candidate.Facts facts(ParkedVisit visit, PatrolPlace place, ParkingRule rule) {
    double stayS = visit.spanMs() / MS_PER_S;
    double allowedS = rule.minApartMs() / MS_PER_S;
    Map<String, String> details = new TreeMap<>();
    details.put("objectClass", visit.best().objectClass());
    details.put("looks", Integer.toString(visit.looks()));
    details.put("plateSeenForS", Double.toString(visit.readSpanMs() / MS_PER_S));
    if (place.zone() != null) {
      details.put("fenceKind", place.zone().kind());
    }
    return new Candidate.Facts(
        stayS,
        allowedS,
        null,
        "s",
        stayS - allowedS,
        allowedS == 0 ? null : (stayS - allowedS) * 100 / allowedS,
        details,
        List.of());
  }

  /** Where only place and class say that it is the same vehicle, a human must look. */
  private static Set<Doubt> doubts(ParkedVisit visit, PatrolPlace place, ParkingRule rule) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (visit.readSpanMs() < rule.minApartMs()) {
      doubts.add(visit.plate() == null ? Doubt.PLATE_UNREADABLE : Doubt.PLATE_UNCERTAIN);
    }
    if (visit.isRepaired()) {
      doubts.add(Doubt.RECORD_REPAIRED);
    }
    return place.doubts(doubts);
  }

  private ParkingFindings() {}
}
