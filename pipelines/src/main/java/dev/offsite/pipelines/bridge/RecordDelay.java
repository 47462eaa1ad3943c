package dev.offsite.pipelines.bridge;

import java.util.Arrays;

/**
 * How long after its event a live record of a bridge is usually received, in milliseconds: the
 * median of the last {@value #KEPT}. Mutable; not thread-safe.
 *
 * <p>With it, what time it is by the clocks of the scales follows from ours. One record with a
 * wrong clock, or one that was held up, does not move the median; a back-fill is not asked.
 */
final class RecordDelay {

  /** Odd, so that the median is one of them; seven wrong ones are outvoted. */
  static final int KEPT = 15;

  private final long[] delaysMs;
  private int count;

  RecordDelay(long[] delaysMs, int count) {
    this.delaysMs = delaysMs;
    this.count = count;
  }

  static RecordDelay unknown() {
    return new RecordDelay(new long[KEPT], 0);
  }

  void note(Crossing crossing) {
    if (crossing.isLive() || count == 0) {
      delaysMs[count % KEPT] = crossing.receivedMs() - crossing.eventMs();
      count = count + 1 == 2 * KEPT ? KEPT : count + 1;
    }
  }

  /** 0 while nothing is known. */
  long medianMs() {
    int known = Math.min(count, KEPT);
    if (known == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(delaysMs, known);
    Arrays.sort(sorted);
    return sorted[known / 2];
  }

  long[] delaysMs() {
    return delaysMs.clone();
  }

  int count() {
    return count;
  }

  RecordDelay copy() {
    return new RecordDelay(delaysMs.clone(), count);
  }
}
