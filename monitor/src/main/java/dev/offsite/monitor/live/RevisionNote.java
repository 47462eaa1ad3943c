package dev.offsite.monitor.live;

import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of an earlier revision.
 *
 * @param topic where it was written in Kafka, which keeps the newest of a candidate and may have
 *     let go of it
 */
public record RevisionNote(
    int revision,
    Candidate.Phase phase,
    Candidate.Gate.Grade grade,
    List<String> reasons,
    double measured,
    Instant decided,
    Instant lastObserved,
    String topic,
    int partition,
    long offset) {

  static RevisionNote of(CaseFacts facts) {
    return new RevisionNote(
        facts.revision(),
        facts.phase(),
        facts.grade(),
        facts.gateReasons(),
        facts.measured(),
        facts.decided(),
        facts.lastObserved(),
        facts.topic(),
        facts.partition(),
        facts.offset());
  }
}
