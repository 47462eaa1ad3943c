package dev.offsite.pipelines.link;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.time.Instant;

/** Offences and candidates for the tests of this stage. */
final class Offences {

  /** An hour between passages, four from first to last, three times a year. */
  static final LinkFigures FIGURES =
      new LinkFigures(Duration.ofMinutes(60), Duration.ofHours(4), 3);

  private static final ReferenceSnapshot REFERENCE = Entries.complete().snapshot();

  static Offence counted(String id, Instant start) {
    return offence(id, start, Offence.Weight.COUNTED);
  }

  static Offence offence(String id, Instant start, Offence.Weight weight) {
    return new Offence(id, 1, start.toEpochMilli(), weight, "", FIGURES);
  }

  static Offence of(String id, Instant start, String journey) {
    return new Offence(id, 1, start.toEpochMilli(), Offence.Weight.COUNTED, journey, FIGURES);
  }

  /** An admissible overload of {@link Entries#PLATE} and of {@code company}. */
  static Candidate candidate(Instant start, String company) {
    Candidate draft =
        new CandidateDrafts()
            .draft(
                Findings.at(start).subjectKey(Entries.PLATE + start).finding(),
                REFERENCE,
                start.plusSeconds(2));
    return with(draft, company, 1, draft.phase(), draft.gate().grade());
  }

  static Candidate with(
      Candidate it,
      String company,
      int revision,
      Candidate.Phase phase,
      Candidate.Gate.Grade grade) {
    Candidate.Subject subject = it.subject();
    return new Candidate(
        it.id(),
        revision,
        phase,
        it.supersededBy(),
        it.kind(),
        it.rule(),
        new Candidate.Subject(
            subject.plate(),
            subject.plateColor(),
            subject.plateConfidence(),
            subject.deviceId(),
            company,
            subject.objectClass()),
        it.episode(),
        it.facts(),
        it.place(),
        it.law(),
        new Candidate.Gate(grade, it.gate().reasons()),
        it.evidence(),
        it.deadlines(),
        it.clocks(),
        it.related());
  }

  static Candidate withdrawn(Candidate it, int revision) {
    return with(it, it.subject().company(), revision, Candidate.Phase.WITHDRAWN, it.gate().grade());
  }

  static Candidate graded(Candidate it, int revision, Candidate.Gate.Grade grade) {
    return with(it, it.subject().company(), revision, it.phase(), grade);
  }

  private Offences() {}
}
