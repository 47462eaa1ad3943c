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
 * @param overhangM from the ends of a vehicle to its outer axles, both together, added to its axle
 *     spacings where its length was not measured; null for {@value #OVERHANG_USUAL_M} m, as half of
 *     that at either end is usual for trucks
 * @param lengthUnknownM length of a vehicle of which neither length nor spacings are known; null
 *     for {@value #LENGTH_USUAL_M} m, between a car and a train, and 0.7 s at 60 km/h
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
    @Nullable Double overhangM,
    @Nullable Double lengthUnknownM,
    String basis)
    implements ReferenceEntry {

  /** See {@link #overhangM}. */
  public static final double OVERHANG_USUAL_M = 4;

  /** See {@link #lengthUnknownM}. */
  public static final double LENGTH_USUAL_M = 12;

  /** No vehicle on a road is longer, nor is what sticks out of one. */
  private static final int VEHICLE_M_MAX = 100;

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
            .within("overhangM", overhangM == null ? OVERHANG_USUAL_M : overhangM, 0, VEHICLE_M_MAX)
            .within(
                "lengthUnknownM",
                lengthUnknownM == null ? LENGTH_USUAL_M : lengthUnknownM,
                1,
                VEHICLE_M_MAX)
            .text("basis", basis);
    Set<String> named = new HashSet<>();
    for (BridgeScale scale : scales) {
      checks.require(
          named.add(scale.deviceId()), "scales", "'" + scale.deviceId() + "' stands there twice");
    }
    checks.done();
  }

  /** A bridge whose vehicles are as long as is usual. */
  public Bridge(
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
      String basis) {
    this(
        id,
        version,
        validity,
        siteId,
        spanM,
        massLimitKg,
        laneLimitKg,
        scales,
        speedChangeShare,
        stopAndGoBelowKph,
        stayMaxS,
        null,
        null,
        basis);
  }

  /** {@link #overhangM}, or what is usual. */
  public double overhangOrUsualM() {
    return overhangM == null ? OVERHANG_USUAL_M : overhangM;
  }

  /** {@link #lengthUnknownM}, or what is usual. */
  public double lengthUnknownOrUsualM() {
    return lengthUnknownM == null ? LENGTH_USUAL_M : lengthUnknownM;
  }
}
