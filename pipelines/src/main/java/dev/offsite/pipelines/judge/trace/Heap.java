package dev.offsite.pipelines.judge.trace;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.candidate.Candidate;

/**
 * What trucks are held against.
 *
 * @param place the mean of its sightings
 * @param uncertaintyM radius that holds the true place with 90 %
 * @param firstMs when it was first seen, milliseconds since the epoch
 */
record Heap(Wgs84Position place, double uncertaintyM, long firstMs) {

  static Heap of(Candidate candidate) {
    Candidate.Place place = candidate.place();
    return new Heap(
        new Wgs84Position(place.lng(), place.lat()),
        place.uncertaintyM() == null ? 0 : place.uncertaintyM(),
        candidate.episode().firstObserved().toEpochMilli());
  }
}
