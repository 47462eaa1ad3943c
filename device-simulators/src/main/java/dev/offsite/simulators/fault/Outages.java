package dev.offsite.simulators.fault;

import dev.offsite.simulators.plane.Draws;
import java.util.SplittableRandom;

/**
 * When something is away: an endless row of spans that do not touch, walked through forwards.
 *
 * <p>The time to the next begin is exponential, the length uniform. A span holds its begin and not
 * its end.
 */
final class Outages {

  private final OutagePlan plan;
  private final SplittableRandom random;
  private long fromMillis;
  private long toMillis;

  /** Spans after {@code beginMillis}, milliseconds since the epoch. */
  Outages(OutagePlan plan, SplittableRandom random, long beginMillis) {
    this.plan = plan;
    this.random = random;
    this.toMillis = beginMillis;
    draw();
  }

  /** Whether a moment lies in a span; moments must not go back. */
  boolean covers(long millis) {
    while (millis >= toMillis) {
      draw();
    }
    return millis >= fromMillis;
  }

  /** The end of the span that the last moment asked for lies in or before. */
  long endMillis() {
    return toMillis;
  }

  private void draw() {
    long leastMillis = plan.atLeast().toMillis();
    fromMillis = toMillis + 1 + (long) Draws.exponential(random, (double) plan.every().toMillis());
    toMillis =
        fromMillis + leastMillis + random.nextLong(plan.atMost().toMillis() - leastMillis + 1);
  }
}
