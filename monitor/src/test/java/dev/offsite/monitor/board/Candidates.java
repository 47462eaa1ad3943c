package dev.offsite.monitor.board;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Candidates for tests: only what the board looks at differs. */
final class Candidates {

  static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  static Candidate overload(String id, int revision, int decidedAfterS) {
    return of(id, revision, Candidate.Phase.OPEN, ViolationKind.BRIDGE_OVERLOAD, decidedAfterS);
  }

  static Candidate of(
      String id, int revision, Candidate.Phase phase, ViolationKind kind, int decidedAfterS) {
    Instant decided = NOON.plusSeconds(decidedAfterS);
    return new Candidate(
        id,
        revision,
        phase,
        null,
        kind,
        new Candidate.RuleRef("bridge-overload", 1, "release-1"),
        new Candidate.Subject("浙A12345", "YELLOW", 0.97, "wim-1", null, null),
        new Candidate.Episode(NOON, 0, NOON, NOON, NOON, NOON, 0, null, 1),
        new Candidate.Facts(60_000, 49_000.0, 1.05, "kg", 11_000.0, 22.4, Map.of(), List.of()),
        new Candidate.Place(
            "site-1", null, null, "Bridge", 120.2, 30.3, "WGS84", null, "Shangcheng", "URBAN"),
        new Candidate.Law("Article 31", null, null, "overload", "traffic", 3),
        new Candidate.Gate(Candidate.Gate.Grade.ADMISSIBLE, List.of()),
        new Candidate.Evidence(List.of(), List.of(), List.of()),
        new Candidate.Deadlines(null, null, null),
        new Candidate.Clocks(NOON, NOON, decided),
        List.of());
  }

  private Candidates() {}
}
