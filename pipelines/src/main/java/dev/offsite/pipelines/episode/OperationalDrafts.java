package dev.offsite.pipelines.episode;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.route.JurisdictionRouter;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.List;

/**
 * Makes of a finding about a bridge or a scale the candidate it would be if it were said for the
 * first time. No gate is asked: whatever the record is worth, it is held against nobody. Pure;
 * thread-safe.
 */
public final class OperationalDrafts {

  /** Why an operational candidate is inadmissible, whatever it says. */
  public static final String NOT_FOR_ENFORCEMENT = "NOT_FOR_ENFORCEMENT";

  private static final Candidate.Gate GATE =
      new Candidate.Gate(Candidate.Gate.Grade.INADMISSIBLE, List.of(NOT_FOR_ENFORCEMENT));

  private final JurisdictionRouter router = new JurisdictionRouter();

  /** The draft of revision 1. */
  public Candidate draft(Finding finding, ReferenceSnapshot reference, Instant decidedAt) {
    ReferenceEntry.Rule rule = finding.rule();
    Instant start = finding.episode().start();
    return new Candidate(
        CandidateIds.of(rule.id(), finding.subjectKey(), start, finding.siteKey()),
        1,
        finding.isOver() ? Candidate.Phase.CLOSED : Candidate.Phase.OPEN,
        null,
        rule.violation(),
        new Candidate.RuleRef(rule.id(), rule.version(), finding.release()),
        finding.subject(),
        finding.episode(),
        finding.facts(),
        router.route(finding.place(), start, reference),
        finding.law(),
        GATE,
        finding.evidence(),
        new Candidate.Deadlines(null, null, null),
        new Candidate.Clocks(finding.newestEvent(), finding.newestReceived(), decidedAt),
        List.of());
  }
}
