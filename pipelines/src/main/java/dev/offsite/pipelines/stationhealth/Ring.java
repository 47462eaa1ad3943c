package dev.offsite.pipelines.stationhealth;

/**
 * The last values of a run, at most so many. Mutable; not thread-safe.
 *
 * <p>A shorter limit, as by a new version of a rule, drops the oldest.
 */
final class Ring {

  private int[] values;
  private int count;

  Ring(int[] values) {
    this.values = values.clone();
    count = values.length;
  }

  static Ring empty() {
    return new Ring(new int[0]);
  }

  void add(int value, int most) {
    if (count >= most) {
      int dropped = count - most + 1;
      System.arraycopy(values, dropped, values, 0, count - dropped);
      count -= dropped;
    }
    if (count == values.length) {
      values = java.util.Arrays.copyOf(values, Math.max(8, Math.min(most, 2 * count)));
    }
    values[count++] = value;
  }

  int count() {
    return count;
  }

  /** Oldest first. */
  int[] values() {
    return java.util.Arrays.copyOf(values, count);
  }

  int sum() {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum;
  }

  void clear() {
    count = 0;
  }
}
