package dev.offsite.simulators.fault;

import java.time.Duration;
import java.util.Objects;

/**
 * How often something is away, and for how long.
 *
 * @param every mean time from one end to the next begin, 1 s to a day
 * @param atLeast shortest, from 1 ms
 * @param atMost longest, up to a day
 */
record OutagePlan(Duration every, Duration atLeast, Duration atMost) {

  static final Duration LONGEST = Duration.ofDays(1);

  OutagePlan {
    Objects.requireNonNull(every, "every");
    Objects.requireNonNull(atLeast, "atLeast");
    Objects.requireNonNull(atMost, "atMost");
    if (every.compareTo(Duration.ofSeconds(1)) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("every " + every + " is not 1 s to " + LONGEST);
    }
    if (atLeast.toMillis() < 1) {
      throw new IllegalArgumentException("atLeast " + atLeast + " is below 1 ms");
    }
    if (atMost.compareTo(atLeast) < 0 || atMost.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "atMost " + atMost + " is not atLeast " + atLeast + " to " + LONGEST);
    }
  }
}
