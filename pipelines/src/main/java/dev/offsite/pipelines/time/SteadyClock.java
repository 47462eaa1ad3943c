package dev.offsite.pipelines.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wall clock without its steps: when it jumps, this clock goes on as if it had not, for {@link
 * #HOLD}. A jump that is undone within that time leaves no trace in any receive time; one that
 * stays is then taken over, because it may as well have been the correction of a wrong clock.
 *
 * <p>A jump is a difference between the wall clock and the time that has elapsed. Slow corrections,
 * as of NTP, are followed. So is the wall clock after the machine was suspended: then it was the
 * elapsed time that stood still. Millisecond ticks in UTC; thread-safe.
 */
public final class SteadyClock extends Clock {

  /** What a step of the clock is: far below the skew of any device, far above NTP's corrections. */
  static final Duration STEP_MIN = Duration.ofSeconds(2);

  /**
   * How long a step is not believed. Long enough for whoever set the clock wrongly to notice; short
   * enough that a clock that was wrong and has been set right is not ignored for long.
   */
  public static final Duration HOLD = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
  private static final long NANOS_PER_MS = 1_000_000;

  /** NTP slews by at most 500 parts in a million; this is twice as much. */
  private static final long SLEW_DIVISOR = 1_000;

  private static final long UPTIME_INTERVAL_MS = 1_000;

  private final LongSupplier wallMs;
  private final LongSupplier elapsedNanos;
  private final Supplier<OptionalLong> uptimeMs;

  private boolean started;
  private long baseWallMs;
  private long baseNanos;
  private OptionalLong sampledUptimeMs = OptionalLong.empty();
  private long sampledNanos;
  private boolean held;
  private long heldSinceNanos;
  private long stepMs;
  private long steps;

  /**
   * A clock.
   *
   * @param wallMs the wall clock, milliseconds since the epoch
   * @param elapsedNanos elapsed time that nobody can set, as {@link System#nanoTime}
   * @param uptimeMs elapsed time that goes on while the machine is suspended; empty if unknown
   */
  SteadyClock(LongSupplier wallMs, LongSupplier elapsedNanos, Supplier<OptionalLong> uptimeMs) {
    this.wallMs = wallMs;
    this.elapsedNanos = elapsedNanos;
    this.uptimeMs = uptimeMs;
  }

  @Override
  public synchronized long millis() {
    long wall = wallMs.getAsLong();
    long nanos = elapsedNanos.getAsLong();
    if (!started) {
      started = true;
      return follow(wall, nanos);
    }
    long elapsedMs = (nanos - baseNanos) / NANOS_PER_MS;
    long expected = baseWallMs + elapsedMs;
    long difference = wall - expected;
    long tolerance = STEP_MIN.toMillis() + elapsedMs / SLEW_DIVISOR;
    if (Math.abs(difference) <= tolerance) {
      if (held) {
        LOG.warn("The clock of this server is where it was before its step of {} ms", stepMs);
      }
      return follow(wall, nanos);
    }
    if (!held) {
      long suspendedMs = suspendedMs(nanos);
      if (Math.abs(difference - suspendedMs) <= tolerance) {
        LOG.warn("This machine was suspended for {} ms; its clock is followed", suspendedMs);
        return follow(wall, nanos);
      }
      hold(difference, expected, wall, nanos);
    }
    stepMs = difference;
    if (nanos - heldSinceNanos >= HOLD.toNanos()) {
      LOG.error(
          "The clock of this server has kept its step of {} ms for {}: receive times follow it"
              + " from here on",
          difference,
          HOLD);
      return follow(wall, nanos);
    }
    return expected;
  }

  /** How far the wall clock is from this one in milliseconds; 0 where it is followed. */
  public synchronized long stepMillis() {
    return held ? stepMs : 0;
  }

  /** Steps seen since the start. */
  public synchronized long steps() {
    return steps;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Not supported: receive times are in UTC. */
  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a steady clock is in UTC");
  }

  private void hold(long difference, long expected, long wall, long nanos) {
    held = true;
    heldSinceNanos = nanos;
    steps++;
    LOG.error(
        "The clock of this server was set by {} ms: from {} to {}. Receive times go on from the"
            + " former for {}; set it right, or wait",
        difference,
        Instant.ofEpochMilli(expected),
        Instant.ofEpochMilli(wall),
        HOLD);
  }

  private long follow(long wall, long nanos) {
    baseWallMs = wall;
    baseNanos = nanos;
    if (sampledUptimeMs.isEmpty()
        || held
        || nanos - sampledNanos >= UPTIME_INTERVAL_MS * NANOS_PER_MS) {
      sampledUptimeMs = uptimeMs.get();
      sampledNanos = nanos;
    }
    held = false;
    stepMs = 0;
    return wall;
  }

  private long suspendedMs(long nanos) {
    OptionalLong now = uptimeMs.get();
    if (now.isEmpty() || sampledUptimeMs.isEmpty()) {
      return 0;
    }
    return now.getAsLong() - sampledUptimeMs.getAsLong() - (nanos - sampledNanos) / NANOS_PER_MS;
  }
}
