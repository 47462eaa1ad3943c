package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file of one rule in one zone: its places and what was said about them. Mutable; not
 * thread-safe; no Flink in here.
 */
public final class PatrolCase {

  private static final CandidateDrafts DRAFTS = new CandidateDrafts();

  /** Every sighting is worth saying: there are few, and each is a look at the place. */
  private static final Duration UPDATE_EVERY = Duration.ofMillis(1);

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

  /** Judges a sighting. */
  public Outcome add(Sighting sighting, ReferenceSnapshot reference, Instant now) {
    Optional<PatrolRule> rule =
        rule(sighting.ruleId(), Instant.ofEpochMilli(sighting.timeMs()), reference);
    if (rule.isEmpty()) {
      return new Outcome(false, List.of());
    }
    List<Candidate> revisions = new ArrayList<>();
    if (sighting.timeMs() > newestMs) {
      newestMs = sighting.timeMs();
      revisions.addAll(
          closeUnseen(newestMs - rule.get().retention().toMillis(), rule.get(), reference, now));
    }
    boolean isLate = book.add(sighting, rule.get()) == PlaceBook.Added.BEYOND_HORIZON;
    if (!isLate) {
      revisions.addAll(revise(Long.MIN_VALUE, rule.get(), reference, now));
    }
    return new Outcome(isLate, revisions);
  }

  /** Closes everything: nothing was seen here for the rule's retention. */
  public List<Candidate> close(String ruleId, ReferenceSnapshot reference, Instant now) {
    return rule(ruleId, Instant.ofEpochMilli(newestMs), reference)
        .map(rule -> closeUnseen(Long.MAX_VALUE, rule, reference, now))
        .orElse(List.of());
  }

  /** How long places of this rule are remembered; empty if no such rule is in force. */
  public static Optional<Duration> retention(Sighting sighting, ReferenceSnapshot reference) {
    return rule(sighting.ruleId(), Instant.ofEpochMilli(sighting.timeMs()), reference)
        .map(PatrolRule::retention);
  }

  private List<Candidate> closeUnseen(
      long beforeMs, PatrolRule rule, ReferenceSnapshot reference, Instant now) {
    boolean anyUnseen =
        book.places(rule).stream().anyMatch(place -> place.last().timeMs() < beforeMs);
    if (!anyUnseen) {
      return List.of();
    }
    List<Candidate> closed = revise(beforeMs, rule, reference, now);
    book.forgetSeenBefore(beforeMs, rule);
    ledger.settle(Set.of(), Instant.ofEpochMilli(Math.min(beforeMs, newestMs + 1)));
    return closed;
  }

  private List<Candidate> revise(
      long unseenBeforeMs, PatrolRule rule, ReferenceSnapshot reference, Instant now) {
    List<Candidate> drafts = new ArrayList<>();
    for (SeenPlace place : book.places(rule)) {
      if (place.isProven()) {
        boolean unseen = place.last().timeMs() < unseenBeforeMs;
        PatrolFindings.of(place, unseen, rule, reference)
            .map(finding -> DRAFTS.draft(finding, reference, now))
            .ifPresent(drafts::add);
      }
    }
    return ledger.reconcile(drafts, UPDATE_EVERY, now);
  }

  private static Optional<PatrolRule> rule(String ruleId, Instant at, ReferenceSnapshot reference) {
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PATROL_OBJECT, at)) {
      if (rule.id().equals(ruleId)) {
        return Optional.of(new PatrolRule(rule));
      }
    }
    return Optional.empty();
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
