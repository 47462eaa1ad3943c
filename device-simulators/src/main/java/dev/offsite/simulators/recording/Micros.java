package dev.offsite.simulators.recording;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as microseconds since 1970 UTC. */
final class Micros {

  /** What 64 bits reach: some 292,000 years before and after 1970. */
  static final Instant EARLIEST = toInstant(Long.MIN_VALUE);

  static final Instant LATEST = toInstant(Long.MAX_VALUE);

  private static final long PER_SECOND = 1_000_000;
  private static final int NANOS = 1_000;

  /** The number; of an instant beyond what it reaches, the end it reaches. */
  static long of(Instant instant) {
    if (instant.isBefore(EARLIEST)) {
      return Long.MIN_VALUE;
    }
    if (instant.isAfter(LATEST)) {
      return Long.MAX_VALUE;
    }
    // not ChronoUnit.MICROS.between, which counts nanoseconds and overflows in the year 2262
    long seconds = instant.getEpochSecond();
    long micros = instant.getNano() / NANOS;
    return seconds < 0
        ? (seconds + 1) * PER_SECOND + (micros - PER_SECOND)
        : seconds * PER_SECOND + micros;
  }

  static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private Micros() {}
}
