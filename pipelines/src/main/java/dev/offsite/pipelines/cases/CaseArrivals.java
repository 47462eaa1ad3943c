package dev.offsite.pipelines.cases;

import dev.offsite.pipelines.link.LinkFacts;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a case keeps of a candidate, with who handles it and how fast. Pure; thread-safe. */
final class CaseArrivals {

  /**
   * The arrival of one revision.
   *
   * <p>Authorities are those of the time of the act, deadlines those of the time the candidate was
   * made: who may act follows the act, how fast an office works follows the office.
   *
   * @param readAt when the job read it, by our clock
   */
  static CaseArrival of(Candidate candidate, Instant readAt, ReferenceSnapshot reference) {
    Instant eventAt = candidate.episode().start();
    Instant decidedAt = candidate.clocks().decided();
    String matter = candidate.law().matter();
    AuthoritySearch.Found found =
        AuthoritySearch.find(candidate.place(), matter, eventAt, reference);
    ClockPlan plan =
        reference
            .caseDuties()
            .findProfile(matter, found.areas(), decidedAt)
            .map(ClockPlan::of)
            .orElse(null);
    Duration knownAfter = Duration.between(candidate.clocks().event(), readAt);
    return new CaseArrival(
        new CaseArrival.Revision(
            candidate.id(),
            candidate.revision(),
            candidate.phase(),
            candidate.supersededBy(),
            candidate.rule().id(),
            candidate.kind(),
            candidate.subject().deviceId(),
            candidate.place().siteId(),
            eventAt,
            decidedAt,
            found.responsible(),
            against(candidate)),
        new CaseArrival.Origin(candidate.revision(), decidedAt, knownAfter.toMillis() / 1e3, plan));
  }

  private static CaseArrival.@Nullable Against against(Candidate candidate) {
    String company = candidate.subject().company();
    boolean isScored =
        switch (candidate.kind().family()) {
          case SCALE, TRUCK -> true;
          case PATROL, OPERATIONAL -> false;
        };
    if (company == null || company.isBlank() || !isScored) {
      return null;
    }
    return new CaseArrival.Against(
        company,
        candidate.law().severity(),
        candidate.gate().grade(),
        LinkFacts.journey(candidate.facts()).orElse(null));
  }

  private CaseArrivals() {}
}
