package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.schemas.candidate.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The original records that a finding cites, and whether one is missing because its digest is not
 * held. Mutable; not thread-safe.
 */
public final class Citation {

  private final List<Candidate.RawRecord> records = new ArrayList<>();
  private boolean isComplete = true;

  /**
   * Cites the record of a fix.
   *
   * @param role why it is cited, such as {@code FIRST}
   */
  public Citation cite(String role, Witness witness) {
    Optional<Candidate.RawRecord> record = witness.record(role);
    record.ifPresent(records::add);
    isComplete &= record.isPresent();
    return this;
  }

  /** The records, in the order in which they were cited. */
  public List<Candidate.RawRecord> records() {
    return List.copyOf(records);
  }

  /** Adds what stands against the evidence because of these records. */
  public void addDoubts(Set<Doubt> doubts) {
    if (!isComplete) {
      doubts.add(Doubt.RECORDS_NOT_HELD);
    }
  }
}
