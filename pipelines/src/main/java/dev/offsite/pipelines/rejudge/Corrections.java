package dev.offsite.pipelines.rejudge;

import dev.offsite.pipelines.link.LinkFacts;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The revisions that bring what was said in line with what judging again says: each one higher than
 * the newest said, so that a consumer that keeps the highest ends with it. Pure.
 */
public final class Corrections {

  /**
   * The revisions, additions first, withdrawals last.
   *
   * @param said the newest revision of every candidate, withdrawn ones too: one that holds again
   *     goes on from its withdrawal
   * @param now when they are made
   */
  public static List<Candidate> of(
      CandidateDifference difference, Collection<Candidate> said, Instant now) {
    Map<String, Integer> revisions = new HashMap<>();
    for (Candidate candidate : said) {
      revisions.merge(candidate.id(), candidate.revision(), Math::max);
    }
    List<Candidate> corrections = new ArrayList<>();
    for (Candidate added : difference.added()) {
      corrections.add(next(added, added.facts(), added.phase(), revisions, now));
    }
    for (CandidateDifference.Change change : difference.changed()) {
      Candidate.Phase phase =
          change.after().phase() == Candidate.Phase.CLOSED
              ? Candidate.Phase.CLOSED
              : Candidate.Phase.UPDATED;
      Candidate.Facts facts = LinkFacts.carryOver(change.after().facts(), change.before().facts());
      corrections.add(next(change.after(), facts, phase, revisions, now));
    }
    for (Candidate removed : difference.removed()) {
      corrections.add(next(removed, removed.facts(), Candidate.Phase.WITHDRAWN, revisions, now));
    }
    return corrections;
  }

  private static Candidate next(
      Candidate content,
      Candidate.Facts facts,
      Candidate.Phase phase,
      Map<String, Integer> revisions,
      Instant now) {
    return new Candidate(
        content.id(),
        revisions.getOrDefault(content.id(), 0) + 1,
        phase,
        null,
        content.kind(),
        content.rule(),
        content.subject(),
        content.episode(),
        facts,
        content.place(),
        content.law(),
        content.gate(),
        content.evidence(),
        content.deadlines(),
        new Candidate.Clocks(content.clocks().event(), content.clocks().received(), now),
        content.related(),
        content.dumpingTrace());
  }

  private Corrections() {}
}
