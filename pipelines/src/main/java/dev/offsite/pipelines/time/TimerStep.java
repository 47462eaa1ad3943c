package dev.offsite.pipelines.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Lets the timers of one key fall together: a timer that may fire somewhat later than it is due
 * stands at the next whole step, where there is only one however many asked for it. Immutable;
 * thread-safe.
 */
public final class TimerStep {

  private final long stepMs;

  private TimerStep(long stepMs) {
    this.stepMs = stepMs;
  }

  /**
   * Steps of a length.
   *
   * @throws IllegalArgumentException if it is below a millisecond
   */
  public static TimerStep of(Duration step) {
    if (step.toMillis() < 1) {
      throw new IllegalArgumentException("step " + step + " is below a millisecond");
    }
    return new TimerStep(step.toMillis());
  }

  /** The first whole step after a moment, milliseconds since the epoch; never the moment itself. */
  public long after(Instant due) {
    return (Math.floorDiv(due.toEpochMilli(), stepMs) + 1) * stepMs;
  }
}
