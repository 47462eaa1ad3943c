package dev.offsite.pipelines.check;

import java.util.Arrays;

/**
 * How often which length occurred, in bins that each reach 4 % further than the one before.
 *
 * <p>A quantile is the least length that was seen in its bin, so it is right to 4 % and exact where
 * only one length occurs. At most 9 KB, usually 3. Not thread-safe.
 */
final class LogHistogram {

  private static final double STEP = Math.log(1.04);

  /** The bin of 2^42: 139 years of milliseconds. */
  private static final int BINS_MAX = 744;

  private int[] bins = new int[0];
  private long[] leastOfBin = new long[0];
  private long count;
  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;

  /** Takes a length; negative ones count as 0. */
  void add(long length) {
    long value = Math.max(0, length);
    int bin = binOf(value);
    if (bin >= bins.length) {
      bins = Arrays.copyOf(bins, Math.min(BINS_MAX, bin + 32));
      leastOfBin = Arrays.copyOf(leastOfBin, bins.length);
    }
    leastOfBin[bin] = bins[bin] == 0 ? value : Math.min(leastOfBin[bin], value);
    bins[bin]++;
    count++;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }

  long count() {
    return count;
  }

  /** Exact; 0 if there is none. */
  long least() {
    return count == 0 ? 0 : least;
  }

  /** Exact; 0 if there is none. */
  long greatest() {
    return count == 0 ? 0 : greatest;
  }

  /** The length that the share {@code q} of all does not exceed; 0 if there is none. */
  long quantile(double q) {
    long rank = Math.max(1, (long) Math.ceil(q * count));
    long seen = 0;
    for (int bin = 0; bin < bins.length; bin++) {
      seen += bins[bin];
      if (seen >= rank) {
        return leastOfBin[bin];
      }
    }
    return 0;
  }

  /**
   * Reports that are missing between others if {@code usual} is the interval: a length of three
   * intervals lacks two. Lengths from {@code gap} on are not looked at.
   */
  Missing missing(long usual, long gap) {
    long lacking = 0;
    long regular = 0;
    long looked = 0;
    for (int bin = 0; bin < bins.length; bin++) {
      long length = leastOfBin[bin];
      if (bins[bin] == 0 || length >= gap || usual == 0) {
        continue;
      }
      double times = (double) length / usual;
      long whole = Math.max(1, Math.round(times));
      looked += bins[bin];
      regular += Math.abs(times - whole) <= 0.05 * whole ? bins[bin] : 0;
      lacking += (whole - 1) * bins[bin];
    }
    return new Missing(lacking, looked, looked == 0 ? 0 : (double) regular / looked);
  }

  /**
   * What {@link #missing} found.
   *
   * @param lacking reports that did not come
   * @param intervals lengths looked at
   * @param regularShare of them that are a whole number of intervals
   */
  record Missing(long lacking, long intervals, double regularShare) {}

  private static int binOf(long value) {
    return value == 0
        ? 0
        : Math.min(BINS_MAX - 1, 1 + (int) Math.floor(Math.log((double) value) / STEP + 1e-9));
  }
}
