package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of one rule in one neighbourhood: its places and what was said about them. Mutable; not
 * thread-safe; no Flink in here.
 */
public final class PatrolCase implements NoticedFile {

  private static final CandidateDrafts DRAFTS = new CandidateDrafts();

  /** Every change is worth saying: sightings are few, and each is a look at the place. */
  private static final Duration UPDATE_ALWAYS = Duration.ZERO;

  private static final int FORGET_SHARE = 10;

  private final PlaceBook book;
  private final RevisionLedger ledger;
  private long newestMs;

  /** What was drafted of each place, and of what state of it; saves most of the work of a look. */
  private IdentityHashMap<SeenPlace, Drafted> drafted = new IdentityHashMap<>();

  private record Drafted(
      @Nullable Candidate candidate,
      int changes,
      boolean unseen,
      @Nullable Look gone,
      ReferenceSnapshot reference) {

    boolean isOf(SeenPlace place, boolean isUnseen, @Nullable Look goneBy, PatrolRules rules) {
      return changes == place.changes()
          && unseen == isUnseen
          && Objects.equals(gone, goneBy)
          && reference == rules.reference();
    }
  }

  PatrolCase(PlaceBook book, RevisionLedger ledger, long newestMs) {
    this.book = book;
    this.ledger = ledger;
    this.newestMs = newestMs;
  }

  /** A neighbourhood in which nothing was seen. */
  public static PatrolCase empty() {
    return new PatrolCase(PlaceBook.empty(), RevisionLedger.empty(), Long.MIN_VALUE);
  }

  /**
   * Judges what was noticed. What lies further back than the rule's retention is late: what it
   * could change may have been forgotten.
   */
  @Override
  public Outcome add(Noticed noticed, ReferenceSnapshot reference, Instant now) {
    PatrolRules rules = new PatrolRules(noticed.ruleId(), reference);
    Optional<PatrolRule> rule = rules.findAt(noticed.timeMs());
    if (rule.isEmpty()) {
      return new Outcome(false, List.of());
    }
    long retentionMs = rule.get().retention().toMillis();
    boolean isLate =
        (!book.isEmpty() && noticed.timeMs() < newestMs - retentionMs)
            || book.add(noticed, rules) == NoticedLog.Added.BEYOND_HORIZON;
    if (isLate) {
      return new Outcome(true, List.of());
    }
    newestMs = Math.max(newestMs, noticed.timeMs());
    List<Candidate> revisions = new ArrayList<>(revise(newestMs - retentionMs, rules, now));
    // What is closed is kept for another retention: a late sighting may still open it again. A
    // tenth of it more, so that old things are forgotten together.
    long forgottenMs = newestMs - 2 * retentionMs;
    if (oldestMs() < forgottenMs - retentionMs / FORGET_SHARE) {
      forget(forgottenMs, rules);
    }
    OptionalLong crowdedBefore = book.crowdedBefore();
    if (crowdedBefore.isPresent()) {
      long unseenBeforeMs = Math.max(crowdedBefore.getAsLong(), newestMs - retentionMs);
      revisions.addAll(revise(unseenBeforeMs, rules, now));
      forget(crowdedBefore.getAsLong(), rules);
    }
    return new Outcome(false, revisions);
  }

  @Override
  public List<Candidate> close(String ruleId, ReferenceSnapshot reference, Instant now) {
    return revise(Long.MAX_VALUE, new PatrolRules(ruleId, reference), now);
  }

  private List<Candidate> revise(long unseenBeforeMs, PatrolRules rules, Instant now) {
    List<Candidate> drafts = new ArrayList<>();
    IdentityHashMap<SeenPlace, Drafted> before = drafted;
    IdentityHashMap<SeenPlace, Drafted> after = new IdentityHashMap<>();
    boolean isAllAsBefore = true;
    for (SeenPlace place : book.places(rules)) {
      Optional<PatrolRule> rule =
          place.isProven() ? rules.findAt(place.first().timeMs()) : Optional.empty();
      if (rule.isPresent()) {
        boolean unseen = place.last().timeMs() < unseenBeforeMs;
        Look gone = place.goneAt(newestMs, rule.get()).orElse(null);
        Drafted known = before.get(place);
        if (known == null || !known.isOf(place, unseen, gone, rules)) {
          isAllAsBefore = false;
          known =
              new Drafted(
                  PatrolFindings.of(place, unseen, gone, rule.get(), rules)
                      .map(finding -> DRAFTS.draft(finding, rules.reference(), now))
                      .orElse(null),
                  place.changes(),
                  unseen,
                  gone,
                  rules.reference());
        }
        after.put(place, known);
        if (known.candidate != null) {
          drafts.add(known.candidate);
        }
      }
    }
    drafted = after;
    return isAllAsBefore && before.size() == after.size()
        ? List.of()
        : ledger.reconcile(drafts, UPDATE_ALWAYS, now);
  }

  private void forget(long beforeMs, PatrolRules rules) {
    book.forgetSeenBefore(beforeMs, rules);
    ledger.settle(Set.of(), Instant.ofEpochMilli(beforeMs));
    drafted = new IdentityHashMap<>();
  }

  private long oldestMs() {
    long oldestMs = book.oldestMs();
    for (Candidate said : ledger.said()) {
      oldestMs = Math.min(oldestMs, said.episode().lastObserved().toEpochMilli());
    }
    return oldestMs;
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
