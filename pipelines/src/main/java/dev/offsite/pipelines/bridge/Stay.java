package dev.offsite.pipelines.bridge;

/**
 * When a vehicle is on a bridge, in milliseconds since the epoch by the scale's clock.
 *
 * @param fromMs inclusive
 * @param untilMs exclusive; a stay that ends when or before it begins is none
 */
record Stay(long fromMs, long untilMs) {

  /** Whether it is on the bridge at that moment. */
  boolean covers(long ms) {
    return fromMs <= ms && ms < untilMs;
  }

  /** Its begin or end if that comes after {@code ms}; the largest number if neither does. */
  long nextChangeMs(long ms) {
    if (isNone() || untilMs <= ms) {
      return Long.MAX_VALUE;
    }
    return fromMs > ms ? fromMs : untilMs;
  }

  boolean isNone() {
    return untilMs <= fromMs;
  }
}
