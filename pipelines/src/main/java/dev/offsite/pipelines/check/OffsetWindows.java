package dev.offsite.pipelines.check;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The least delay of each stretch of time: what a clock does when the network is out of the way.
 *
 * <p>A network only ever adds delay, so the least one of a minute is the clock's offset plus the
 * fastest way. {@value #WINDOWS} stretches of a minute; when they are used up two become one, so a
 * longer check only gets coarser. Not thread-safe.
 */
final class OffsetWindows {

  static final int WINDOWS = 64;
  private static final long EMPTY = Long.MAX_VALUE;
  private static final double HOUR_MILLIS = 3_600_000.0;

  private final long[] least = new long[WINDOWS];
  private final int[] counts = new int[WINDOWS];
  private long widthMillis = 60_000;
  private long beginMillis;
  private int newest = -1;

  OffsetWindows() {
    Arrays.fill(least, EMPTY);
  }

  /** Takes the offset (receipt less event) of a report. */
  void add(long receivedMillis, long offsetMillis) {
    if (newest < 0) {
      beginMillis = receivedMillis;
    }
    long index = Math.max(0, (receivedMillis - beginMillis) / widthMillis);
    while (index >= WINDOWS) {
      halve();
      index = (receivedMillis - beginMillis) / widthMillis;
    }
    int window = (int) index;
    least[window] = Math.min(least[window], offsetMillis);
    counts[window]++;
    newest = Math.max(newest, window);
  }

  private void halve() {
    for (int i = 0; i < WINDOWS / 2; i++) {
      least[i] = Math.min(least[2 * i], least[2 * i + 1]);
      counts[i] = counts[2 * i] + counts[2 * i + 1];
    }
    Arrays.fill(least, WINDOWS / 2, WINDOWS, EMPTY);
    Arrays.fill(counts, WINDOWS / 2, WINDOWS, 0);
    widthMillis *= 2;
    newest /= 2;
  }

  boolean isEmpty() {
    return newest < 0;
  }

  /** The least of the two newest stretches that have any. */
  long recentMillis() {
    long recent = EMPTY;
    int found = 0;
    for (int i = newest; i >= 0 && found < 2; i--) {
      if (least[i] != EMPTY) {
        recent = Math.min(recent, least[i]);
        found++;
      }
    }
    return recent;
  }

  /** The middle one of all least ones: a single wrong time does not move it. */
  long medianMillis() {
    return Math.round(median(Arrays.stream(least).filter(v -> v != EMPTY).asDoubleStream()));
  }

  /** The least of each stretch in order; NaN where nothing came. */
  double[] series() {
    double[] series = new double[newest + 1];
    for (int i = 0; i <= newest; i++) {
      series[i] = least[i] == EMPTY ? Double.NaN : least[i];
    }
    return series;
  }

  /** Reports of each stretch in order. */
  List<Integer> counts() {
    return Arrays.stream(counts, 0, newest + 1).boxed().toList();
  }

  /** How wide a stretch is. */
  long widthMillis() {
    return widthMillis;
  }

  /**
   * What the offset gains in an hour (Theil–Sen: the middle one of all slopes between two
   * stretches), and how far the stretches lie from that line.
   */
  Trend trend() {
    double[] series = series();
    double[] slopes = new double[series.length * (series.length - 1) / 2];
    int n = 0;
    for (int i = 0; i < series.length; i++) {
      for (int j = i + 1; j < series.length; j++) {
        double slope = (series[j] - series[i]) / (j - i);
        if (!Double.isNaN(slope)) {
          slopes[n++] = slope;
        }
      }
    }
    double slope = n == 0 ? 0 : median(Arrays.stream(slopes, 0, n));
    double[] rest = new double[series.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = series[i] - slope * i;
    }
    double base = median(Arrays.stream(rest).filter(v -> !Double.isNaN(v)));
    double scatter =
        median(Arrays.stream(rest).filter(v -> !Double.isNaN(v)).map(v -> Math.abs(v - base)));
    long filled = Arrays.stream(series).filter(v -> !Double.isNaN(v)).count();
    return new Trend(
        slope * HOUR_MILLIS / widthMillis,
        Math.abs(slope) * Math.max(0, series.length - 1),
        scatter,
        (int) filled);
  }

  /**
   * A trend.
   *
   * @param perHourMillis growth of receipt less event in an hour
   * @param changeMillis change over the whole time, without sign
   * @param scatterMillis middle distance of a stretch from the line
   * @param windows stretches that have any
   */
  record Trend(double perHourMillis, double changeMillis, double scatterMillis, int windows) {}

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      return 0;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
