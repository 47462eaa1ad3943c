package dev.offsite.pipelines.judge.truck;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.stop.StopFold;
import dev.offsite.pipelines.judge.stop.StopLedger;
import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.pipelines.judge.stop.StopState;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.track.TruckTrack;
import dev.offsite.pipelines.judge.trip.TripFold;
import dev.offsite.pipelines.judge.trip.TripLedger;
import dev.offsite.pipelines.judge.trip.TripState;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.trip.Trip;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /**
   * Drafts of the findings of the last time, by the finding: one that is the same needs no other.
   */
  private IdentityHashMap<Finding, Candidate> drafted = new IdentityHashMap<>();

  /** By what they were drafted; null before the first time. */
  private @Nullable ReferenceSnapshot draftedBy;

  /** Whether anything may have been said of its trips; not part of the state. */
  private boolean tripsSaid = true;

  /** What was settled then. */
  private long draftedAtMs;

  TruckCase(TruckTrack track, RevisionLedger ledger, long lastReceivedMs) {
    this.track = track;
    this.ledger = ledger;
    this.lastReceivedMs = lastReceivedMs;
  }

  /** A truck of which nothing is known, to be judged by all families of rules. */
  public static TruckCase empty() {
    return empty(TruckFolds.ALL);
  }

  /** A truck of which nothing is known, to be judged by some families of rules. */
  public static TruckCase empty(RuleFolds folds) {
    return new TruckCase(TruckTrack.empty(folds), RevisionLedger.empty(), Long.MIN_VALUE);
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
  public Outcome add(Located located, TruckJudge judge, ReferenceSnapshot reference, Instant now) {
    lastReceivedMs = Math.max(lastReceivedMs, located.received().raw().receivedAtMillis());
    return switch (judge.add(track, located, reference)) {
      case REPEATED -> Outcome.NOTHING;
      case BEYOND_HORIZON -> Outcome.LATE;
      case FOLDED ->
          new Outcome(
              false,
              revise(new Moment(located.received().report().deviceId(), 0, reference), judge, now));
    };
  }

  /** Takes note that the truck has been silent until a moment. */
  public List<Candidate> fallSilent(Moment moment, TruckJudge judge, Instant now) {
    return revise(moment, judge, now);
  }

  /**
   * Brings what was said of its trips in line with what is known.
   *
   * @param said what was said of this truck's trips; changed
   * @return the revisions to emit, withdrawals last
   */
  public List<Trip> trips(TripLedger said, Moment moment, Instant now) {
    List<Trip> revisions =
        track
            .findState(TripFold.NAME, TripState.class)
            .map(state -> said.reconcile(state, moment, track.settledMs(), now))
            .orElse(List.of());
    tripsSaid = !said.isEmpty();
    return revisions;
  }

  /** Whether {@link #trips} may have something to say or to forget. */
  boolean mayHaveTrips() {
    return tripsSaid
        || track
            .findState(TripFold.NAME, TripState.class)
            .map(TripState::hasJourneys)
            .orElse(false);
  }

  /**
   * Brings what was said of its stays in line with what is known.
   *
   * @param said what was said of this truck's stays; changed
   */
  public List<StopNotice> stops(StopLedger said, Moment moment) {
    return track
        .findState(StopFold.NAME, StopState.class)
        .map(state -> state.reconcile(said, moment, track.settledMs()))
        .orElse(List.of());
  }

  /** Whether {@link #stops} may have something to say or to forget. */
  boolean mayHaveStops() {
    return track.findState(StopFold.NAME, StopState.class).map(StopState::isChanged).orElse(false);
  }

  /** When our client received the newest record of this truck, milliseconds since the epoch. */
  public long lastReceivedMs() {
    return lastReceivedMs;
  }

  private List<Candidate> revise(Moment moment, TruckJudge judge, Instant now) {
    List<Finding> findings = judge.findings(track, moment);
    if (findings.isEmpty() && ledger.isEmpty()) {
      return List.of();
    }
    if (isSaid(findings, moment.reference())) {
      return List.of();
    }
    List<Candidate> drafts = new ArrayList<>(findings.size());
    Map<String, Duration> updateEvery = new HashMap<>();
    IdentityHashMap<Finding, Candidate> draftedNow = new IdentityHashMap<>();
    for (Finding finding : findings) {
      Candidate draft = drafted.get(finding);
      if (draft == null) {
        draft = DRAFTS.draft(finding, moment.reference(), now);
      }
      draftedNow.put(finding, draft);
      drafts.add(draft);
      updateEvery.put(draft.id(), updateEvery(finding));
    }
    drafted = draftedNow;
    draftedBy = moment.reference();
    draftedAtMs = track.settledMs();
    if (track.settledMs() != Long.MIN_VALUE) {
      // A visit that ended with the last settled fix is settled too.
      ledger.settle(updateEvery.keySet(), Instant.ofEpochMilli(track.settledMs() + 1));
    }
    return ledger.reconcile(drafts, draft -> updateEvery.get(draft.id()), now);
  }

  /**
   * Whether these are the findings of the last time, and nothing was settled since: then the ledger
   * has nothing to say, because it says what is different.
   */
  private boolean isSaid(List<Finding> findings, ReferenceSnapshot reference) {
    if (reference != draftedBy
        || draftedAtMs != track.settledMs()
        || findings.size() != drafted.size()) {
      return false;
    }
    for (Finding finding : findings) {
      if (!drafted.containsKey(finding)) {
        return false;
      }
    }
    return true;
  }

  /** How often an episode that only grows longer is said again; each change if not set. */
  private static Duration updateEvery(Finding finding) {
    double seconds = finding.rule().parameters().getOrDefault("updateEveryS", 0.0);
    return Duration.ofMillis(Math.round(seconds * 1000));
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
