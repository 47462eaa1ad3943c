package dev.offsite.pipelines.judge.permit;

import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last site that a truck was in before a fix, as its trail shows it. Used once, by one thread.
 */
final class SiteStay {

  private final Grounds sites;
  private @Nullable Fence site;
  private long firstMs;
  private long lastMs;

  private SiteStay(Grounds sites) {
    this.sites = sites;
  }

  /** The last stay before the fix of a step. */
  static SiteStay of(Step step, Grounds sites) {
    SiteStay stay = new SiteStay(sites);
    step.trail()
        .forEachFrom(
            Long.MIN_VALUE, (timeMs, lngE7, latE7, speed) -> stay.see(timeMs, lngE7, latE7));
    Fix before = step.before();
    if (before != null) {
      stay.see(before.timeMs(), before.lngE7(), before.latE7());
    }
    return stay;
  }

  private void see(long timeMs, int lngE7, int latE7) {
    List<Fence> covering = sites.covering(lngE7, latE7);
    if (covering.isEmpty()) {
      return;
    }
    if (site == null || covering.stream().noneMatch(fence -> fence.id().equals(site.id()))) {
      site = covering.get(0);
      firstMs = timeMs;
    }
    lastMs = timeMs;
  }

  /** Where it was; null if it was in none. */
  @Nullable Fence site() {
    return site;
  }

  /** When it was last seen there, milliseconds since the epoch. */
  long lastMs() {
    return lastMs;
  }

  /** For how long it was seen there. */
  long lengthMs() {
    return lastMs - firstMs;
  }
}
