package dev.offsite.pipelines.stationhealth;

import dev.offsite.pipelines.episode.OperationalDrafts;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The file of one scale. Mutable; not thread-safe; no Flink in here. Of several rules of a kind the
 * one with the lowest id counts.
 */
public final class StationCase {

  private static final OperationalDrafts DRAFTS = new OperationalDrafts();

  final String deviceId;
  final SilenceWatch silence;
  final RevisionLedger ledger;
  final Map<ViolationKind, HealthEpisode> open = new EnumMap<>(ViolationKind.class);
  ZeroRun zeros;
  AxleDrift drift;
  PlateRate plates;
  String calibration;

  StationCase(
      String deviceId,
      SilenceWatch silence,
      ZeroRun zeros,
      AxleDrift drift,
      PlateRate plates,
      String calibration,
      RevisionLedger ledger) {
    this.deviceId = deviceId;
    this.silence = silence;
    this.zeros = zeros;
    this.drift = drift;
    this.plates = plates;
    this.calibration = calibration;
    this.ledger = ledger;
  }

  /** A scale that is heard, or known to be registered, for the first time. */
  static StationCase beginningWith(StationReading reading) {
    return new StationCase(
        reading.deviceId(),
        SilenceWatch.beginningAt(reading.receivedMs()),
        ZeroRun.none(),
        AxleDrift.unknown(),
        PlateRate.unknown(),
        reading.calibration(),
        RevisionLedger.empty());
  }

  /** Takes a reading; returns the revisions to emit. */
  List<Candidate> add(StationReading reading, ReferenceSnapshot reference, Instant decidedAt) {
    Instant at = Instant.ofEpochMilli(reading.eventMs());
    List<HealthEpisode> over = new ArrayList<>();
    if (!reading.calibration().equals(calibration)) {
      calibration = reading.calibration();
      drift = AxleDrift.unknown();
      plates = PlateRate.unknown();
      close(ViolationKind.SCALE_DRIFT, reading.eventMs(), over);
      close(ViolationKind.PLATE_RATE_LOW, reading.eventMs(), over);
    }
    if (reading.kind() != StationReading.Kind.STATUS) {
      rule(ViolationKind.SCALE_SILENT, at, reference)
          .ifPresent(
              rule -> {
                boolean wasSilent = open.containsKey(ViolationKind.SCALE_SILENT);
                close(ViolationKind.SCALE_SILENT, reading.receivedMs(), over);
                silence.heard(reading.receivedMs(), wasSilent, rule);
              });
      rule(ViolationKind.SCALE_ALL_ZERO, at, reference)
          .ifPresent(rule -> judgeZero(reading, rule, over));
    }
    if (reading.kind() == StationReading.Kind.WEIGHED) {
      rule(ViolationKind.SCALE_DRIFT, at, reference)
          .ifPresent(rule -> judgeDrift(reading, rule, over));
      rule(ViolationKind.PLATE_RATE_LOW, at, reference)
          .ifPresent(rule -> judgePlate(reading, rule, over));
    }
    return said(over, reference, at, Instant.ofEpochMilli(reading.receivedMs()), decidedAt);
  }

  /** Lets time pass to a moment of our clock; returns the revisions to emit. */
  List<Candidate> advance(long receivedMs, ReferenceSnapshot reference, Instant decidedAt) {
    Instant at = Instant.ofEpochMilli(receivedMs);
    Optional<ReferenceEntry.Rule> rule = rule(ViolationKind.SCALE_SILENT, at, reference);
    if (rule.isEmpty() || open.containsKey(ViolationKind.SCALE_SILENT)) {
      return List.of();
    }
    long deadlineMs = silence.deadlineMs(rule.get());
    if (receivedMs >= deadlineMs) {
      open.put(
          ViolationKind.SCALE_SILENT,
          new HealthEpisode(
              ViolationKind.SCALE_SILENT,
              rule.get().id(),
              silence.lastMs,
              receivedMs,
              null,
              (receivedMs - silence.lastMs) / 1000.0,
              (deadlineMs - silence.lastMs) / 1000.0,
              "s",
              Map.of("clock", "receipt"),
              1));
    }
    return said(List.of(), reference, at, at, decidedAt);
  }

  /** Closes everything: the registration has ended. */
  List<Candidate> end(long receivedMs, ReferenceSnapshot reference, Instant decidedAt) {
    List<HealthEpisode> over = new ArrayList<>();
    for (ViolationKind kind : List.copyOf(open.keySet())) {
      close(kind, receivedMs, over);
    }
    Instant at = Instant.ofEpochMilli(receivedMs);
    return said(over, reference, at, at, decidedAt);
  }

  /** When silence is to be looked at, by our clock; empty if it is open or not looked for. */
  OptionalLong wakeAtMs(ReferenceSnapshot reference) {
    if (open.containsKey(ViolationKind.SCALE_SILENT)) {
      return OptionalLong.empty();
    }
    return rule(ViolationKind.SCALE_SILENT, Instant.ofEpochMilli(silence.lastMs), reference)
        .map(rule -> OptionalLong.of(silence.deadlineMs(rule)))
        .orElse(OptionalLong.empty());
  }

