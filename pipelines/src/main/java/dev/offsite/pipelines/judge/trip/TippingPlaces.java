package dev.offsite.pipelines.judge.trip;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.BorderDistance;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.TripTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a truck may tip at a fix: in the disposal sites of its permits, in every one if a permit
 * binds it to none; soil that is moved within a building site is not dumped. Used once.
 */
final class TippingPlaces {

  private final Step step;
  private final DumpRule rule;
  private final GeofenceIndex sites;

  TippingPlaces(Step step, DumpRule rule) {
    this.step = step;
    this.rule = rule;
    sites = step.reference().fences(ViolationKind.ILLEGAL_DUMPING);
  }

  /** Whether it may tip where it is. */
  boolean isAllowed() {
    Fix fix = step.fix();
    return isInBuildingSite(fix) || isAllowedAt(fix);
  }

  /** Whether it is in a site where it may tip, not counting the margin. */
  boolean isWithinAllowed() {
    Fix fix = step.fix();
    for (int ordinal : sites.ordinalsCovering(fix.lngE7(), fix.latE7())) {
      if (allows(sites.fence(ordinal), step.at())) {
        return true;
      }
    }
    return false;
  }

  /** The disposal site it is in, whether it may be or not; the one with the lowest id. */
  static Optional<Fence> siteAt(GeofenceIndex sites, Fix fix, ReferenceEntry.Rule rule) {
    return sites.covering(fix.position()).stream()
        .filter(fence -> rule.fenceKinds().contains(fence.kind()))
        .filter(fence -> fence.validity().contains(fix.time()))
        .min((one, other) -> one.id().compareTo(other.id()));
  }

  private boolean isAllowedAt(Fix fix) {
    if (isWithinAllowed()) {
      return true;
    }
    Wgs84Position place = fix.position();
    for (BorderDistance near : sites.bordersWithin(place, rule.siteMarginM())) {
      if (allows(sites.fence(near.ordinal()), step.at())) {
        return true;
      }
    }
    return false;
  }

  private boolean isInBuildingSite(Fix fix) {
    Optional<TripTerms> terms = step.tripTerms();
    if (terms.isEmpty()) {
      return false;
    }
    Fence fence = TripSites.covering(step.reference().tripSites(), fix, terms.get());
    return fence != null && SiteUse.of(fence, terms.get()) == SiteUse.BUILDING;
  }

  private boolean allows(Fence fence, Instant at) {
    if (!rule.rule().fenceKinds().contains(fence.kind()) || !fence.validity().contains(at)) {
      return false;
    }
    List<ReferenceEntry.Permit> permits = step.permits();
    if (permits.isEmpty()) {
      return rule.anySiteWithoutPermit();
    }
    for (ReferenceEntry.Permit permit : permits) {
      if (permit.disposalFenceId() == null
          || permit.disposalFenceId().equals(fence.id())
          || permit.allowedFenceIds().contains(fence.id())) {
        return true;
      }
    }
    return false;
  }
}
