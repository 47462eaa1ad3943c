package dev.offsite.monitor.live;

import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.List;

/** What is kept of an earlier revision. */
public record RevisionNote(
    int revision,
    Candidate.Phase phase,
    Candidate.Gate.Grade grade,
    List<String> reasons,
    double measured,
    Instant decided,
    Instant lastObserved) {

  static RevisionNote of(CaseFacts facts) {
    return new RevisionNote(
        facts.revision(),
        facts.phase(),
        facts.grade(),
        facts.gateReasons(),
        facts.measured(),
        facts.decided(),
        facts.lastObserved());
  }
}
