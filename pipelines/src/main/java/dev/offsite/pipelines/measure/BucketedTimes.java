package dev.offsite.pipelines.measure;

import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts durations by size, in milliseconds, in the form of a Prometheus histogram: {@code
 * name_le_bucket{le="100"}} is the number of durations up to 100 ms, {@code name_sum} their sum.
 *
 * <p>Why not Flink's {@code Histogram}: reporters turn it into quantiles of one subtask over its
 * newest values, which cannot be added up over subtasks or over time. Buckets can, so the quantile
 * of a whole city over any span comes out of {@code histogram_quantile}. They also need no lock, no
 * allocation, and the same few hundred bytes for ever.
 *
 * <p>Hot path. One thread records; reporters read meanwhile and may see a record late.
 */
public final class BucketedTimes {

  /** Key of the groups of {@link #BUCKET}; the word that Prometheus expects. */
  public static final String LE = "le";

  /** Gauge: durations up to the bound of its group. */
  public static final String BUCKET = "bucket";

  /** Gauge: sum of all durations, each counted as at most a day. */
  public static final String SUM = "sum";

  /**
   * Upper bounds, ms. From a tenth of the target for a verdict (one second) to the horizon within
   * which a late report is still judged (15 min), and the hour and the day beyond it.
   */
  private static final long[] BOUNDS_MS = {
    5,
    10,
    25,
    50,
    100,
    250,
    500,
    1_000,
    2_500,
    5_000,
    15_000,
    60_000,
    300_000,
    900_000,
    3_600_000,
    86_400_000
  };

  /** A clock that is years off must not drown the sum of all others. */
  private static final long LARGEST_MS = BOUNDS_MS[BOUNDS_MS.length - 1];

  private final long[] counts = new long[BOUNDS_MS.length + 1];
  private long sumMs;

  /** Not yet shown to anybody. */
  BucketedTimes() {}

  /** Durations that are shown as {@code name} below {@code group}. */
  public static BucketedTimes shownIn(MetricGroup group, String name) {
    BucketedTimes times = new BucketedTimes();
    MetricGroup named = group.addGroup(name);
    for (int i = 0; i <= BOUNDS_MS.length; i++) {
      int bucket = i;
      String bound = i == BOUNDS_MS.length ? "+Inf" : Long.toString(BOUNDS_MS[i]);
      named.addGroup(LE, bound).gauge(BUCKET, (Gauge<Long>) () -> times.upTo(bucket));
    }
    named.gauge(SUM, (Gauge<Long>) () -> times.sumMs);
    return times;
  }

  /** Counts one duration; one below zero counts as zero. */
  public void record(long durationMs) {
    long counted = Math.max(0, durationMs);
    int bucket = 0;
    while (bucket < BOUNDS_MS.length && counted > BOUNDS_MS[bucket]) {
      bucket++;
    }
    counts[bucket]++;
    sumMs += Math.min(counted, LARGEST_MS);
  }

  private long upTo(int bucket) {
    long total = 0;
    for (int i = 0; i <= bucket; i++) {
      total += counts[i];
    }
    return total;
  }
}
