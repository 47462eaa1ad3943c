package dev.offsite.geo.testing;

import java.util.stream.LongStream;

/** Seeds of comparisons: one by default, more with {@code -Dgeo.truth.rounds=N}. */
public final class Seeds {
  private Seeds() {}

  /** The given seed, and further ones for further rounds. */
  public static long[] from(long seed) {
    return LongStream.range(0, Long.getLong("geo.truth.rounds", 1))
        .map(round -> seed + 1000 * round)
        .toArray();
  }
}
