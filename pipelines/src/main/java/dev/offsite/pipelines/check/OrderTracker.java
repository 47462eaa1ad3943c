package dev.offsite.pipelines.check;

import dev.offsite.pipelines.check.DeviceFigures.Order;
import java.time.Instant;

/** Intervals, gaps, loss and order of one device's reports. Not thread-safe; fixed size. */
final class OrderTracker {

  /** Only a device that nearly always keeps its interval can be told to have missed some. */
  private static final double REGULAR_SHARE_MIN = 0.9;

  private final LogHistogram intervals = new LogHistogram();
  private long newestMillis = Long.MIN_VALUE;
  private long reports;
  private long late;
  private long worstLateMillis;
  private long delayed;
  private long worstDelayMillis;
  private long longestMillis;
  private long longestBeginMillis;
  private long filledLongest;

  /**
   * Takes a new report; true if its event is later than all before.
   *
   * @param delayMillis beyond the device's fastest
   */
  boolean accept(long eventMillis, long delayMillis, CheckLimits limits) {
    reports++;
    if (newestMillis == Long.MIN_VALUE) {
      newestMillis = eventMillis;
      return true;
    }
    long step = eventMillis - newestMillis;
    if (step < 0) {
      late++;
      worstLateMillis = Math.max(worstLateMillis, -step);
      boolean fills =
          eventMillis > longestBeginMillis && eventMillis < longestBeginMillis + longestMillis;
      filledLongest += fills ? 1 : 0;
      return false;
    }
    if (delayMillis >= limits.delayed().toMillis()) {
      delayed++;
      worstDelayMillis = Math.max(worstDelayMillis, delayMillis);
    }
    if (step == 0) {
      return false;
    }
    intervals.add(step);
    if (step > longestMillis) {
      longestMillis = step;
      longestBeginMillis = newestMillis;
      filledLongest = 0;
    }
    newestMillis = eventMillis;
    return true;
  }

  /**
   * The figures.
   *
   * @param silentMillis from the last message of the device to the last of the feed
   * @param unusable reports that came and could not be read or put in order
   */
  Order figures(long silentMillis, long unusable, CheckLimits limits) {
    long usual = intervals.quantile(0.5);
    long gap = Math.max(limits.gapLeast().toMillis(), usual * limits.gapFactor());
    LogHistogram.Missing missing = intervals.missing(usual, gap);
    boolean regular = missing.regularShare() >= REGULAR_SHARE_MIN;
    // What came late fills a hole that the intervals between the newest show.
    double lacking = regular ? Math.max(0, missing.lacking() - late - unusable) : 0;
    double expected = missing.intervals() + (double) missing.lacking();
    return new Order(
        reports,
        usual,
        intervals.quantile(0.95),
        regular,
        longestMillis,
        longestMillis == 0 ? null : Instant.ofEpochMilli(longestBeginMillis),
        gap,
        usual > 0 && filledLongest * 2 >= longestMillis / usual,
        silentMillis,
        expected == 0 ? 0 : lacking / expected,
        share(late),
        worstLateMillis,
        share(delayed),
        worstDelayMillis);
  }

  private double share(long part) {
    return reports == 0 ? 0 : (double) part / reports;
  }
}
