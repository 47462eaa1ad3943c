package dev.offsite.standalone.bench;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What {@link SizingBench} runs.
 *
 * @param trucks size of the simulated fleet, at least 10
 * @param time how long its devices report, in their own time; state is that of a running system
 *     only from the lateness horizon on
 * @param intervals between two fixes of one truck; a run for each
 */
public record SizingPlan(int trucks, Duration time, List<Duration> intervals) {

  /** Fewer say nothing about the cost of one. */
  public static final int TRUCKS_MIN = 10;

  public SizingPlan {
    Objects.requireNonNull(time, "time");
    intervals = List.copyOf(intervals);
    if (trucks < TRUCKS_MIN) {
      throw new IllegalArgumentException("trucks " + trucks + " is below " + TRUCKS_MIN);
    }
    if (time.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("time " + time + " is below a minute");
    }
  }
}
