package dev.offsite.pipelines.judge.share;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.trip.Trip;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The trips of one plate, and what was said of those that shared a permit. Mutable; not
 * thread-safe; no Flink in here.
 *
 * <p>Whatever the order and repetition of the revisions of trips, the newest revisions that are not
 * withdrawn end the same.
 */
public final class PermitCase {

  /** A plate is on so few trips at once; of more the one received first is forgotten. */
  static final int USES_MAX = 200;

  private static final CandidateDrafts DRAFTS = new CandidateDrafts();

  private final Map<String, PermitUse> uses;
  private final RevisionLedger ledger;

  private PermitCase(Map<String, PermitUse> uses, RevisionLedger ledger) {
    this.uses = uses;
    this.ledger = ledger;
  }

  /** A plate of which no trip is known. */
  public static PermitCase empty() {
    return new PermitCase(new TreeMap<>(), RevisionLedger.empty());
  }

  static PermitCase of(List<PermitUse> uses, RevisionLedger ledger) {
    PermitCase plate = new PermitCase(new TreeMap<>(), ledger);
    uses.forEach(use -> plate.uses.put(use.tripId(), use));
    return plate;
  }

  /** Takes note of a revision of a trip; returns the revisions to emit, withdrawals last. */
  public List<Candidate> add(Trip trip, ReferenceSnapshot reference, Instant now) {
    PermitUse before = uses.get(trip.id());
    if (before != null && before.revision() >= trip.revision()) {
      return List.of();
    }
    uses.put(trip.id(), PermitUse.of(trip));
    if (uses.size() > USES_MAX) {
      uses.values().stream()
          .min((one, other) -> Long.compare(one.receivedMs(), other.receivedMs()))
          .ifPresent(oldest -> uses.remove(oldest.tripId()));
      forgetSaid();
    }
    List<Candidate> drafts = new ArrayList<>();
    Map<String, Duration> updateEvery = new HashMap<>();
    for (Finding finding : findings(reference)) {
      Candidate draft = DRAFTS.draft(finding, reference, now);
      drafts.add(draft);
      double seconds = finding.rule().parameters().getOrDefault("updateEveryS", 0.0);
      updateEvery.put(draft.id(), Duration.ofMillis(Math.round(seconds * 1000)));
    }
    if (drafts.isEmpty() && ledger.isEmpty()) {
      return List.of();
    }
    return ledger.reconcile(drafts, draft -> updateEvery.get(draft.id()), now);
  }

  /** Forgets the trips received before a time, and what was said of them; it stays as it is. */
  public void forget(Instant receivedBefore) {
    uses.values().removeIf(use -> use.receivedMs() < receivedBefore.toEpochMilli());
    forgetSaid();
  }

  /** Lets go of what was said of trips that are not known any more: nothing withdraws it. */
  private void forgetSaid() {
    Set<String> kept = new HashSet<>();
    for (Candidate said : ledger.said()) {
      Map<String, String> details = said.facts().details();
      if (uses.containsKey(details.get(SharedPermitFindings.TRIP))
          && uses.containsKey(details.get(SharedPermitFindings.OTHER_TRIP))) {
        kept.add(said.id());
      }
    }
    ledger.settle(kept, Instant.MAX);
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return uses.isEmpty() && ledger.isEmpty();
  }

  List<PermitUse> uses() {
    return List.copyOf(uses.values());
  }

  RevisionLedger ledger() {
    return ledger;
  }

  PermitCase copy() {
    return new PermitCase(new TreeMap<>(uses), ledger.copy());
  }

  private List<Finding> findings(ReferenceSnapshot reference) {
    List<PermitUse> all = uses();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        PermitUse one = all.get(i);
        PermitUse other = all.get(j);
        if (one.counts()
            && one.permit().equals(other.permit())
            && !one.deviceId().equals(other.deviceId())) {
          findings.addAll(SharedPermitFindings.of(one, other, reference));
        }
      }
    }
    return findings;
  }
}
