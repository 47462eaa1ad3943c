package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.schemas.reference.TripTerms;
import dev.offsite.schemas.trip.Trip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was last said about each trip of one truck, and the difference to what holds. Keeps the
 * trips that a late fix may still change, no others. Mutable; not thread-safe.
 *
 * <p>Whatever the order in which fixes arrived, the newest revisions that are not withdrawn are
 * those of the journeys given. A trip that goes on is said again when something happened, and once
 * in each {@code updateEveryS}.
 */
public final class TripLedger {

  private final Map<Long, Trip> saidByStartMs = new TreeMap<>();
  private boolean isChanged;

  /** A ledger in which nothing was said. */
  public static TripLedger empty() {
    return new TripLedger();
  }

  /** A ledger that goes on from what was said. */
  public static TripLedger of(Collection<Trip> said) {
    TripLedger ledger = new TripLedger();
    said.forEach(trip -> ledger.saidByStartMs.put(trip.start().toEpochMilli(), trip));
    return ledger;
  }

  /** The newest revision of every trip, in the order of their start. */
  public List<Trip> said() {
    return List.copyOf(saidByStartMs.values());
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return saidByStartMs.isEmpty();
  }

  /** Whether it is another than when this was last asked: only then has it to be stored. */
  public boolean takeChange() {
    boolean was = isChanged;
    isChanged = false;
    return was;
  }

  /** An independent copy. */
  public TripLedger copy() {
    return of(saidByStartMs.values());
  }

  /**
   * Brings what was said in line with the journeys of a truck.
   *
   * @param settledMs up to this time nothing changes any more; {@link Long#MIN_VALUE} for none
   * @return the revisions to emit, withdrawals last
   */
  public List<Trip> reconcile(TripState state, Moment moment, long settledMs, Instant now) {
    List<Journey> journeys = state.journeys();
    if (isSaid(journeys, moment)) {
      return List.of();
    }
    Map<Long, Journey> holding = new HashMap<>();
    journeys.forEach(journey -> holding.put(journey.startMs, journey));
    isChanged |=
        saidByStartMs
            .values()
            .removeIf(
                trip ->
                    !holding.containsKey(trip.start().toEpochMilli())
                        && trip.lastObserved().toEpochMilli() <= settledMs);
    List<Trip> revisions = new ArrayList<>();
    for (Journey journey : journeys) {
      Optional<TripTerms> terms =
          moment.reference().findTripTerms(Instant.ofEpochMilli(journey.startMs));
      if (terms.isEmpty()) {
        holding.remove(journey.startMs);
      } else {
        say(journey, terms.get(), moment, now).ifPresent(revisions::add);
      }
    }
    revisions.forEach(trip -> saidByStartMs.put(trip.start().toEpochMilli(), trip));
    for (Trip before : said()) {
      boolean holds = holding.containsKey(before.start().toEpochMilli());
      if (!holds && before.phase() != Trip.Phase.WITHDRAWN) {
        Trip withdrawn =
            before.revised(
                before.revision() + 1, Trip.Phase.WITHDRAWN, successor(before, holding), now);
        saidByStartMs.put(before.start().toEpochMilli(), withdrawn);
        revisions.add(withdrawn);
      }
    }
    isChanged |= !revisions.isEmpty();
    return revisions;
  }

  /** Whether these journeys, and no others, were said as they are. */
  private boolean isSaid(List<Journey> journeys, Moment moment) {
    if (journeys.size() != saidByStartMs.size()) {
      return false;
    }
    for (Journey journey : journeys) {
      Trip before = saidByStartMs.get(journey.startMs);
      TripTerms terms =
          moment.reference().findTripTerms(Instant.ofEpochMilli(journey.startMs)).orElse(null);
      if (before == null || terms == null || isWorthSaying(before, journey, terms, moment)) {
        return false;
      }
    }
    return true;
  }

  private Optional<Trip> say(Journey journey, TripTerms terms, Moment moment, Instant now) {
    Trip before = saidByStartMs.get(journey.startMs);
    if (before == null) {
      return Optional.of(TripDrafts.of(journey, terms, moment, now));
    }
    if (!isWorthSaying(before, journey, terms, moment)) {
      return Optional.empty();
    }
    Trip draft = TripDrafts.of(journey, terms, moment, now);
    Trip.Phase phase = draft.ending() == null ? Trip.Phase.UPDATED : Trip.Phase.CLOSED;
    return Optional.of(draft.revised(before.revision() + 1, phase, null, now));
  }

  /** Cheap, because it is asked at each fix of a truck that drives. */
  private static boolean isWorthSaying(
      Trip before, Journey journey, TripTerms terms, Moment moment) {
    Trip.Ending ending = TripDrafts.endingAt(journey, terms, moment);
    if (before.phase() == Trip.Phase.WITHDRAWN
        || before.ending() != ending
        || before.loadEvents().size() != journey.loadEvents.size()
        || !equal(before.buildingSite(), journey.buildingSite)
        || !equal(before.disposalSite(), journey.disposalSite)) {
      return true;
    }
    long lastMs = before.lastObserved().toEpochMilli();
    if (ending != null) {
      return (journey.ending != null && before.end().toEpochMilli() != journey.endMs)
          || lastMs != journey.lastMs()
          || before.distanceM() != journey.distanceM
          || before.stops() != journey.stops
          || before.stoppedS() != journey.stoppedMs / 1000.0
          || before.loadPresumed() != journey.isPresumed
          || !before.loadEvents().equals(journey.loadEvents);
    }
    long everyMs = Math.max(1, CargoWatch.millis(terms.updateEveryS()));
    return (lastMs - journey.startMs) / everyMs != (journey.lastMs() - journey.startMs) / everyMs;
  }

  private static boolean equal(String one, String other) {
    return one == null ? other == null : one.equals(other);
  }

  /** The trip that has most of the time of one that is withdrawn; null if none has any. */
  private String successor(Trip before, Map<Long, Journey> holding) {
    String best = null;
    long mostMs = -1;
    for (Journey journey : holding.values()) {
      Trip trip = saidByStartMs.get(journey.startMs);
      long fromMs = Math.max(before.start().toEpochMilli(), journey.startMs);
      long toMs = Math.min(before.lastObserved().toEpochMilli(), journey.lastMs());
      if (trip != null && toMs - fromMs > mostMs) {
        best = trip.id();
        mostMs = toMs - fromMs;
      }
    }
    return best;
  }
}
