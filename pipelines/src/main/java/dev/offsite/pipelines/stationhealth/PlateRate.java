package dev.offsite.pipelines.stationhealth;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.Optional;

/**
 * Whether the camera reads as many plates as it must, and as it did. Mutable; not thread-safe.
 *
 * <p>Too few is certain only when the upper bound of the share in the last {@code windowPassages}
 * lies below {@code rateMin}, or below the lower bound of its own share at the beginning less
 * {@code rateDrop}.
 */
final class PlateRate {

  final Ring window;
  int baselineRead;
  int baselineCount;

  PlateRate(Ring window, int baselineRead, int baselineCount) {
    this.window = window;
    this.baselineRead = baselineRead;
    this.baselineCount = baselineCount;
  }

  static PlateRate unknown() {
    return new PlateRate(Ring.empty(), 0, 0);
  }

  /**
   * The share of the window.
   *
   * @param leastShare below which it is too low
   */
  record Share(double share, WilsonBounds bounds, double leastShare) {
    boolean isTooLow() {
      return bounds.upper() < leastShare;
    }
  }

  /** Takes a passage; says the share once the window is full. */
  Optional<Share> add(boolean isReadable, ReferenceEntry.Rule rule) {
    int hit = isReadable ? 1 : 0;
    if (baselineCount < rule.requireParameter("baselinePassages")) {
      baselineCount++;
      baselineRead += hit;
    }
    int needed = (int) rule.requireParameter("windowPassages");
    window.add(hit, needed);
    if (window.count() < needed) {
      return Optional.empty();
    }
    double sigmas = rule.requireParameter("sigmas");
    int read = window.sum();
    double least = rule.requireParameter("rateMin");
    if (baselineCount >= rule.requireParameter("baselinePassages")) {
      double before = WilsonBounds.of(baselineRead, baselineCount, sigmas).lower();
      least = Math.max(least, before - rule.requireParameter("rateDrop"));
    }
    return Optional.of(
        new Share((double) read / needed, WilsonBounds.of(read, needed, sigmas), least));
  }

  PlateRate copy() {
    return new PlateRate(new Ring(window.values()), baselineRead, baselineCount);
  }
}
