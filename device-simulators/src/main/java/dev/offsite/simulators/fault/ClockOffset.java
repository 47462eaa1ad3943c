package dev.offsite.simulators.fault;

import dev.offsite.simulators.telemetry.MovedReports;
import dev.offsite.simulators.telemetry.Payloads;
import java.time.Duration;
import java.util.Objects;

/**
 * A clock that is wrong by the same length all the time; 8 h is local time sent as UTC.
 *
 * <p>Every time of a report moves; when it is sent does not.
 *
 * @param by positive for a clock that is fast, at most a day either way
 */
record ClockOffset(Duration by) implements Fault {

  static final Duration MAX = Duration.ofDays(1);

  ClockOffset {
    Objects.requireNonNull(by, "by");
    if (by.isZero() || by.abs().compareTo(MAX) > 0) {
      throw new IllegalArgumentException("by " + by + " is zero or beyond " + MAX);
    }
  }

  @Override
  public FaultStage stage(DeviceDraw draw) {
    Payloads payloads = new Payloads();
    return (message, onward) -> {
      draw.count().acted();
      onward.send(payloads.changed(message, report -> MovedReports.later(report, by)));
    };
  }
}
