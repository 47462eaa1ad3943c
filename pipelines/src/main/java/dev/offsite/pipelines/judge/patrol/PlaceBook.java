package dev.offsite.pipelines.judge.patrol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * The places of one rule in one neighbourhood. Mutable; not thread-safe.
 *
 * <p>A place that was not seen for the retention is done with: what is seen there afterwards is a
 * new one. Because that is decided by the sightings' own times, it does not matter whether the
 * later of them arrived first.
 */
final class PlaceBook {

  /** Places made of older sightings; beyond that the ones not seen for longest are forgotten. */
  static final int PLACES_MAX = 2_000;

  private final Places settled;
  private final NoticedLog<Places> log;

  private PlaceBook(Places settled, NoticedLog<Places> log) {
    this.settled = settled;
    this.log = log;
  }

  static PlaceBook empty() {
    Places settled = Places.empty();
    return new PlaceBook(settled, new NoticedLog<>(settled));
  }

  NoticedLog.Added add(Noticed noticed, PatrolRules rules) {
    return log.add(noticed, rules);
  }

  /** All places, proven or not, in the order of their first sighting. */
  List<SeenPlace> places(PatrolRules rules) {
    return log.folded(rules).all();
  }

  /** Forgets the places that were last seen before an instant, with all their sightings. */
  void forgetSeenBefore(long timeMs, PatrolRules rules) {
    log.settleBefore(timeMs, rules);
    Places all = log.folded(rules);
    log.change(places -> places.removeUnless(all, place -> place.last().timeMs() >= timeMs));
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
        settled.all().stream().mapToLong(place -> place.last().timeMs()).sorted().toArray();
    return OptionalLong.of(lastSeenMs[settled.size() - PLACES_MAX - 1] + 1);
  }

  /** When the first of the kept places was last seen, or of what is kept as it is was noticed. */
  long oldestMs() {
    return Math.min(log.oldestMs(), settled.oldestMs().orElse(Long.MAX_VALUE));
  }

  boolean isEmpty() {
    return settled.size() == 0 && log.isEmpty();
  }

  PlaceBook copy() {
    NoticedLog<Places> copy = log.copy();
    return new PlaceBook(copy.settled(), copy);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(log.settledMs());
    settled.write(out);
    log.write(out);
  }

  static PlaceBook read(int version, DataInput in) throws IOException {
    long settledMs = in.readLong();
    Places settled = Places.read(version, in);
    return new PlaceBook(settled, NoticedLog.read(version, settled, settledMs, in));
  }
}
