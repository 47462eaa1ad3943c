package dev.offsite.pipelines.rejudge;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Candidates that differ in one thing at a time. */
final class RejudgedCandidates {

  static final Instant START = Instant.parse("2026-06-01T10:00:00Z");

  static Candidate closed(String id) {
    return of(id, 3, Phase.CLOSED, START, 80, Map.of());
  }

  static Candidate of(
      String id,
      int revision,
      Phase phase,
      Instant start,
      double measured,
      Map<String, String> details) {
    return of(id, revision, phase, start, measured, details, "release-1", START);
  }

  static Candidate of(
      String id,
      int revision,
      Phase phase,
      Instant start,
      double measured,
      Map<String, String> details,
      String release,
      Instant decided) {
    return new Candidate(
        id,
        revision,
        phase,
        null,
        ViolationKind.PROHIBITED_ZONE,
        new Candidate.RuleRef("rule", 1, release),
        new Candidate.Subject("浙A12345", null, null, "truck-1", "Company", null),
        new Candidate.Episode(
            start, 0, start, start, start, phase == Phase.CLOSED ? start : null, 0, null, 1),
        new Candidate.Facts(measured, null, null, "s", null, null, details, List.of()),
        new Candidate.Place(null, "zone-1", 1, "Zone", 120, 30, "WGS84", 3.0, "street", null),
        new Candidate.Law("basis", null, null, "matter", "department", 3),
        new Candidate.Gate(Candidate.Gate.Grade.ADMISSIBLE, List.of()),
        new Candidate.Evidence(List.of(), List.of(), List.of()),
        new Candidate.Deadlines(null, null, null),
        new Candidate.Clocks(start, start, decided),
        List.of());
  }

  private RejudgedCandidates() {}
}
