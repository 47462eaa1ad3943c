package dev.offsite.standalone.disk;

/**
 * What must be left on the disk.
 *
 * @param minBytes below it the broker takes nothing more from devices, and nothing is started. What
 *     the broker holds still goes to Kafka and is judged, so this is room for that: the default of
 *     512 MiB is several minutes of 5,000 trucks
 */
public record DiskLimits(long minBytes) {

  public static final DiskLimits DEFAULT = new DiskLimits(512L * 1024 * 1024);

  /** An operator has time to act while this shrinks to the minimum. */
  private static final int WARN_FACTOR = 4;

  /** What is left for the last checkpoint and for Kafka to close its logs. */
  private static final int END_DIVISOR = 4;

  public DiskLimits {
    if (minBytes < 1) {
      throw new IllegalArgumentException("minimum of free space " + minBytes + " is below 1 byte");
    }
  }

  /** Below it the instance says so. */
  public long warnBytes() {
    return minBytes * WARN_FACTOR;
  }

  /** Below it the instance ends in order: Kafka gives up its logs where the disk ends. */
  public long endBytes() {
    return minBytes / END_DIVISOR;
  }

  /** What so much free space means. */
  public DiskState stateAt(long freeBytes) {
    if (freeBytes < endBytes()) {
      return DiskState.FULL;
    }
    if (freeBytes < minBytes) {
      return DiskState.SHORT;
    }
    return freeBytes < warnBytes() ? DiskState.LOW : DiskState.AMPLE;
  }
}
