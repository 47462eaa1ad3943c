package dev.offsite.pipelines.judge.zone;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One truck's file: its track and what was said about it. All that is kept of a truck. Mutable; not
 * thread-safe; no Flink in here.
 *
 * <p>Whatever the order and repetition of the truck's fixes within the horizon, the newest
 * revisions that are not withdrawn end the same.
 */
public final class TruckCase {

  private static final CandidateDrafts DRAFTS = new CandidateDrafts();

  private final TruckTrack track;
  private final RevisionLedger ledger;
  private long lastReceivedMs;

  TruckCase(TruckTrack track, RevisionLedger ledger, long lastReceivedMs) {
    this.track = track;
    this.ledger = ledger;
    this.lastReceivedMs = lastReceivedMs;
  }

  /** A truck of which nothing is known. */
  public static TruckCase empty() {
    return new TruckCase(TruckTrack.empty(), RevisionLedger.empty(), Long.MIN_VALUE);
  }

  /**
   * What became of a fix.
   *
   * @param isLate whether it lies beyond the horizon and was not judged
   * @param revisions to emit, withdrawals last
   */
  public record Outcome(boolean isLate, List<Candidate> revisions) {
    public Outcome {
      revisions = List.copyOf(revisions);
    }

    private static final Outcome NOTHING = new Outcome(false, List.of());
    private static final Outcome LATE = new Outcome(true, List.of());
  }

  /** Judges a fix. */
  public Outcome add(Located located, ZoneJudge judge, ReferenceSnapshot reference, Instant now) {
    lastReceivedMs = Math.max(lastReceivedMs, located.received().raw().receivedAtMillis());
    return switch (judge.add(track, located, reference)) {
      case REPEATED -> Outcome.NOTHING;
      case BEYOND_HORIZON -> Outcome.LATE;
      case FOLDED ->
          new Outcome(
              false, revise(located.received().report().deviceId(), false, judge, reference, now));
    };
  }

  /**
   * Takes note that the truck has been silent for longer than its rules allow: what goes on counts
   * as ended, until a fix says otherwise.
   */
  public List<Candidate> fallSilent(
      String deviceId, ZoneJudge judge, ReferenceSnapshot reference, Instant now) {
    return revise(deviceId, true, judge, reference, now);
  }

  /** When our client received the newest record of this truck, milliseconds since the epoch. */
  public long lastReceivedMs() {
    return lastReceivedMs;
  }

  private List<Candidate> revise(
      String deviceId, boolean silent, ZoneJudge judge, ReferenceSnapshot reference, Instant now) {
    List<Finding> findings = judge.findings(track, deviceId, silent, reference);
    if (findings.isEmpty() && ledger.isEmpty()) {
      return List.of();
    }
    List<Candidate> drafts = new ArrayList<>(findings.size());
    Set<String> holding = new HashSet<>();
    for (Finding finding : findings) {
      Candidate draft = DRAFTS.draft(finding, reference, now);
      drafts.add(draft);
      holding.add(draft.id());
    }
    Duration updateEvery = judge.updateEvery(Instant.ofEpochMilli(lastReceivedMs), reference);
    if (track.settledMs() != Long.MIN_VALUE) {
      // A visit that ended with the last settled fix is settled too.
      ledger.settle(holding, Instant.ofEpochMilli(track.settledMs() + 1));
    }
    return ledger.reconcile(drafts, updateEvery, now);
  }

  TruckTrack track() {
    return track;
  }

  RevisionLedger ledger() {
    return ledger;
  }

  TruckCase copy() {
    return new TruckCase(track.copy(), ledger.copy(), lastReceivedMs);
  }
}
