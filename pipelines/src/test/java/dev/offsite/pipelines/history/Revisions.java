package dev.offsite.pipelines.history;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Instant;
import java.util.List;

/** Revisions of candidates with what matters for the counts. */
final class Revisions {

  static Candidate revision(String id, Instant start, int revision, Phase phase, Grade grade) {
    Candidate draft =
        new CandidateDrafts()
            .draft(
                Findings.at(start).finding(),
                Entries.complete().snapshot(),
                start.plusSeconds(revision));
    return new Candidate(
        id,
        revision,
        phase,
        null,
        draft.kind(),
        draft.rule(),
        draft.subject(),
        draft.episode(),
        draft.facts(),
        draft.place(),
        draft.law(),
        new Candidate.Gate(grade, List.of()),
        draft.evidence(),
        draft.deadlines(),
        draft.clocks(),
        List.of());
  }

  private Revisions() {}
}
