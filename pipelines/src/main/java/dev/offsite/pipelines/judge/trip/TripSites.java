package dev.offsite.pipelines.judge.trip;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.schemas.reference.TripTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds the building or disposal site a truck is in. One for each step. Hot path. */
final class TripSites {

  /**
   * The site that covers a fix at its time; where several do, a disposal site before a building
   * site, then the lowest id. Null if there is none.
   */
  static @Nullable Fence covering(GeofenceIndex sites, Fix fix, TripTerms terms) {
    Fence best = null;
    Instant at = fix.time();
    for (int ordinal : sites.ordinalsCovering(fix.lngE7(), fix.latE7())) {
      Fence fence = sites.fence(ordinal);
      if (isSite(fence, terms)
          && fence.validity().contains(at)
          && fence.windows().isActive(at)
          && (best == null || isBefore(fence, best, terms))) {
        best = fence;
      }
    }
    return best;
  }

  /** Whether a truck that was in a site has left it: by more than the noise of a fix. */
  static boolean hasLeft(SiteStay stay, GeofenceIndex sites, Fix fix, TripTerms terms) {
    return sites
        .find(stay.fenceId, stay.fenceVersion)
        .map(fence -> fence.shape().outline().borderDistanceM(fix.position()) > terms.siteMarginM())
        .orElse(true);
  }

  private static boolean isSite(Fence fence, TripTerms terms) {
    return terms.disposalFenceKinds().contains(fence.kind())
        || terms.buildingFenceKinds().contains(fence.kind());
  }

  private static boolean isBefore(Fence one, Fence other, TripTerms terms) {
    SiteUse use = SiteUse.of(one, terms);
    return use == SiteUse.of(other, terms)
        ? one.id().compareTo(other.id()) < 0
        : use == SiteUse.DISPOSAL;
  }

  private TripSites() {}
}
