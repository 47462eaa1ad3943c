package dev.offsite.simulators.replay;

import dev.offsite.simulators.recording.TopicFilter;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of a recording is played, and how.
 *
 * @param from where to begin: at the first message received then or later; null for the first
 * @param to messages received then or later are left out, wherever they stand; null for none
 * @param loops how often, at least 1; {@link #ENDLESS} for ever
 */
public record ReplayPlan(
    Speed speed,
    DeviceClock clock,
    TopicFilter filter,
    @Nullable Instant from,
    @Nullable Instant to,
    long loops) {

  /** Until told to stop. */
  public static final long ENDLESS = Long.MAX_VALUE;

  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException if they do not, saying why
   */
  public ReplayPlan {
    Objects.requireNonNull(speed, "speed");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(filter, "filter");
    if (loops < 1) {
      throw new IllegalArgumentException("loops " + loops + " is below 1");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("the end " + to + " is not after the begin " + from);
    }
    boolean shifted = !(clock instanceof DeviceClock.Original);
    if (loops == ENDLESS && shifted && speed.isFasterThanReal()) {
      throw new IllegalArgumentException(
          "an endless loop at speed "
              + speed
              + " with a shifted clock would soon speak of the future; give a number of loops, a"
              + " speed of at most 1, or the original clock");
    }
  }

  /** Everything once, its times moved to the present. */
  public static ReplayPlan once(Speed speed) {
    return new ReplayPlan(speed, new DeviceClock.ShiftedToNow(), TopicFilter.ALL, null, null, 1);
  }

  /** The same with another clock. */
  public ReplayPlan withClock(DeviceClock other) {
    return new ReplayPlan(speed, other, filter, from, to, loops);
  }
}
