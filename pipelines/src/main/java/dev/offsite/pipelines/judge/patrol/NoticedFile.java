package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.List;

/** What is kept of one key of sightings, and what was said of it. */
public sealed interface NoticedFile permits PatrolCase, ParkingCase {

  /**
   * What became of a sighting or look.
   *
   * @param isLate whether it lies beyond what can still be changed
   * @param revisions to emit, withdrawals last
   */
  record Outcome(boolean isLate, List<Candidate> revisions) {
    public Outcome {
      revisions = List.copyOf(revisions);
    }
  }

  /** Judges what was noticed. */
  Outcome add(Noticed noticed, ReferenceSnapshot reference, Instant now);

  /** Closes everything: nothing was noticed here for the rule's retention. */
  List<Candidate> close(String ruleId, ReferenceSnapshot reference, Instant now);
}
