package dev.offsite.pipelines.judge.zone;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
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
   * @param silent whether the truck has been silent for so long that the visit counts as ended
   */
  static Optional<Finding> of(
      Visit visit, String deviceId, boolean silent, ReferenceSnapshot reference) {
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
    long endMs = visit.endMs;
    if (endMs == Visit.NONE && silent) {
      endMs = ZoneFold.endIfSilent(visit);
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
    Fix deepest = visit.deepest.fix();
    return Optional.of(
        new Finding(
            rule.get(),
            reference.release(),
            deviceId,
            visit.fenceId,
            subject(deviceId, start, reference),
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
            place(fence.get(), deepest),
            Finding.lawOf(rule.get()),
            doubts,
            new Candidate.Evidence(records(visit), List.of(), track(visit)),
            Instant.ofEpochMilli(visit.last.fix().timeMs()),
            Instant.ofEpochMilli(visit.last.fix().receivedMs())));
  }

  private static Candidate.Subject subject(
      String deviceId, Instant at, ReferenceSnapshot reference) {
    String plate =
        reference.findDevice(deviceId, at).map(ReferenceEntry.Device::plate).orElse(null);
    String company =
        Optional.ofNullable(plate)
            .flatMap(text -> reference.findVehicle(text, at))
            .map(ReferenceEntry.Vehicle::company)
            .orElse(null);
    return new Candidate.Subject(plate, null, null, deviceId, company, null);
  }

  private static Candidate.Facts facts(
      Visit visit, double durationS, Fence fence, boolean endedInSilence) {
    Map<String, String> details = new TreeMap<>();
    details.put("deepestM", String.format(Locale.ROOT, "%.1f", visit.deepestM));
    details.put("accuracyM", Objects.toString(visit.deepest.fix().accuracyM(), "unknown"));
    details.put("fixesInside", Integer.toString(visit.observations));
    details.put("fenceKind", fence.kind());
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

  private static Candidate.Place place(Fence fence, Fix deepest) {
    return new Candidate.Place(
        null,
        fence.id(),
        fence.version(),
        fence.name().isBlank() ? fence.id() : fence.name(),
        deepest.position().lng(),
        deepest.position().lat(),
        "WGS84",
        deepest.accuracyM(),
        null,
        null);
  }

  private static List<Candidate.RawRecord> records(Visit visit) {
    List<Candidate.RawRecord> records = new ArrayList<>();
    add(records, "FIRST", visit.first);
    if (!visit.crossedOnly) {
      add(records, "WORST", visit.deepest);
    }
    add(records, "LAST", visit.last);
    return records;
  }

  private static void add(List<Candidate.RawRecord> records, String role, Witness witness) {
    if (!witness.sha256().isEmpty()) {
      Fix fix = witness.fix();
      records.add(
          new Candidate.RawRecord(
              role,
              DeviceKind.TRUCK.telemetryTopic(),
              fix.partition(),
              fix.offset(),
              CodedIndex.position(fix.index()),
              witness.sha256()));
    }
  }

  private static List<Candidate.TrackPoint> track(Visit visit) {
    return visit.track().stream()
        .map(
            fix ->
                new Candidate.TrackPoint(
                    Instant.ofEpochMilli(fix.timeMs()),
                    fix.position().lng(),
                    fix.position().lat(),
                    fix.speedKph()))
        .toList();
  }

  private ZoneFindings() {}
}
