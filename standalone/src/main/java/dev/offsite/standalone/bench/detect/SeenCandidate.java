package dev.offsite.standalone.bench.detect;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a revision of a candidate about a fence of the benchmark.
 *
 * @param firstMs time of the first fix that shows it
 * @param lastMs time of the last fix that shows it
 * @param partition of the record with that last fix
 * @param offset of the record with that last fix
 */
record SeenCandidate(
    String id,
    int revision,
    Candidate.Phase phase,
    String deviceId,
    String fenceId,
    long firstMs,
    long lastMs,
    int partition,
    long offset) {

  /** Null if it is about something else. */
  static @Nullable SeenCandidate of(Candidate candidate) {
    String fenceId = candidate.place().fenceId();
    if (candidate.kind() != ViolationKind.PROHIBITED_ZONE
        || fenceId == null
        || !fenceId.startsWith(DrawnFence.PREFIX)) {
      return null;
    }
    int partition = -1;
    long offset = -1;
    for (Candidate.RawRecord record : candidate.evidence().records()) {
      if (record.role().equals("LAST")) {
        partition = record.partition();
        offset = record.offset();
      }
    }
    return new SeenCandidate(
        candidate.id(),
        candidate.revision(),
        candidate.phase(),
        candidate.subject().deviceId(),
        fenceId,
        candidate.episode().firstObserved().toEpochMilli(),
        candidate.episode().lastObserved().toEpochMilli(),
        partition,
        offset);
  }
}
