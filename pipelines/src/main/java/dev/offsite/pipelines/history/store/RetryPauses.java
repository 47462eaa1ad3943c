package dev.offsite.pipelines.history.store;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before the next attempt: doubling from the shortest to the longest pause, or
 * what the store asks for if that is longer. Not thread-safe.
 *
 * <p>Without jitter: there is one writer for each subtask, a handful in all.
 */
final class RetryPauses {

  private final HistorySettings settings;
  private Duration next;

  RetryPauses(HistorySettings settings) {
    this.settings = settings;
    next = settings.retryPause();
  }

  /** The pause after a failure. */
  Duration next(Optional<Duration> askedFor) {
    Duration own = next;
    next = min(settings.retryPauseMax(), own.multipliedBy(2));
    Duration asked = min(settings.retryAfterMax(), askedFor.orElse(Duration.ZERO));
    return own.compareTo(asked) >= 0 ? own : asked;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
