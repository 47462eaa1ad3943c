package dev.offsite.pipelines.judge.ban;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Citation;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.TruckPlace;
import dev.offsite.pipelines.judge.track.TruckSubject;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says of a visit what is held against the truck. Pure; thread-safe. */
final class ZoneFindings {

  /** The start was interpolated between two fixes. */
  static final String START_INTERPOLATED = "START_INTERPOLATED";

  /** No fix lies inside the zone. */
  static final String CROSSED_BETWEEN_FIXES = "CROSSED_BETWEEN_FIXES";

  /** The truck was not heard of again: the visit counts up to its last fix inside. */
  static final String ENDED_IN_SILENCE = "ENDED_IN_SILENCE";

  /**
   * The finding; empty if the loaded release knows the rule or the zone no more.
   *
   * @param moment also says whether the truck has been silent for so long that the visit counts as
   *     ended
   */
  static Optional<Finding> of(Visit visit, Moment moment) {
    String deviceId = moment.deviceId();
    ReferenceSnapshot reference = moment.reference();
    Instant start = Instant.ofEpochMilli(visit.startMs);
    GeofenceIndex zones = reference.fences(ViolationKind.PROHIBITED_ZONE);
    Optional<Fence> fence = zones.find(visit.fenceId, visit.fenceVersion);
    Optional<ReferenceEntry.Rule> rule =
        reference.rules(ViolationKind.PROHIBITED_ZONE, start).stream()
            .filter(candidate -> candidate.id().equals(visit.ruleId))
            .findFirst();
    if (fence.isEmpty() || rule.isEmpty()) {
      return Optional.empty();
    }
    boolean silent = moment.silentMs() >= new ZoneRule(rule.get()).gapMsMax();
    long endMs = visit.endMs;
    if (endMs == Visit.NONE && silent) {
      endMs = ZoneStep.endIfSilent(visit);
    }
    long untilMs = endMs == Visit.NONE ? visit.last.fix().timeMs() : endMs;
    double durationS = (untilMs - visit.startMs) / 1000.0;
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (visit.repaired) {
      doubts.add(Doubt.RECORD_REPAIRED);
    }
    if (visit.crossedOnly) {
      doubts.add(Doubt.NO_FIX_INSIDE);
    } else if (visit.deepestM
        < visit.deepest.fix().accuracyM(new ZoneRule(rule.get()).accuracyUnknownM())) {
      doubts.add(Doubt.BORDER_WITHIN_UNCERTAINTY);
    }
    if (visit.deepest.fix().accuracyM() == null) {
      doubts.add(Doubt.ACCURACY_UNKNOWN);
    }
    Citation citation = citation(visit);
    citation.addDoubts(doubts);
    Fix deepest = visit.deepest.fix();
    return Optional.of(
        new Finding(
            rule.get(),
            reference.release(),
            deviceId,
            visit.fenceId,
            TruckSubject.of(deviceId, start, reference),
            new Candidate.Episode(
                start,
                visit.startUncertaintyMs / 1000.0,
                Instant.ofEpochMilli(visit.first.fix().timeMs()),
                Instant.ofEpochMilli(deepest.timeMs()),
                Instant.ofEpochMilli(visit.last.fix().timeMs()),
                endMs == Visit.NONE ? null : Instant.ofEpochMilli(endMs),
                durationS,
                visit.distanceM,
                visit.observations),
            facts(visit, durationS, fence.get(), silent && visit.endMs == Visit.NONE),
            TruckPlace.at(fence.get(), deepest),
            Finding.lawOf(rule.get()),
            doubts,
            new Candidate.Evidence(citation.records(), List.of(), visit.track()),
            Instant.ofEpochMilli(visit.last.fix().timeMs()),
            Instant.ofEpochMilli(visit.last.fix().receivedMs())));
  }

  private static Candidate.Facts facts(
      Visit visit, double durationS, Fence fence, boolean endedInSilence) {
    Map<String, String> details = new TreeMap<>();
    details.put("deepestM", String.format(Locale.ROOT, "%.1f", visit.deepestM));
    details.put("accuracyM", Objects.toString(visit.deepest.fix().accuracyM(), "unknown"));
    details.put("fixesInside", Integer.toString(visit.observations));
    details.put("fenceKind", fence.kind());
    if (visit.isFollowed) {
      // Makes a revision of its own when the drive after the visit has become part of the evidence.
      details.put("trackAfter", "complete");
    }
    List<String> notes = new ArrayList<>();
    if (visit.startUncertaintyMs > 0) {
      notes.add(START_INTERPOLATED);
    }
    if (visit.crossedOnly) {
      notes.add(CROSSED_BETWEEN_FIXES);
    }
    if (endedInSilence) {
      notes.add(ENDED_IN_SILENCE);
    }
    return new Candidate.Facts(durationS, null, null, "s", null, null, details, notes);
  }

  private static Citation citation(Visit visit) {
    Citation citation = new Citation().cite("FIRST", visit.first);
    if (!visit.crossedOnly) {
      citation.cite("WORST", visit.deepest);
    }
    return citation.cite("LAST", visit.last);
  }

  private ZoneFindings() {}
}
