package dev.offsite.simulators.score;

import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What the detectors could know.
 *
 * @param from event time of the first reports
 * @param until event time up to which every report has been judged
 * @param settle how long a violation must go on within that time for its minimum evidence to exist.
 *     A truth with less is expected only if found
 */
public record Observation(Instant from, Instant until, Duration settle) {

  public Observation {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(settle, "settle");
    if (settle.isNegative()) {
      throw new IllegalArgumentException("settle " + settle + " is negative");
    }
  }

  /** Whether so much of a truth lies within that it has to be found. */
  boolean expects(Truth truth) {
    Instant start = truth.start();
    Instant end = truth.end();
    boolean moment = start.equals(end);
    if (moment && start.isBefore(from)) {
      return false;
    }
    if (truth.knownFrom() != null && truth.knownFrom().plus(settle).isAfter(until)) {
      return false;
    }
    Instant seenFrom = start.isBefore(from) ? from : start;
    Instant seenTo = end == null || moment || end.isAfter(until) ? until : end;
    return !seenFrom.plus(settle).isAfter(seenTo);
  }
}
