package dev.offsite.pipelines.judge.permit;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.BorderDistance;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fences that one version of a rule looks at, as they were at a time. Immutable; thread-safe.
 * Hot path.
 */
final class Grounds {

  private final ReferenceEntry.Rule rule;
  private final GeofenceIndex fences;
  private final Instant at;

  Grounds(ReferenceSnapshot reference, ReferenceEntry.Rule rule, Instant at) {
    this.rule = rule;
    this.at = at;
    fences = reference.fences(rule.violation());
  }

  /** Where a fix lies, seen from the fences of the rule. */
  enum Where {
    /** A fence covers it. */
    INSIDE,
    /** None does, but the border of one is so near that noise may have brought it there. */
    NEAR,
    /** Neither. */
    OUTSIDE
  }

  /** Where a fix lies; near is within a margin in metres. */
  Where where(Fix fix, double marginM) {
    if (!covering(fix.lngE7(), fix.latE7()).isEmpty()) {
      return Where.INSIDE;
    }
    if (marginM > 0) {
      for (BorderDistance near : fences.bordersWithin(fix.position(), marginM)) {
        if (counts(fences.fence(near.ordinal()))) {
          return Where.NEAR;
        }
      }
    }
    return Where.OUTSIDE;
  }

  /** The fences that cover a place, lowest id first. */
  List<Fence> covering(int lngE7, int latE7) {
    int[] ordinals = fences.ordinalsCovering(lngE7, latE7);
    if (ordinals.length == 0) {
      return List.of();
    }
    List<Fence> covering = new ArrayList<>(ordinals.length);
    for (int ordinal : ordinals) {
      Fence fence = fences.fence(ordinal);
      if (counts(fence)) {
        covering.add(fence);
      }
    }
    covering.sort((one, other) -> one.id().compareTo(other.id()));
    return covering;
  }

  /** A fence as it was at the time; null if there was none of that id. */
  @Nullable Fence find(String id) {
    for (Fence version : fences.versions(id)) {
      if (counts(version)) {
        return version;
      }
    }
    return null;
  }

  /** Metres from a fix to the border of a fence, negative inside. */
  static double borderM(Fence fence, Fix fix) {
    return fence.shape().outline().borderDistanceM(fix.position());
  }

  private boolean counts(Fence fence) {
    return rule.fenceKinds().contains(fence.kind())
        && fence.validity().contains(at)
        && fence.windows().isActive(at);
  }
}
