package dev.offsite.monitor.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A stretch of time. Two spans that follow each other share no row and miss none.
 *
 * @param from inclusive
 * @param until exclusive, after {@code from}
 */
public record TimeSpan(Instant from, Instant until) {

  /** Before it there were no satellites to tell the time of a fix. */
  static final Instant EARLIEST = Instant.EPOCH;

  /** Stores that count nanoseconds in 64 bits end in April 2262. */
  static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if {@code until} is not after {@code from}, or an end lies
   *     outside 1970 to 2261
   */
  public TimeSpan {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    if (from.isBefore(EARLIEST) || until.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "the span from " + from + " until " + until + " leaves " + EARLIEST + " to " + LATEST);
    }
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("until " + until + " is not after from " + from);
    }
  }

  /** First microsecond of the span, since 1970-01-01T00:00Z. */
  long fromMicros() {
    return ceilMicros(from);
  }

  /** First microsecond after the span, since 1970-01-01T00:00Z. */
  long untilMicros() {
    return ceilMicros(until);
  }

  /** Rows lie on whole microseconds: a bound between two of them counts as the later one. */
  private static long ceilMicros(Instant time) {
    long whole = ChronoUnit.MICROS.between(Instant.EPOCH, time);
    return Instant.EPOCH.plus(whole, ChronoUnit.MICROS).equals(time) ? whole : whole + 1;
  }
}
