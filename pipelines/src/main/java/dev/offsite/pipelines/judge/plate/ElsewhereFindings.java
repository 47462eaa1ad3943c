package dev.offsite.pipelines.judge.plate;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says of a passage that the truck of its plate was somewhere else. Pure. */
final class ElsewhereFindings {

  /** Names the passage in the details. */
  static final String PASSAGE = "passageId";

  /** So long before and after the passage the track of the terminal is doubted as well. */
  static final String TRACKS_DOUBTED_S = "tracksDoubtedS";

  /** One finding for each rule in force whose witnesses tell against the passage. */
  static List<Finding> of(
      ReadPassage passage, Collection<TruckFix> known, ReferenceSnapshot reference) {
    Instant at = Instant.ofEpochMilli(passage.timeMs());
    Optional<ReferenceEntry.Site> site = reference.findSite(passage.siteId(), at);
    List<Finding> findings = new ArrayList<>();
    if (site.isPresent()) {
      for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PLATE_ELSEWHERE, at)) {
        ElsewhereRule limits = new ElsewhereRule(rule);
        Witnesses.against(passage, site.get(), known, limits)
            .map(witnesses -> finding(passage, site.get(), witnesses, limits, reference))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Finding finding(
      ReadPassage passage,
      ReferenceEntry.Site site,
      Witnesses witnesses,
      ElsewhereRule limits,
      ReferenceSnapshot reference) {
    Instant at = Instant.ofEpochMilli(passage.timeMs());
    TruckFix nearest = witnesses.nearest();
    double apartM = round(nearest.distanceM(site));
    double reachM = round(limits.reachM(nearest, passage.timeMs()));
    double excessM = apartM - reachM;
    return new Finding(
        limits.rule(),
        reference.release(),
        passage.plate() + '/' + passage.passageId(),
        site.id(),
        passage.subject(reference),
        new Candidate.Episode(at, 0, at, at, at, at, 0, null, 1 + witnesses.fixes().size()),
        new Candidate.Facts(
            apartM,
            reachM,
            null,
            "m",
            excessM,
            excessM / reachM * 100,
            details(passage, witnesses, limits),
            List.of()),
        Finding.placeOf(site),
        Finding.lawOf(limits.rule()),
        doubts(passage, witnesses, limits),
        evidence(passage, witnesses),
        at,
        Instant.ofEpochMilli(
            Math.max(
                passage.receivedMs(),
                witnesses.fixes().stream().mapToLong(TruckFix::receivedMs).max().orElseThrow())));
  }

  private static Map<String, String> details(
      ReadPassage passage, Witnesses witnesses, ElsewhereRule limits) {
    TruckFix nearest = witnesses.nearest();
    Map<String, String> details = new TreeMap<>();
    details.put(PASSAGE, passage.passageId());
    details.put("lane", Integer.toString(passage.lane()));
    details.put("otherDeviceId", nearest.deviceId());
    details.put("fixTime", Instant.ofEpochMilli(nearest.timeMs()).toString());
    details.put("fixLng", degrees(nearest.position().lng()));
    details.put("fixLat", degrees(nearest.position().lat()));
    details.put(
        "accuracyM",
        Double.isNaN(nearest.accuracyM()) ? "unknown" : Double.toString(nearest.accuracyM()));
    details.put("fixes", Integer.toString(witnesses.fixes().size()));
    details.put(
        "clockToleranceS", Double.toString(limits.rule().requireParameter("clockToleranceS")));
    Double tracksDoubtedS = limits.rule().parameters().get(TRACKS_DOUBTED_S);
    if (tracksDoubtedS != null) {
      details.put(TRACKS_DOUBTED_S, Double.toString(tracksDoubtedS));
    }
    return details;
  }

  /** Whether plate or terminal is the wrong one, nobody can tell from afar: always for a human. */
  private static Set<Doubt> doubts(ReadPassage passage, Witnesses witnesses, ElsewhereRule limits) {
    Set<Doubt> doubts = EnumSet.of(Doubt.LEAD_ONLY);
    if (passage.isUncertain(limits.rule())) {
      doubts.add(Doubt.PLATE_UNCERTAIN);
    }
    if (witnesses.fixes().stream().anyMatch(fix -> Double.isNaN(fix.accuracyM()))) {
      doubts.add(Doubt.ACCURACY_UNKNOWN);
    }
    return doubts;
  }

  private static Candidate.Evidence evidence(ReadPassage passage, Witnesses witnesses) {
    List<Candidate.RawRecord> records = new ArrayList<>();
    records.add(passage.raw());
    List<Candidate.TrackPoint> track = new ArrayList<>();
    for (TruckFix fix : witnesses.inOrder()) {
      records.add(fix.raw());
      track.add(fix.point());
    }
    return new Candidate.Evidence(records, passage.media(), track);
  }

  /** To a tenth of a metre. */
  private static double round(double metres) {
    return Math.round(metres * 10) / 10.0;
  }

  private static String degrees(double degrees) {
    return String.format(Locale.ROOT, "%.7f", degrees);
  }

  private ElsewhereFindings() {}
}
