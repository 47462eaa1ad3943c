package dev.offsite.pipelines.score;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the offences of one company. Pure; each step makes the next.
 *
 * @param offences by candidate id, at most {@link #OFFENCES_MAX}
 * @param saidDigest SHA-256 of the newest score told, its time left out; null before the first
 */
public record ScoreBook(Map<String, ScoredOffence> offences, @Nullable String saidDigest) {

  /** Fifty a day for a year; beyond, the oldest are let go. */
  static final int OFFENCES_MAX = 20_000;

  /** The longest window, and a month for those that come late. */
  static final Duration KEPT = Duration.ofDays(400);

  static final ScoreBook EMPTY = new ScoreBook(Map.of(), null);

  public ScoreBook {
    offences = Collections.unmodifiableMap(new TreeMap<>(offences));
  }

  /** With what is known of one more candidate, or more of one that is known. */
  ScoreBook plus(String candidateId, ScoredOffence offence) {
    NavigableMap<String, ScoredOffence> next = new TreeMap<>(offences);
    next.merge(candidateId, offence, ScoredOffence::merge);
    return new ScoreBook(next, saidDigest);
  }

  /** Without what lies too far back for any window. */
  ScoreBook at(Instant now) {
    long keptAfterMs = now.minus(KEPT).toEpochMilli();
    NavigableMap<String, ScoredOffence> next = new TreeMap<>(offences);
    next.values().removeIf(offence -> offence.said().atMs() <= keptAfterMs);
    return next.size() == offences.size() ? this : new ScoreBook(next, saidDigest);
  }

  /** Without the oldest beyond the bound. */
  ScoreBook bounded() {
    if (offences.size() <= OFFENCES_MAX) {
      return this;
    }
    NavigableMap<String, ScoredOffence> next = new TreeMap<>(offences);
    offences.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, ScoredOffence> entry) -> entry.getValue().said().atMs())
                .thenComparing(Map.Entry::getKey))
        .limit(offences.size() - (long) OFFENCES_MAX)
        .forEach(entry -> next.remove(entry.getKey()));
    return new ScoreBook(next, saidDigest);
  }

  ScoreBook said(String digest) {
    return new ScoreBook(offences, digest);
  }

  boolean isEmpty() {
    return offences.isEmpty();
  }
}
