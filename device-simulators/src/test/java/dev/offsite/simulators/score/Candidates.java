package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds candidates for tests, with plausible fillers for what a scorer does not look at. */
final class Candidates {

  private static int built;

  private final ViolationKind kind;
  private Candidate.Phase phase = Candidate.Phase.OPEN;
  private Candidate.Gate gate = new Candidate.Gate(Candidate.Gate.Grade.ADMISSIBLE, List.of());
  private @Nullable String plate;
  private String deviceId = "device";
  private @Nullable String siteId;
  private @Nullable String fenceId;
  private double lng = 120.1;
  private double lat = 30.2;
  private int revision = 1;
  private final List<Candidate.TrackPoint> track = new ArrayList<>();
  private @Nullable Instant decided;
  private @Nullable String id;
  private Instant start = Instant.EPOCH;
  private Instant last = Instant.EPOCH;

  private Candidates(ViolationKind kind) {
    this.kind = kind;
  }

  static Candidates of(ViolationKind kind) {
    return new Candidates(kind);
  }

  Candidates subject(@Nullable String subjectPlate, String subjectDevice) {
    plate = subjectPlate;
    deviceId = subjectDevice;
    return this;
  }

  Candidates site(String id) {
    siteId = id;
    return this;
  }

  Candidates fence(String id) {
    fenceId = id;
    return this;
  }

  Candidates at(double atLng, double atLat) {
    lng = atLng;
    lat = atLat;
    return this;
  }

  Candidates span(Instant from, Instant to) {
    start = from;
    last = to;
    return this;
  }

  Candidates track(double pointLng, double pointLat) {
    track.add(new Candidate.TrackPoint(start, pointLng, pointLat, null));
    return this;
  }

  Candidates withdrawn() {
    phase = Candidate.Phase.WITHDRAWN;
    return this;
  }

  Candidates inadmissible(String reason) {
    gate = new Candidate.Gate(Candidate.Gate.Grade.INADMISSIBLE, List.of(reason));
    return this;
  }

  Candidates id(String candidateId) {
    id = candidateId;
    return this;
  }

  Candidates revision(int number) {
    revision = number;
    return this;
  }

  Candidates decided(Instant at) {
    decided = at;
    return this;
  }

  /** Candidates of which every revision was seen. */
  static List<TrackedCandidate> tracked(List<Candidate> candidates) {
    return candidates.stream()
        .map(candidate -> new TrackedCandidate(candidate, candidate.clocks().decided()))
        .toList();
  }

  Candidate build() {
    built++;
    return new Candidate(
        id == null
            ? UUID.nameUUIDFromBytes(("test " + built).getBytes(StandardCharsets.UTF_8)).toString()
            : id,
        revision,
        phase,
        null,
        kind,
        new Candidate.RuleRef("rule", 1, "release"),
        new Candidate.Subject(plate, null, null, deviceId, null, null),
        new Candidate.Episode(
            start,
            0,
            start,
            last,
            last,
            null,
            Duration.between(start, last).toMillis() / 1000.0,
            null,
            1),
        new Candidate.Facts(1, null, null, "1", null, null, Map.of(), List.of()),
        new Candidate.Place(
            siteId,
            fenceId,
            fenceId == null ? null : 1,
            "here",
            lng,
            lat,
            "WGS84",
            null,
            null,
            null),
        new Candidate.Law("basis", null, null, "matter", "department", 1),
        gate,
        new Candidate.Evidence(List.of(), List.of(), track),
        new Candidate.Deadlines(null, null, null),
        new Candidate.Clocks(last, last, decided == null ? last : decided),
        List.of());
  }
}
