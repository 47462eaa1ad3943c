package dev.offsite.pipelines.check;

import dev.offsite.pipelines.check.DeviceFigures.Clock;
import dev.offsite.pipelines.check.DeviceFigures.ClockState;
import java.time.Duration;
import java.time.Instant;

/** Compares the device's time with that of receipt. Not thread-safe; fixed size. */
final class ClockTracker {

  /** Older than any device of this kind: a clock that counts from its own zero. */
  static final long UNSET_BEFORE_MILLIS = Instant.parse("2010-01-01T00:00:00Z").toEpochMilli();

  /** A time so far ahead of what the device said before is a slip, unless it stays. */
  private static final long LEAP_MILLIS = 60_000;

  private static final int LEAPS_THAT_STAY = 3;
  private static final Duration ZONE = Duration.ofHours(8);
  private static final int DRIFT_WINDOWS_MIN = 4;

  private final OffsetWindows windows = new OffsetWindows();
  private final LogHistogram behind = new LogHistogram();
  private final LogHistogram ahead = new LogHistogram();
  private long unset;
  private long leaps;
  private int leapsInARow;
  private long last;

  /** Takes a report; false if its time is of no use for its order. */
  boolean accept(long receivedMillis, long eventMillis) {
    if (eventMillis < UNSET_BEFORE_MILLIS) {
      unset++;
      return false;
    }
    long offset = receivedMillis - eventMillis;
    if (!windows.isEmpty() && offset < windows.recentMillis() - LEAP_MILLIS) {
      leaps++;
      leapsInARow++;
      if (leapsInARow < LEAPS_THAT_STAY) {
        return false;
      }
    }
    leapsInARow = 0;
    (offset < 0 ? ahead : behind).add(Math.abs(offset));
    windows.add(receivedMillis, offset);
    last = offset - windows.recentMillis();
    return true;
  }

  /** How much longer than the fastest of its time the last accepted report took. */
  long lastDelayMillis() {
    return last;
  }

  Clock figures(Receipt receipt, CheckLimits limits) {
    long count = behind.count() + ahead.count();
    OffsetWindows.Trend trend = windows.trend();
    long offset = windows.medianMillis();
    ClockState state =
        count < limits.reportsMin() ? ClockState.TOO_FEW : state(offset, trend, limits);
    return new Clock(
        receipt == Receipt.OBSERVED ? state : ClockState.NOT_OBSERVED,
        offset,
        quantile(0.5, count),
        quantile(0.95, count),
        trend.perHourMillis() / 1000,
        unset,
        leaps,
        windows.widthMillis(),
        windows.series(),
        windows.counts());
  }

  private static ClockState state(long offset, OffsetWindows.Trend trend, CheckLimits limits) {
    long fromZone = Math.abs(Math.abs(offset) - ZONE.toMillis());
    if (fromZone <= limits.zoneSlack().toMillis()) {
      return offset < 0 ? ClockState.ZONE_AHEAD : ClockState.ZONE_BEHIND;
    }
    boolean drifts =
        trend.windows() >= DRIFT_WINDOWS_MIN
            && Math.abs(trend.perHourMillis()) >= limits.driftPerHour().toMillis()
            && trend.changeMillis() >= limits.driftLeast().toMillis()
            && trend.scatterMillis() <= trend.changeMillis() / 4;
    if (drifts) {
      return ClockState.DRIFTS;
    }
    if (-offset >= limits.clockAhead().toMillis()) {
      return ClockState.AHEAD;
    }
    return offset >= limits.clockBehind().toMillis() ? ClockState.BEHIND : ClockState.PLAUSIBLE;
  }

  /** Of all offsets, negative ones first. */
  private long quantile(double q, long count) {
    double aheadShare = count == 0 ? 0 : (double) ahead.count() / count;
    return q < aheadShare
        ? -ahead.quantile(1 - q / aheadShare)
        : behind.quantile(aheadShare == 1 ? 0 : (q - aheadShare) / (1 - aheadShare));
  }
}
