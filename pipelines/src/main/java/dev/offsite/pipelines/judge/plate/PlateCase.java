package dev.offsite.pipelines.judge.plate;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where one plate was, by terminals and by scales, and what was said of it. Mutable; not
 * thread-safe; no Flink in here.
 *
 * <p>What holds depends on the fixes and passages alone, not on their order or repetition: of each
 * minute of a terminal the earliest fix counts, of each passage the content received last. If that
 * is one with another plate, nothing is held against this one.
 */
final class PlateCase {

  /** Half an hour of three terminals; of more the oldest is forgotten. */
  static final int FIXES_MAX = 100;

  /** A vehicle crosses few scales in a quarter of an hour; of more the oldest is forgotten. */
  static final int PASSAGES_MAX = 50;

  private static final CandidateDrafts DRAFTS = new CandidateDrafts();

  private final Map<String, TruckFix> fixes = new TreeMap<>();
  private final Map<String, TruckHeard> heard = new TreeMap<>();
  private final Map<String, PassageReading> passages = new TreeMap<>();
  private final RevisionLedger ledger;

  private PlateCase(RevisionLedger ledger) {
    this.ledger = ledger;
  }

  /** A plate of which nothing is known. */
  static PlateCase empty() {
    return new PlateCase(RevisionLedger.empty());
  }

  static PlateCase of(Collection<? extends Whereabouts> known, RevisionLedger ledger) {
    PlateCase plate = new PlateCase(ledger);
    known.forEach(plate::keep);
    return plate;
  }

  /** Takes note; returns the revisions to emit, withdrawals last. */
  List<Candidate> add(Whereabouts whereabouts, ReferenceSnapshot reference, Instant now) {
    if (!keep(whereabouts) || passages.isEmpty()) {
      return List.of();
    }
    List<Candidate> drafts = new ArrayList<>();
    for (PassageReading reading : passages.values()) {
      if (!(reading instanceof ReadPassage passage)) {
        continue;
      }
      for (Finding finding : ElsewhereFindings.of(passage, fixes.values(), reference)) {
        drafts.add(DRAFTS.draft(finding, reference, now));
      }
      for (Finding finding :
          DarkAcrossFindings.of(passage, fixes.values(), heard.values(), reference)) {
        drafts.add(DRAFTS.draft(finding, reference, now));
      }
    }
    return drafts.isEmpty() && ledger.isEmpty()
        ? List.of()
        : ledger.reconcile(drafts, Duration.ZERO, now);
  }

  /**
   * Forgets what was received before these instants, and what was said of those passages, which
   * stays as it is. Fixes must outlive passages: without them a passage would be cleared.
   */
  void forget(Instant fixesBefore, Instant passagesBefore) {
    fixes.values().removeIf(fix -> fix.receivedMs() < fixesBefore.toEpochMilli());
    heard.values().removeIf(one -> one.receivedMs() < fixesBefore.toEpochMilli());
    passages.values().removeIf(one -> one.receivedMs() < passagesBefore.toEpochMilli());
    forgetSaid();
  }

  /** Whether nothing is kept. */
  boolean isEmpty() {
    return fixes.isEmpty() && heard.isEmpty() && passages.isEmpty() && ledger.isEmpty();
  }

  List<TruckFix> fixes() {
    return List.copyOf(fixes.values());
  }

  List<TruckHeard> heard() {
    return List.copyOf(heard.values());
  }

  List<PassageReading> passages() {
    return List.copyOf(passages.values());
  }

  RevisionLedger ledger() {
    return ledger;
  }

  PlateCase copy() {
    PlateCase copy = new PlateCase(ledger.copy());
    copy.fixes.putAll(fixes);
    copy.heard.putAll(heard);
    copy.passages.putAll(passages);
    return copy;
  }

  private boolean keep(Whereabouts whereabouts) {
    if (whereabouts instanceof TruckFix fix) {
      return keep(fix);
    }
    return whereabouts instanceof TruckHeard one ? keep(one) : keep((PassageReading) whereabouts);
  }

  private boolean keep(TruckFix fix) {
    TruckFix before = fixes.get(fix.key());
    if (before != null && !fix.replaces(before)) {
      return false;
    }
    fixes.put(fix.key(), fix);
    dropOldest(fixes, FIXES_MAX);
    return true;
  }

  private boolean keep(TruckHeard one) {
    TruckHeard before = heard.get(one.key());
    if (before != null && !one.replaces(before)) {
      return false;
    }
    heard.put(one.key(), one);
    dropOldest(heard, FIXES_MAX);
    return true;
  }

  private boolean keep(PassageReading passage) {
    PassageReading before = passages.get(passage.key());
    if (before != null && !passage.replaces(before)) {
      return false;
    }
    passages.put(passage.key(), passage);
    if (dropOldest(passages, PASSAGES_MAX)) {
      forgetSaid();
    }
    return true;
  }

  private static <T extends Whereabouts> boolean dropOldest(Map<String, T> all, int max) {
    if (all.size() <= max) {
      return false;
    }
    all.entrySet().stream()
        .min(
            Comparator.comparingLong((Map.Entry<String, T> entry) -> entry.getValue().timeMs())
                .thenComparing(Map.Entry::getKey))
        .ifPresent(oldest -> all.remove(oldest.getKey()));
    return true;
  }

  private void forgetSaid() {
    Set<String> kept = new HashSet<>();
    for (Candidate said : ledger.said()) {
      String passage =
          said.subject().deviceId() + '/' + said.facts().details().get(ElsewhereFindings.PASSAGE);
      if (passages.containsKey(passage)) {
        kept.add(said.id());
      }
    }
    ledger.settle(kept, Instant.MAX);
  }
}
