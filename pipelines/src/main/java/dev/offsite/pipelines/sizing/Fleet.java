package dev.offsite.pipelines.sizing;

import java.time.Duration;
import java.util.Objects;

/**
 * Who reports, and how often. Scales and drones are left out: seven scales send two messages a
 * second.
 *
 * @param trucks how many, at least 1
 * @param fixEvery between two fixes of one truck, at least a second
 */
public record Fleet(int trucks, Duration fixEvery) {

  public Fleet {
    Objects.requireNonNull(fixEvery, "fixEvery");
    if (trucks < 1) {
      throw new IllegalArgumentException("trucks: " + trucks + " is below 1");
    }
    if (fixEvery.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("fixEvery: " + fixEvery + " is below a second");
    }
  }

  /** Messages a second while all of them report. */
  public double messagesPerSecond() {
    return trucks / (fixEvery.toMillis() / 1000.0);
  }

  /** The same trucks with a fix each second: what can never be changed is made for this. */
  Fleet atItsFastest() {
    return new Fleet(trucks, Duration.ofSeconds(1));
  }
}
