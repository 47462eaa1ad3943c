package dev.offsite.monitor.live;

import java.time.Duration;

/**
 * What a board of candidates keeps.
 *
 * @param candidatesMax most candidates; above it the one decided longest ago leaves
 * @param retention a candidate decided longer ago leaves
 * @param goneMax most candidates that left and are remembered, so that browsers hear of it; who was
 *     away for longer begins with a snapshot
 */
public record BoardLimits(int candidatesMax, Duration retention, int goneMax) {

  /** A week of a city; some 40 MB. What is older is in the time series and in Kafka. */
  public static final BoardLimits DEFAULT = new BoardLimits(20_000, Duration.ofDays(7), 20_000);

  public BoardLimits {
    if (candidatesMax < 1 || goneMax < 1 || retention.isNegative() || retention.isZero()) {
      throw new IllegalArgumentException(
          "candidatesMax "
              + candidatesMax
              + ", goneMax "
              + goneMax
              + " and retention "
              + retention
              + " must be above 0");
    }
  }
}
