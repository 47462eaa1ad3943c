package dev.offsite.pipelines.bridge;

import dev.offsite.schemas.candidate.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a scope was near its limit.
 *
 * @param startMs when it came to the share that warns
 * @param startUncertaintyMs half the span in which the start must lie
 * @param worstMs first moment of the largest mass
 * @param peakKg largest mass, every vehicle as fast as over the scale
 * @param peakAtLeastKg at that moment, of those on it at any plausible speed
 * @param peakAtMostKg at that moment, of those that may be on it at some plausible speed
 * @param peakVehicles at that moment
 * @param peakUnweighed of these, weighed with zero
 * @param limitKg at that moment
 * @param crossings vehicles seen in it so far
 * @param evidence records of the heaviest at that moment, heaviest first
 * @param belowSinceMs since when the load is too low for it; null while it is not
 * @param endMs when it ended; null if that is not known
 */
record LoadEpisode(
    long startMs,
    long startUncertaintyMs,
    long worstMs,
    long peakKg,
    long peakAtLeastKg,
    long peakAtMostKg,
    int peakVehicles,
    int peakUnweighed,
    int limitKg,
    int crossings,
    List<Candidate.RawRecord> evidence,
    @Nullable Long belowSinceMs,
    @Nullable Long endMs) {

  LoadEpisode {
    evidence = List.copyOf(evidence);
  }

  LoadEpisode belowSince(@Nullable Long ms) {
    return with(crossings, ms, endMs);
  }

  LoadEpisode over() {
    return with(crossings, belowSinceMs, belowSinceMs);
  }

  LoadEpisode open() {
    return with(crossings, belowSinceMs, null);
  }

  LoadEpisode joinedBy(int more) {
    return with(crossings + more, belowSinceMs, endMs);
  }

  private LoadEpisode with(int newCrossings, @Nullable Long newBelow, @Nullable Long newEnd) {
    return new LoadEpisode(
        startMs,
        startUncertaintyMs,
        worstMs,
        peakKg,
        peakAtLeastKg,
        peakAtMostKg,
        peakVehicles,
        peakUnweighed,
        limitKg,
        newCrossings,
        evidence,
        newBelow,
        newEnd);
  }
}
