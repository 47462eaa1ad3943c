package dev.offsite.pipelines.judge.permit;

import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a truck may be with load, by its permits at a time: their corridors, their building and
 * disposal sites, and what else they allow. Immutable; thread-safe. Hot path.
 */
final class PermittedGround {

  private final Grounds grounds;

  /** Ids of the fences; null if some permit binds it to no corridor. */
  private final @Nullable Set<String> ids;

  private final Set<String> corridors = new TreeSet<>();

  private PermittedGround(Grounds grounds, List<ReferenceEntry.Permit> permits) {
    this.grounds = grounds;
    Set<String> named = new TreeSet<>();
    boolean isBound = !permits.isEmpty();
    for (ReferenceEntry.Permit permit : permits) {
      if (permit.corridorFenceId() == null) {
        isBound = false;
        break;
      }
      corridors.add(permit.corridorFenceId());
      named.addAll(permit.allowedFenceIds());
      add(named, permit.buildingSiteFenceId());
      add(named, permit.disposalFenceId());
    }
    named.addAll(corridors);
    ids = isBound ? named : null;
  }

  /**
   * The ground of a truck. Permits whose hours hold count; where none do, all valid ones: that it
   * drives outside their hours is another matter.
   */
  static PermittedGround of(
      ReferenceSnapshot reference,
      ReferenceEntry.Rule rule,
      String plate,
      Instant at,
      List<ReferenceEntry.Permit> permits) {
    List<ReferenceEntry.Permit> counting = permits;
    if (permits.size() > 1) {
      List<ReferenceEntry.Permit> inHours = reference.permitsInHours(plate, at);
      counting = inHours.isEmpty() ? permits : inHours;
    }
    return new PermittedGround(new Grounds(reference, rule, at), counting);
  }

  /** Whether it may be anywhere. */
  boolean isEverywhere() {
    return ids == null;
  }

  /** Whether some fence of it covers a fix. */
  boolean covers(Fix fix) {
    if (ids == null) {
      return true;
    }
    for (Fence fence : grounds.covering(fix.lngE7(), fix.latE7())) {
      if (ids.contains(fence.id())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Metres from a fix outside to the nearest fence of it; empty if a corridor that a permit names
   * is none that the rule looks at, so that nobody knows where it leads.
   */
  Optional<Double> beyondM(Fix fix) {
    if (ids == null) {
      return Optional.empty();
    }
    double nearestM = Double.POSITIVE_INFINITY;
    for (String id : ids) {
      Fence fence = grounds.find(id);
      if (fence == null && corridors.contains(id)) {
        return Optional.empty();
      }
      if (fence != null) {
        nearestM = Math.min(nearestM, Grounds.borderM(fence, fix));
      }
    }
    return Optional.of(nearestM);
  }

  /** The corridor nearest to a fix; empty if there is none. */
  Optional<Fence> nearestCorridor(Fix fix) {
    Fence nearest = null;
    for (String id : corridors) {
      Fence fence = grounds.find(id);
      boolean isNearer =
          fence != null
              && (nearest == null || Grounds.borderM(fence, fix) < Grounds.borderM(nearest, fix));
      nearest = isNearer ? fence : nearest;
    }
    return Optional.ofNullable(nearest);
  }

  private static void add(Set<String> ids, @Nullable String id) {
    if (id != null) {
      ids.add(id);
    }
  }
}
