package dev.offsite.standalone.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a soak run is.
 *
 * @param length how long devices report
 * @param trucks size of the fleet
 * @param seed of the devices' behaviour
 * @param csv where samples are written as they come; null if nowhere
 */
public record SoakPlan(Duration length, int trucks, long seed, @Nullable Path csv) {

  /** Between two samples; a shorter run takes thirty all the same. */
  private static final Duration SAMPLE_INTERVAL_MAX = Duration.ofSeconds(10);

  private static final int SAMPLES_MIN = 30;

  public SoakPlan {
    Objects.requireNonNull(length, "length");
    if (length.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("a soak run of " + length + " is shorter than a minute");
    }
    if (trucks < 1) {
      throw new IllegalArgumentException("a soak run with " + trucks + " trucks");
    }
  }

  /** Time between two samples. */
  Duration sampleInterval() {
    Duration scaled = length.dividedBy(SAMPLES_MIN);
    return scaled.compareTo(SAMPLE_INTERVAL_MAX) < 0 ? scaled : SAMPLE_INTERVAL_MAX;
  }
}
