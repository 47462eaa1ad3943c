package dev.offsite.pipelines.judge.driving;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the most specific speed limit: that of a fence in force, else of a permit, else of the
 * class of the road, else the general one. Pure. Hot path.
 *
 * <p>Of several fences the lowest limit counts, because each of them binds; of several permits the
 * highest, because the driver may use any of them. A road is a fence with the attribute {@value
 * #ROAD_CLASS}; the limit of its class is the parameter {@code limitKph.} followed by the class,
 * and where classes overlap the highest counts, because nobody knows on which road the truck is.
 */
final class SpeedLimits {

  /** Attribute of a fence that is a road. */
  static final String ROAD_CLASS = "roadClass";

  private static final String GENERAL = "limitKph";

  private static final Comparator<SpeedLimit> LOWEST_FIRST =
      Comparator.comparingDouble(SpeedLimit::kph).thenComparing(SpeedLimit::key);

  private static final Comparator<SpeedLimit> HIGHEST_FIRST =
      Comparator.comparingDouble(SpeedLimit::kph).reversed().thenComparing(SpeedLimit::key);

  /**
   * The limit at a fix.
   *
   * @param permits those valid then
   */
  static SpeedLimit at(
      Fix fix,
      ReferenceEntry.Rule rule,
      List<ReferenceEntry.Permit> permits,
      ReferenceSnapshot reference) {
    List<Fence> fences = fences(fix, rule, reference);
    SpeedLimit limit = ofFences(fences);
    if (limit == null) {
      limit = ofPermits(permits);
    }
    if (limit == null) {
      limit = ofRoads(fences, rule);
    }
    return limit == null
        ? new SpeedLimit(rule.requireParameter(GENERAL), SpeedLimit.Source.GENERAL, "", null)
        : limit;
  }

  /** The fences in force that cover the fix. */
  private static List<Fence> fences(
      Fix fix, ReferenceEntry.Rule rule, ReferenceSnapshot reference) {
    GeofenceIndex index = reference.fences(ViolationKind.SPEEDING);
    if (index.size() == 0) {
      return List.of();
    }
    Instant at = fix.time();
    List<Fence> inForce = new ArrayList<>();
    for (Fence fence : index.covering(fix.position())) {
      if (rule.fenceKinds().contains(fence.kind())
          && fence.validity().contains(at)
          && fence.windows().isActive(at)) {
        inForce.add(fence);
      }
    }
    return inForce;
  }

  private static @Nullable SpeedLimit ofFences(List<Fence> fences) {
    SpeedLimit lowest = null;
    for (Fence fence : fences) {
      if (fence.speedLimitKph() != null) {
        SpeedLimit limit =
            new SpeedLimit(fence.speedLimitKph(), SpeedLimit.Source.FENCE, fence.id(), fence);
        lowest = first(lowest, limit, LOWEST_FIRST);
      }
    }
    return lowest;
  }

  private static @Nullable SpeedLimit ofPermits(List<ReferenceEntry.Permit> permits) {
    SpeedLimit highest = null;
    for (ReferenceEntry.Permit permit : permits) {
      if (permit.speedKphMax() != null) {
        SpeedLimit limit =
            new SpeedLimit(permit.speedKphMax(), SpeedLimit.Source.PERMIT, permit.id(), null);
        highest = first(highest, limit, HIGHEST_FIRST);
      }
    }
    return highest;
  }

  private static @Nullable SpeedLimit ofRoads(List<Fence> fences, ReferenceEntry.Rule rule) {
    SpeedLimit highest = null;
    for (Fence fence : fences) {
      String roadClass = fence.attributes().get(ROAD_CLASS);
      Double kph = rule.parameters().get(GENERAL + "." + roadClass);
      if (roadClass != null && kph != null) {
        SpeedLimit limit = new SpeedLimit(kph, SpeedLimit.Source.ROAD_CLASS, roadClass, fence);
        highest = first(highest, limit, HIGHEST_FIRST);
      }
    }
    return highest;
  }

  private static SpeedLimit first(
      @Nullable SpeedLimit one, SpeedLimit other, Comparator<SpeedLimit> order) {
    return one == null || order.compare(other, one) < 0 ? other : one;
  }

  private SpeedLimits() {}
}
