package dev.offsite.simulators.fault;

import dev.offsite.simulators.telemetry.MovedReports;
import dev.offsite.simulators.telemetry.Payloads;
import java.time.Duration;
import java.util.Objects;

/**
 * A clock that is right at the begin and runs too fast or too slow from then on.
 *
 * @param perHour what it gains in an hour, negative for what it loses; at most 10 min, to the
 *     millisecond
 */
record ClockDrift(Duration perHour) implements Fault {

  static final Duration MAX = Duration.ofMinutes(10);
  private static final double HOUR_MILLIS = 3_600_000;

  ClockDrift {
    Objects.requireNonNull(perHour, "perHour");
    if (perHour.isZero() || perHour.abs().compareTo(MAX) > 0) {
      throw new IllegalArgumentException("perHour " + perHour + " is zero or beyond " + MAX);
    }
  }

  /** How far the clock is ahead after so long. */
  Duration after(long elapsedMillis) {
    return Duration.ofMillis(Math.round(perHour.toMillis() * (elapsedMillis / HOUR_MILLIS)));
  }

  @Override
  public FaultStage stage(DeviceDraw draw) {
    Payloads payloads = new Payloads();
    return (message, onward) -> {
      Duration by = after(message.dueMillis() - draw.beginMillis());
      draw.count().acted();
      onward.send(payloads.changed(message, report -> MovedReports.later(report, by)));
    };
  }
}
