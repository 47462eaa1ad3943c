package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.episode.OperationalDrafts;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was said about the episodes of one bridge, scope by scope: what is withdrawn in one lane is
 * never taken for what holds in another. Mutable; not thread-safe.
 */
final class EpisodeBook {

  private static final OperationalDrafts DRAFTS = new OperationalDrafts();

  private final TreeMap<LoadScope, RevisionLedger> ledgers;

  EpisodeBook(Map<LoadScope, RevisionLedger> ledgers) {
    this.ledgers = new TreeMap<>(ledgers);
  }

  static EpisodeBook empty() {
    return new EpisodeBook(Map.of());
  }

  /**
   * Brings what was said in line with what holds.
   *
   * @return the revisions to emit
   */
  List<Candidate> reconcile(
      Map<LoadScope, List<LoadEpisode>> holding,
      BridgeFindings findings,
      ReferenceSnapshot reference,
      Instant asOf,
      Instant decidedAt) {
    Set<LoadScope> scopes = new TreeSet<>(holding.keySet());
    scopes.addAll(ledgers.keySet());
    List<Candidate> revisions = new ArrayList<>();
    for (LoadScope scope : scopes) {
      List<Candidate> drafts =
          drafts(scope, holding.getOrDefault(scope, List.of()), findings, reference, decidedAt);
      RevisionLedger ledger = ledgers.getOrDefault(scope, RevisionLedger.empty());
      Duration every = hasNewBand(drafts, ledger) ? Duration.ZERO : updateEvery(reference, asOf);
      revisions.addAll(ledger.reconcile(drafts, every, decidedAt));
      if (!ledger.isEmpty()) {
        ledgers.put(scope, ledger);
      }
    }
    return revisions;
  }

  /** Forgets what ended before a moment and is not among what still holds. */
  void settle(
      Map<LoadScope, List<LoadEpisode>> holding,
      BridgeFindings findings,
      ReferenceSnapshot reference,
      Instant before) {
    ledgers.forEach(
        (scope, ledger) -> {
          Set<String> ids = new HashSet<>();
          drafts(scope, holding.getOrDefault(scope, List.of()), findings, reference, before)
              .forEach(draft -> ids.add(draft.id()));
          ledger.settle(ids, before);
        });
    ledgers.values().removeIf(RevisionLedger::isEmpty);
  }

  boolean isEmpty() {
    return ledgers.isEmpty();
  }

  /** The last moment that anything said speaks of; the smallest number if nothing was said. */
  long lastObservedMs() {
    return ledgers.values().stream()
        .flatMap(ledger -> ledger.said().stream())
        .mapToLong(said -> said.episode().lastObserved().toEpochMilli())
        .max()
        .orElse(Long.MIN_VALUE);
  }

  Map<LoadScope, RevisionLedger> ledgers() {
    return ledgers;
  }

  EpisodeBook copy() {
    TreeMap<LoadScope, RevisionLedger> copies = new TreeMap<>();
    ledgers.forEach((scope, ledger) -> copies.put(scope, ledger.copy()));
    return new EpisodeBook(copies);
  }

  private static List<Candidate> drafts(
      LoadScope scope,
      List<LoadEpisode> episodes,
      BridgeFindings findings,
      ReferenceSnapshot reference,
      Instant decidedAt) {
    List<Candidate> drafts = new ArrayList<>();
    for (LoadEpisode episode : episodes) {
      findings
          .of(scope, episode)
          .map(finding -> DRAFTS.draft(finding, reference, decidedAt))
          .ifPresent(drafts::add);
    }
    return drafts;
  }

  /** A level that rises is worth saying at once. */
  private static boolean hasNewBand(List<Candidate> drafts, RevisionLedger ledger) {
    for (Candidate said : ledger.said()) {
      for (Candidate draft : drafts) {
        if (said.id().equals(draft.id())
            && !Objects.equals(said.law().band(), draft.law().band())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Duration updateEvery(ReferenceSnapshot reference, Instant at) {
    return reference.rules(ViolationKind.BRIDGE_LOAD_NEAR_LIMIT, at).stream()
        .findFirst()
        .map(rule -> Duration.ofMillis(Math.round(rule.requireParameter("updateEveryS") * 1000)))
        .orElse(Duration.ZERO);
  }
}
