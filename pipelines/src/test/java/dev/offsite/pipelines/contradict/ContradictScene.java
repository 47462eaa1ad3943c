package dev.offsite.pipelines.contradict;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Candidates of one plate: overloads, stays in a zone, and that the plate was elsewhere. */
final class ContradictScene {

  static final Instant NOON = Times.at("12:00:00");
  static final String PASSAGE = "passage-1";

  private static final ReferenceSnapshot REFERENCE =
      Entries.complete().with(Rules.elsewhere().entry()).snapshot();

  /** An admissible overload of this passage. */
  static Candidate overload(String passageId) {
    return draft(
        Findings.at(NOON)
            .subjectKey(Entries.PLATE + '/' + passageId)
            .details(Map.of("passageId", passageId)));
  }

  /** An overload whose plate was not read. */
  static Candidate unread() {
    return draft(Findings.at(NOON).plate(null).details(Map.of("passageId", PASSAGE)));
  }

  /** That the plate of this passage was elsewhere at noon; doubts no tracks. */
  static Candidate elsewhere(String passageId) {
    return elsewhere(passageId, null);
  }

  /** The same; doubts tracks for so many seconds before and after noon. */
  static Candidate elsewhere(String passageId, @Nullable Integer tracksDoubtedS) {
    Map<String, String> details = new HashMap<>(Map.of("passageId", passageId));
    if (tracksDoubtedS != null) {
      details.put("tracksDoubtedS", tracksDoubtedS + ".0");
    }
    return draft(
        Findings.at(NOON)
            .rule(Rules.elsewhere())
            .subjectKey(Entries.PLATE + '/' + passageId)
            .details(details));
  }

  /** A stay in a closed zone, so many seconds from noon. */
  static Candidate stay(long fromS, long toS) {
    return draft(
        Findings.at(NOON.plusSeconds(fromS))
            .rule(Rules.zone())
            .device(Entries.TRUCK)
            .inFence(Entries.PROHIBITED, Places.ORIGIN)
            .closedAt(LocalTime.NOON.plusSeconds(toS).toString()));
  }

  /** The same from a scale whose certificate had run out. */
  static Candidate inadmissible(Candidate it) {
    return graded(
        it,
        it.revision(),
        it.phase(),
        new Candidate.Gate(Candidate.Gate.Grade.INADMISSIBLE, List.of("CERTIFICATE_NOT_IN_FORCE")));
  }

  static Candidate withdrawn(Candidate it) {
    return again(it, it.revision() + 1, Candidate.Phase.WITHDRAWN);
  }

  static Candidate again(Candidate it, int revision, Candidate.Phase phase) {
    return graded(it, revision, phase, it.gate());
  }

  private static Candidate graded(
      Candidate it, int revision, Candidate.Phase phase, Candidate.Gate gate) {
    return new Candidate(
        it.id(),
        revision,
        phase,
        null,
        it.kind(),
        it.rule(),
        it.subject(),
        it.episode(),
        it.facts(),
        it.place(),
        it.law(),
        gate,
        it.evidence(),
        it.deadlines(),
        it.clocks(),
        it.related());
  }

  private static Candidate draft(Findings finding) {
    return new CandidateDrafts().draft(finding.finding(), REFERENCE, NOON);
  }

  private ContradictScene() {}
}
