package dev.offsite.schemas.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bridge, or one span of it, as a structure that carries everything that is on it at once.
 *
 * @param siteId site whose scales weigh what drives onto it; one bridge for each site at a time
 * @param spanM length of what carries, along the road
 * @param massLimitKg what may be on it at once; a figure of the structure's owner
 * @param laneLimitKg what may be on one lane of it at once; null if the owner names none
 * @param scales whose passages count; a scale that is not named here is not added up, so that a
 *     bridge with a scale at either end counts nobody twice
 * @param speedChangeShare how much faster or slower a vehicle may drive over the span than over the
 *     scale, as a share of its speed there, 0 to 0.9
 * @param stopAndGoBelowKph who crosses the scale more slowly may stay for all of {@code stayMaxS}
 * @param stayMaxS nobody is taken to be on it for longer, so that a vehicle whose end is not known
 *     is forgotten
 * @param basis where the figures are from
 */
public record Bridge(
    String id,
    int version,
    Validity validity,
    String siteId,
    double spanM,
    int massLimitKg,
    @Nullable Integer laneLimitKg,
    List<BridgeScale> scales,
    double speedChangeShare,
    double stopAndGoBelowKph,
    double stayMaxS,
    String basis)
    implements ReferenceEntry {

  /** Above it, the slowest of two drivers would be ten times as slow as the scale has seen. */
  private static final double SPEED_CHANGE_SHARE_MAX = 0.9;

  /** An hour: whoever stays longer is no traffic. */
  private static final int STAY_S_MAX = 3_600;

  public Bridge {
    scales = scales == null ? List.of() : List.copyOf(scales);
    EntryChecks checks =
        EntryChecks.of(id, version, validity)
            .id("siteId", siteId)
            .above("spanM", spanM, 0)
            .above("massLimitKg", massLimitKg, 0)
            .above("laneLimitKg", laneLimitKg, 0)
            .notEmpty("scales", scales)
            .require(
                speedChangeShare >= 0 && speedChangeShare <= SPEED_CHANGE_SHARE_MAX,
                "speedChangeShare",
                speedChangeShare + " is outside 0 to " + SPEED_CHANGE_SHARE_MAX)
            .atLeast("stopAndGoBelowKph", stopAndGoBelowKph, 0)
            .within("stayMaxS", stayMaxS, 1, STAY_S_MAX)
            .text("basis", basis);
    Set<String> named = new HashSet<>();
    for (BridgeScale scale : scales) {
      checks.require(
          named.add(scale.deviceId()), "scales", "'" + scale.deviceId() + "' stands there twice");
    }
    checks.done();
  }
}