  private void judgeZero(
      StationReading reading, ReferenceEntry.Rule rule, List<HealthEpisode> over) {
    int needed = (int) rule.requireParameter("zeroPassages");
    if (reading.kind() == StationReading.Kind.WEIGHED) {
      zeros.weighed();
      boolean isOpen = open.containsKey(ViolationKind.SCALE_ALL_ZERO);
      if (!isOpen || zeros.weighedSince >= rule.requireParameter("weighedPassages")) {
        zeros.end();
        close(ViolationKind.SCALE_ALL_ZERO, reading.eventMs(), over);
      }
      return;
    }
    zeros.zero(reading, needed);
    if (zeros.ids.size() >= needed && !open.containsKey(ViolationKind.SCALE_ALL_ZERO)) {
      open.put(
          ViolationKind.SCALE_ALL_ZERO,
          new HealthEpisode(
              ViolationKind.SCALE_ALL_ZERO,
              rule.id(),
              Math.min(zeros.firstMs, reading.eventMs()),
              reading.eventMs(),
              null,
              needed,
              needed,
              "1",
              Map.of(),
              needed));
    }
  }

  private void judgeDrift(
      StationReading reading, ReferenceEntry.Rule rule, List<HealthEpisode> over) {
    if (!AxleDrift.isOfClass(reading, rule)) {
      return;
    }
    Optional<AxleDrift.Shift> shift = drift.add(reading.firstAxleKg(), rule);
    if (shift.isEmpty()) {
      return;
    }
    double moved = Math.abs(shift.get().share());
    boolean isOpen = open.containsKey(ViolationKind.SCALE_DRIFT);
    if (isOpen && moved < rule.requireParameter("clearShare")) {
      close(ViolationKind.SCALE_DRIFT, reading.eventMs(), over);
    } else if (!isOpen
        && moved >= rule.requireParameter("driftShare")
        && shift.get().errors() >= rule.requireParameter("sigmas")) {
      open.put(ViolationKind.SCALE_DRIFT, driftEpisode(reading, rule, shift.get()));
    }
  }

  private static HealthEpisode driftEpisode(
      StationReading reading, ReferenceEntry.Rule rule, AxleDrift.Shift shift) {
    return new HealthEpisode(
        ViolationKind.SCALE_DRIFT,
        rule.id(),
        reading.eventMs(),
        reading.eventMs(),
        null,
        Math.rint(shift.window().mean()),
        Math.rint(shift.baseline().mean()),
        "kg",
        Map.of(
            "shiftPercent", format("%.2f", 100 * shift.share()),
            "standardErrors", format("%.1f", shift.errors()),
            "baselineSamples", Integer.toString(shift.baseline().samples()),
            "windowSamples", Integer.toString(shift.window().samples()),
            "calibration", reading.calibration()),
        shift.window().samples());
  }

  private void judgePlate(
      StationReading reading, ReferenceEntry.Rule rule, List<HealthEpisode> over) {
    Optional<PlateRate.Share> share = plates.add(reading.plateIsReadable(), rule);
    if (share.isEmpty()) {
      return;
    }
    boolean isOpen = open.containsKey(ViolationKind.PLATE_RATE_LOW);
    double clear = share.get().leastShare() + rule.requireParameter("rateClear");
    if (isOpen && share.get().share() >= Math.min(1, clear)) {
      close(ViolationKind.PLATE_RATE_LOW, reading.eventMs(), over);
    } else if (!isOpen && share.get().isTooLow()) {
      open.put(
          ViolationKind.PLATE_RATE_LOW,
          new HealthEpisode(
              ViolationKind.PLATE_RATE_LOW,
              rule.id(),
              reading.eventMs(),
              reading.eventMs(),
              null,
              share.get().share(),
              share.get().leastShare(),
              "share",
              Map.of("upperBound", format("%.3f", share.get().bounds().upper())),
              (int) rule.requireParameter("windowPassages")));
    }
  }

  private void close(ViolationKind kind, long ms, List<HealthEpisode> over) {
    HealthEpisode episode = open.remove(kind);
    if (episode != null) {
      over.add(episode.over(Math.max(ms, episode.startMs())));
    }
  }

  private List<Candidate> said(
      List<HealthEpisode> over,
      ReferenceSnapshot reference,
      Instant event,
      Instant received,
      Instant decidedAt) {
    if (over.isEmpty() && open.size() == ledger.said().size()) {
      return List.of();
    }
    StationFindings findings = new StationFindings(deviceId, reference, event, received);
    List<Candidate> drafts = new ArrayList<>();
    Set<String> stillOpen = new HashSet<>();
    for (HealthEpisode episode : open.values()) {
      findings
          .of(episode)
          .map(finding -> DRAFTS.draft(finding, reference, decidedAt))
          .ifPresent(
              draft -> {
                drafts.add(draft);
                stillOpen.add(draft.id());
              });
    }
    for (HealthEpisode episode : over) {
      Optional<Finding> finding = findings.of(episode);
      finding.map(f -> DRAFTS.draft(f, reference, decidedAt)).ifPresent(drafts::add);
    }
    List<Candidate> revisions = ledger.reconcile(drafts, Duration.ofDays(1), decidedAt);
    // what is over is not looked at again: no late reading makes a scale well
    ledger.settle(stillOpen, Instant.MAX);
    return revisions;
  }

  private static Optional<ReferenceEntry.Rule> rule(
      ViolationKind kind, Instant at, ReferenceSnapshot reference) {
    return reference.rules(kind, at).stream().findFirst();
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }

  StationCase copy() {
    StationCase copy =
        new StationCase(
            deviceId,
            silence.copy(),
            zeros.copy(),
            drift.copy(),
            plates.copy(),
            calibration,
            ledger.copy());
    copy.open.putAll(open);
    return copy;
  }
}
