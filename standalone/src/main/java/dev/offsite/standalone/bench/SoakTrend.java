package dev.offsite.standalone.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a figure rises, from its medians of each minute in the judged window.
 *
 * <p>The slope is the median of the slopes of all pairs (H. Theil 1950, P. K. Sen 1968), which a
 * spike of a restart does not move; the bound is Sen's one-sided 99.5 % bound from the variance of
 * Kendall's statistic without ties: with ten figures, one run in twenty may take noise for a rise.
 * Medians of a minute stand for samples because those follow each other too closely to be
 * independent.
 *
 * @param slopePerHour in the figure's unit
 * @param lowPerHour the slope is probably not below this
 * @param median of the window
 * @param minutes number of medians
 * @param hours length of the window
 */
record SoakTrend(double slopePerHour, double lowPerHour, double median, int minutes, double hours) {

  /**
   * Share of the median by which a figure may rise in an hour. A rise of a fifth would need four
   * hours to double it, and is about the least that a quarter of an hour tells from the noise of a
   * heap; a longer run sees less.
   */
  static final double RISE_PER_HOUR_MAX = 0.20;

  /** What is said of a figure. */
  enum Verdict {
    FLAT,
    RISING,
    /** It may rise. */
    SHOWN,
    /** The run is too short, or the figure is not known on this system. */
    NOT_JUDGED
  }

  private static final double Z = 2.576;
  private static final int MEDIANS_MIN = 8;

  /** Above it, neighbouring medians are put together, to bound the number of pairs. */
  private static final int MEDIANS_MAX = 360;

  /** The trend of a figure; null if it has too few values in the window. */
  static @Nullable SoakTrend of(
      SoakFigure figure, List<SoakSample> samples, SoakFigure.Window window) {
    double hours = window.until().minus(window.from()).toMillis() / 3_600_000.0;
    long blockMinutes = Math.max(1, (long) Math.ceil(hours * 60 / MEDIANS_MAX));
    Map<Long, List<Double>> blocks = new TreeMap<>();
    for (SoakSample sample : samples) {
      Double value = sample.values().get(figure);
      if (value != null
          && sample.elapsed().compareTo(window.from()) >= 0
          && sample.elapsed().compareTo(window.until()) <= 0) {
        blocks
            .computeIfAbsent(
                sample.elapsed().toMinutes() / blockMinutes, minute -> new ArrayList<>())
            .add(value);
      }
    }
    if (blocks.size() < MEDIANS_MIN) {
      return null;
    }
    double[] atHours = new double[blocks.size()];
    double[] medians = new double[blocks.size()];
    int i = 0;
    for (Map.Entry<Long, List<Double>> block : blocks.entrySet()) {
      atHours[i] = Duration.ofMinutes(block.getKey() * blockMinutes).toMinutes() / 60.0;
      medians[i] = median(block.getValue().stream().mapToDouble(Double::doubleValue).toArray());
      i++;
    }
    double[] slopes = slopes(atHours, medians);
    return new SoakTrend(
        median(slopes),
        slopes[lowRank(medians.length, slopes.length)],
        median(medians),
        medians.length,
        hours);
  }

  /** What follows for a figure from its trend, null if it has none. */
  static Verdict verdict(SoakFigure figure, SoakFigure.Window window, @Nullable SoakTrend trend) {
    if (figure.whyNotJudged() != null) {
      return Verdict.SHOWN;
    }
    if (!window.isJudged() || trend == null) {
      return Verdict.NOT_JUDGED;
    }
    boolean large =
        trend.slopePerHour() > RISE_PER_HOUR_MAX * trend.median()
            && trend.slopePerHour() * trend.hours() > figure.noise();
    return large && trend.lowPerHour() > 0 ? Verdict.RISING : Verdict.FLAT;
  }

  /** The slope as a share of the median; 0 if that is 0. */
  double sharePerHour() {
    return median == 0 ? 0 : slopePerHour / median;
  }

  /** Slopes of all pairs, sorted; times must rise. */
  private static double[] slopes(double[] at, double[] values) {
    double[] slopes = new double[at.length * (at.length - 1) / 2];
    int n = 0;
    for (int i = 0; i < at.length; i++) {
      for (int j = i + 1; j < at.length; j++) {
        slopes[n++] = (values[j] - values[i]) / (at[j] - at[i]);
      }
    }
    Arrays.sort(slopes);
    return slopes;
  }

  private static int lowRank(int points, int pairs) {
    double spread = Z * Math.sqrt(points * (points - 1.0) * (2.0 * points + 5) / 18);
    return Math.max(0, (int) Math.floor((pairs - spread) / 2));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
