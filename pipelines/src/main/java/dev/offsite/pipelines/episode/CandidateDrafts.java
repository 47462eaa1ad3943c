package dev.offsite.pipelines.episode;

import dev.offsite.pipelines.gate.AdmissibilityGate;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.route.JurisdictionRouter;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes of a finding the candidate it would be if it were said for the first time: graded, routed,
 * with its id and deadlines. Pure; thread-safe.
 */
public final class CandidateDrafts {

  private final AdmissibilityGate gate = new AdmissibilityGate();
  private final JurisdictionRouter router = new JurisdictionRouter();

  /** The draft of revision 1. */
  public Candidate draft(Finding finding, ReferenceSnapshot reference, Instant decidedAt) {
    ReferenceEntry.Rule rule = finding.rule();
    Instant start = finding.episode().start();
    Candidate.Place place = router.route(finding.place(), start, reference);
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
        place,
        finding.law(),
        withJurisdiction(gate.grade(finding, reference), place),
        finding.evidence(),
        deadlines(rule, start),
        new Candidate.Clocks(finding.newestEvent(), finding.newestReceived(), decidedAt),
        List.of());
  }

  private static Candidate.Gate withJurisdiction(Candidate.Gate gate, Candidate.Place place) {
    if (place.jurisdiction() != null) {
      return gate;
    }
    List<String> reasons = new ArrayList<>(gate.reasons());
    reasons.add(Doubt.JURISDICTION_UNKNOWN.name());
    reasons.sort(null);
    Candidate.Gate.Grade grade =
        gate.grade() == Candidate.Gate.Grade.ADMISSIBLE
            ? Candidate.Gate.Grade.REVIEW
            : gate.grade();
    return new Candidate.Gate(grade, reasons, gate.completeness(), gate.missing());
  }

  private static Candidate.Deadlines deadlines(ReferenceEntry.Rule rule, Instant from) {
    return new Candidate.Deadlines(
        after(from, rule.reviewDays()),
        after(from, rule.announceDays()),
        after(from, rule.decideDays()));
  }

  private static Instant after(Instant from, Integer days) {
    return days == null ? null : from.plus(Duration.ofDays(days));
  }
}
