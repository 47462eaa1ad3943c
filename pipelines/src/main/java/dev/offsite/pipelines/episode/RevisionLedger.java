package dev.offsite.pipelines.episode;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What was last said about each candidate of one key, and the difference to what holds now. Not
 * thread-safe.
 *
 * <p>Whatever the order in which observations arrived, after each call the newest revisions that
 * are not withdrawn are those of the drafts given: that is half of the law of order (the other half
 * is that the judge's drafts do not depend on the order).
 *
 * <p>An episode that only grows longer is said again once for each {@code updateEvery} of its
 * duration, so that a truck that stays in a zone for an hour does not make 3,600 revisions; its end
 * is always said.
 */
public final class RevisionLedger {

  private final Map<String, Candidate> said;

  private RevisionLedger(Map<String, Candidate> said) {
    this.said = said;
  }

  /** A ledger in which nothing was said. */
  public static RevisionLedger empty() {
    return new RevisionLedger(new LinkedHashMap<>());
  }

  /** A ledger that goes on from what was said, in the order of {@link #said()}. */
  public static RevisionLedger of(Collection<Candidate> said) {
    RevisionLedger ledger = empty();
    said.forEach(candidate -> ledger.said.put(candidate.id(), candidate));
    return ledger;
  }

  /** The newest revision of every candidate, oldest candidate first. */
  public List<Candidate> said() {
    return List.copyOf(said.values());
  }

  /** An independent copy. */
  public RevisionLedger copy() {
    return new RevisionLedger(new LinkedHashMap<>(said));
  }

  /**
   * Brings what was said in line with {@code drafts}, all candidates that hold now.
   *
   * @param updateEvery how much longer an open episode must last to be said again; zero if every
   *     change is to be said
   * @return the revisions to emit, withdrawals last
   */
  public List<Candidate> reconcile(List<Candidate> drafts, Duration updateEvery, Instant now) {
    return reconcile(drafts, draft -> updateEvery, now);
  }

  /**
   * Brings what was said in line with {@code drafts}, all candidates that hold now.
   *
   * @param updateEvery how much longer an open episode must last to be said again, for each draft
   * @return the revisions to emit, withdrawals last
   */
  public List<Candidate> reconcile(
      List<Candidate> drafts, Function<Candidate, Duration> updateEvery, Instant now) {
    List<Candidate> revisions = new ArrayList<>();
    Set<String> holding = new HashSet<>();
    for (Candidate draft : drafts) {
      holding.add(draft.id());
      Candidate before = said.get(draft.id());
      if (before == null) {
        revisions.add(draft);
      } else if (isWorthSaying(before, draft, updateEvery.apply(draft))) {
        Phase phase = draft.phase() == Phase.CLOSED ? Phase.CLOSED : Phase.UPDATED;
        revisions.add(revision(draft, before.revision() + 1, phase, null, draft.clocks()));
      }
    }
    for (Candidate before : said.values()) {
      if (!holding.contains(before.id()) && before.phase() != Phase.WITHDRAWN) {
        revisions.add(withdraw(before, drafts, now));
      }
    }
    for (Candidate revision : revisions) {
      said.put(revision.id(), revision);
    }
    return revisions;
  }

  /** Whether nothing was said. */
  public boolean isEmpty() {
    return said.isEmpty();
  }

  /**
   * Forgets candidates that no observation can change any more. They stay as they were said.
   *
   * @param holding ids that hold now: never forgotten
   * @param settledBefore others last observed before this instant are forgotten: the judge has let
   *     go of what lies before it
   */
  public void settle(Set<String> holding, Instant settledBefore) {
    said.values()
        .removeIf(
            candidate ->
                !holding.contains(candidate.id())
                    && candidate.episode().lastObserved().isBefore(settledBefore));
  }

  private static boolean isWorthSaying(Candidate before, Candidate draft, Duration updateEvery) {
    boolean wasOver = before.phase() == Phase.CLOSED;
    boolean isOver = draft.phase() == Phase.CLOSED;
    if (before.phase() == Phase.WITHDRAWN || wasOver != isOver) {
      return true;
    }
    if (isOver || updateEvery.isZero()) {
      return !sameContent(before, draft);
    }
    return !before.gate().equals(draft.gate())
        || !before.rule().equals(draft.rule())
        || !Objects.equals(before.place().fenceVersion(), draft.place().fenceVersion())
        || !Objects.equals(before.place().jurisdiction(), draft.place().jurisdiction())
        || bucket(before, updateEvery) != bucket(draft, updateEvery);
  }

  private static long bucket(Candidate candidate, Duration updateEvery) {
    return (long) Math.floor(candidate.episode().durationS() * 1000 / updateEvery.toMillis());
  }

  /** Equal but for the clocks and coordinates, which depend on when and where a copy arrived. */
  private static boolean sameContent(Candidate a, Candidate b) {
    return a.rule().equals(b.rule())
        && a.subject().equals(b.subject())
        && a.episode().equals(b.episode())
        && a.facts().equals(b.facts())
        && a.place().equals(b.place())
        && a.law().equals(b.law())
        && a.gate().equals(b.gate());
  }

  private static Candidate withdraw(Candidate before, List<Candidate> drafts, Instant now) {
    String successor = null;
    double nearestM = Double.POSITIVE_INFINITY;
    for (Candidate draft : drafts) {
      if (sameMatter(before, draft) && overlap(before.episode(), draft.episode())) {
        // Of several places in one zone, or parts of a journey that was split: the nearest.
        double distanceM = distanceM(before.place(), draft.place());
        if (distanceM < nearestM) {
          successor = draft.id();
          nearestM = distanceM;
        }
      }
    }
    Candidate.Clocks clocks =
        new Candidate.Clocks(before.clocks().event(), before.clocks().received(), now);
    return revision(before, before.revision() + 1, Phase.WITHDRAWN, successor, clocks);
  }

  private static double distanceM(Candidate.Place a, Candidate.Place b) {
    return Geodesics.distanceM(
        new Wgs84Position(a.lng(), a.lat()), new Wgs84Position(b.lng(), b.lat()));
  }

  private static boolean sameMatter(Candidate a, Candidate b) {
    return a.rule().id().equals(b.rule().id())
        && Objects.equals(a.place().fenceId(), b.place().fenceId())
        && Objects.equals(a.place().siteId(), b.place().siteId());
  }

  private static boolean overlap(Candidate.Episode a, Candidate.Episode b) {
    return !a.start().isAfter(b.lastObserved()) && !b.start().isAfter(a.lastObserved());
  }

  private static Candidate revision(
      Candidate content, int revision, Phase phase, String supersededBy, Candidate.Clocks clocks) {
    return new Candidate(
        content.id(),
        revision,
        phase,
        supersededBy,
        content.kind(),
        content.rule(),
        content.subject(),
        content.episode(),
        content.facts(),
        content.place(),
        content.law(),
        content.gate(),
        content.evidence(),
        content.deadlines(),
        clocks,
        content.related(),
        content.dumpingTrace());
  }
}
