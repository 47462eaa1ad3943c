package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The file of one rule in one zone: its places and what was said about them. Mutable; not
 * thread-safe; no Flink in here.
 */
public final class PatrolCase {

  private static final CandidateDrafts DRAFTS = new CandidateDrafts();

  /** Every change is worth saying: sightings are few, and each is a look at the place. */
  private static final Duration UPDATE_ALWAYS = Duration.ZERO;

  private final PlaceBook book;
  private final RevisionLedger ledger;
  private long newestMs;

  PatrolCase(PlaceBook book, RevisionLedger ledger, long newestMs) {
    this.book = book;
    this.ledger = ledger;
    this.newestMs = newestMs;
  }

  /** A zone in which nothing was seen. */
  public static PatrolCase empty() {
    return new PatrolCase(PlaceBook.empty(), RevisionLedger.empty(), Long.MIN_VALUE);
  }

  /**
   * What became of a sighting.
   *
   * @param isLate whether it lies beyond what can still be changed
   * @param revisions to emit, withdrawals last
   */
  public record Outcome(boolean isLate, List<Candidate> revisions) {
    public Outcome {
      revisions = List.copyOf(revisions);
    }
  }

  /**
   * Judges a sighting. One that lies further back than the rule's retention is late: what it could
   * change may have been forgotten.
   */
  public Outcome add(Sighting sighting, ReferenceSnapshot reference, Instant now) {
    PatrolRules rules = new PatrolRules(sighting.ruleId(), reference);
    Optional<PatrolRule> rule = rules.findAt(sighting.timeMs());
    if (rule.isEmpty()) {
      return new Outcome(false, List.of());
    }
    long retentionMs = rule.get().retention().toMillis();
    boolean isLate =
        (!book.isEmpty() && sighting.timeMs() < newestMs - retentionMs)
            || book.add(sighting, rules) == PlaceBook.Added.BEYOND_HORIZON;
    if (isLate) {
      return new Outcome(true, List.of());
    }
    newestMs = Math.max(newestMs, sighting.timeMs());
    List<Candidate> revisions = new ArrayList<>(revise(newestMs - retentionMs, rules, now));
    // What is closed is kept for another retention: a late sighting may still open it again.
    forget(newestMs - 2 * retentionMs, rules);
    OptionalLong crowdedBefore = book.crowdedBefore();
    if (crowdedBefore.isPresent()) {
      long unseenBeforeMs = Math.max(crowdedBefore.getAsLong(), newestMs - retentionMs);
      revisions.addAll(revise(unseenBeforeMs, rules, now));
      forget(crowdedBefore.getAsLong(), rules);
    }
    return new Outcome(false, revisions);
  }

  /** Closes everything: nothing was seen here for the rule's retention. */
  public List<Candidate> close(String ruleId, ReferenceSnapshot reference, Instant now) {
    return revise(Long.MAX_VALUE, new PatrolRules(ruleId, reference), now);
  }

  /** How long places of this rule are remembered; empty if no such rule is in force. */
  public static Optional<Duration> retention(Sighting sighting, ReferenceSnapshot reference) {
    return new PatrolRules(sighting.ruleId(), reference)
        .findAt(sighting.timeMs())
        .map(PatrolRule::retention);
  }

  private List<Candidate> revise(long unseenBeforeMs, PatrolRules rules, Instant now) {
    List<Candidate> drafts = new ArrayList<>();
    for (SeenPlace place : book.places(rules)) {
      if (place.isProven()) {
        boolean unseen = place.last().timeMs() < unseenBeforeMs;
        rules
            .findAt(place.first().timeMs())
            .flatMap(rule -> PatrolFindings.of(place, unseen, rule, rules.reference()))
            .map(finding -> DRAFTS.draft(finding, rules.reference(), now))
            .ifPresent(drafts::add);
      }
    }
    return ledger.reconcile(drafts, UPDATE_ALWAYS, now);
  }

  private void forget(long beforeMs, PatrolRules rules) {
    boolean anyOlder =
        ledger.said().stream()
                .anyMatch(said -> said.episode().lastObserved().toEpochMilli() < beforeMs)
            || book.oldestMs() < beforeMs;
    if (anyOlder) {
      book.forgetSeenBefore(beforeMs, rules);
      ledger.settle(Set.of(), Instant.ofEpochMilli(beforeMs));
    }
  }

  PlaceBook book() {
    return book;
  }

  RevisionLedger ledger() {
    return ledger;
  }

  long newestMs() {
    return newestMs;
  }

  PatrolCase copy() {
    return new PatrolCase(book.copy(), ledger.copy(), newestMs);
  }
}
