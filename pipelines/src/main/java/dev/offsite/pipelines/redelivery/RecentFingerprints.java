package dev.offsite.pipelines.redelivery;

/**
 * The fingerprints of a device's newest reports: a ring that forgets the oldest. Hot path; not
 * thread-safe.
 *
 * <p>Laid out in one array, as it is kept in state: the number seen so far, then the ring.
 */
final class RecentFingerprints {

  /**
   * How many reports back a repeat is recognised. An MQTT broker repeats at most what was not
   * acknowledged, and a device at 1 report per second with checkpoints each second has one or two
   * of those; 64 leaves room for a minute without checkpoint, at half a kilobyte for each device.
   */
  static final int CAPACITY = 64;

  private final long[] cells;

  private RecentFingerprints(long[] cells) {
    this.cells = cells;
  }

  static RecentFingerprints empty() {
    return new RecentFingerprints(new long[1 + CAPACITY]);
  }

  /** Goes on with what {@link #cells()} returned; a null array is an empty ring. */
  static RecentFingerprints of(long[] cells) {
    return cells == null ? empty() : new RecentFingerprints(cells);
  }

  long[] cells() {
    return cells;
  }

  /** Takes note of a report; false if it was seen among the newest. */
  boolean add(long fingerprint) {
    long seen = cells[0];
    int capacity = cells.length - 1; // that of the release that wrote the state
    int filled = (int) Math.min(seen, capacity);
    for (int i = 1; i <= filled; i++) {
      if (cells[i] == fingerprint) {
        return false;
      }
    }
    cells[1 + (int) (seen % capacity)] = fingerprint;
    cells[0] = seen + 1;
    return true;
  }
}
