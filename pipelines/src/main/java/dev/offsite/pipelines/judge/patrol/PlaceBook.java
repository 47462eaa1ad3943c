package dev.offsite.pipelines.judge.patrol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The places of one rule in one zone. Mutable; not thread-safe.
 *
 * <p>Keeps the newest sightings as they are and folds them anew, in the order of their time, onto
 * the places made of older ones: so a late sighting changes what it would have changed in time.
 *
 * <p>A place that was not seen for the retention is done with: what is seen there afterwards is a
 * new one. Because that is decided by the sightings' own times, it does not matter whether the
 * later of them arrived first.
 */
final class PlaceBook {

  /**
   * Sightings kept as they are; beyond that the oldest half becomes part of their places, and a
   * sighting from before them counts no more. A flight sees a zone's objects some hundred times.
   */
  static final int SIGHTINGS_MAX = 2_000;

  /** Places made of older sightings; beyond that the ones not seen for longest are forgotten. */
  static final int PLACES_MAX = 500;

  private final List<SeenPlace> settled;
  private final List<Sighting> newest;
  private long settledMs;

  private PlaceBook(List<SeenPlace> settled, List<Sighting> newest, long settledMs) {
    this.settled = settled;
    this.newest = newest;
    this.settledMs = settledMs;
  }

  static PlaceBook empty() {
    return new PlaceBook(new ArrayList<>(), new ArrayList<>(), Long.MIN_VALUE);
  }

  /** What adding a sighting did. */
  enum Added {
    /** The places may have changed. */
    TAKEN,
    /** A repetition: nothing changed. */
    REPEATED,
    /** From before what can still be changed. */
    BEYOND_HORIZON
  }

  Added add(Sighting sighting, PatrolRules rules) {
    if (sighting.timeMs() <= settledMs) {
      return Added.BEYOND_HORIZON;
    }
    int at = Collections.binarySearch(newest, sighting, Sighting.ORDER);
    if (at >= 0) {
      return Added.REPEATED;
    }
    newest.add(-at - 1, sighting);
    if (newest.size() > SIGHTINGS_MAX) {
      settle(SIGHTINGS_MAX / 2, rules);
    }
    return Added.TAKEN;
  }

  /** All places, proven or not, in the order of their first sighting. */
  List<SeenPlace> places(PatrolRules rules) {
    List<SeenPlace> places = new ArrayList<>(settled.size() + newest.size());
    settled.forEach(place -> places.add(place.copy()));
    newest.forEach(sighting -> fold(places, sighting, rules));
    return places;
  }

  /** Forgets the places that were last seen before an instant, with all their sightings. */
  void forgetSeenBefore(long timeMs, PatrolRules rules) {
    int old = 0;
    while (old < newest.size() && newest.get(old).timeMs() < timeMs) {
      old++;
    }
    settle(old, rules);
    List<SeenPlace> all = places(rules);
    // Places keep their order, so the first ones of all are the settled ones, seen to the end.
    for (int i = settled.size() - 1; i >= 0; i--) {
      if (all.get(i).last().timeMs() < timeMs) {
        settled.remove(i);
      }
    }
  }

  /**
   * The instant before which places must be forgotten so that no more than {@link #PLACES_MAX}
   * settled ones are left; empty if no more are.
   */
  OptionalLong crowdedBefore() {
    if (settled.size() <= PLACES_MAX) {
      return OptionalLong.empty();
    }
    long[] lastSeenMs =
        settled.stream().mapToLong(place -> place.last().timeMs()).sorted().toArray();
    return OptionalLong.of(lastSeenMs[settled.size() - PLACES_MAX - 1] + 1);
  }

  /** When the first of the kept places was last seen, or of the kept sightings was made. */
  long oldestMs() {
    long oldest = newest.isEmpty() ? Long.MAX_VALUE : newest.get(0).timeMs();
    for (SeenPlace place : settled) {
      oldest = Math.min(oldest, place.last().timeMs());
    }
    return oldest;
  }

  boolean isEmpty() {
    return settled.isEmpty() && newest.isEmpty();
  }

  private void settle(int count, PatrolRules rules) {
    for (int i = 0; i < count; i++) {
      fold(settled, newest.get(i), rules);
      settledMs = Math.max(settledMs, newest.get(i).timeMs());
    }
    newest.subList(0, count).clear();
  }

  private static void fold(List<SeenPlace> places, Sighting sighting, PatrolRules rules) {
    Optional<PatrolRule> inForce = rules.findAt(sighting.timeMs());
    if (inForce.isEmpty()) {
      return; // the release in force says that this was never forbidden
    }
    PatrolRule rule = inForce.get();
    SeenPlace nearest = null;
    double nearestBy = -1;
    for (SeenPlace place : places) {
      if (!place.isForgottenAt(sighting.timeMs(), rule)) {
        double nearerBy = place.nearerBy(sighting, rule);
        if (nearerBy >= 0 && nearerBy > nearestBy) {
          nearest = place;
          nearestBy = nearerBy;
        }
      }
    }
    if (nearest == null) {
      nearest = new SeenPlace(sighting);
      places.add(nearest);
    }
    nearest.add(sighting, rule);
  }

  PlaceBook copy() {
    List<SeenPlace> copy = new ArrayList<>(settled.size());
    settled.forEach(place -> copy.add(place.copy()));
    return new PlaceBook(copy, new ArrayList<>(newest), settledMs);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(settledMs);
    out.writeInt(settled.size());
    for (SeenPlace place : settled) {
      place.write(out);
    }
    out.writeInt(newest.size());
    for (Sighting sighting : newest) {
      SightingForm.write(sighting, out);
    }
  }

  static PlaceBook read(DataInput in) throws IOException {
    PlaceBook book = empty();
    book.settledMs = in.readLong();
    int places = in.readInt();
    for (int i = 0; i < places; i++) {
      book.settled.add(SeenPlace.read(in));
    }
    int sightings = in.readInt();
    for (int i = 0; i < sightings; i++) {
      book.newest.add(SightingForm.read(in));
    }
    return book;
  }
}
