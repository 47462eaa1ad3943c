package dev.offsite.schemas.bridge;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is on one bridge at one moment, computed from weighings: nobody has counted it.
 *
 * <p>Every mass is the sum of raw gross masses. A vehicle counts whole from its first axle on the
 * span to its last axle off it.
 *
 * @param siteId the site, which is the key of the record
 * @param bridge id and version of the structure, as in {@code bridge-jiubao/1}
 * @param asOf the moment, by the clocks of the scales
 * @param receivedAt when the newest record was received, by our clock
 * @param massKg with every vehicle as fast as over the scale
 * @param massAtLeastKg of the vehicles that are on it at any speed that is plausible
 * @param massAtMostKg of the vehicles that may be on it at some speed that is plausible
 * @param vehicles number behind {@code massKg}
 * @param unweighed number of these whose scale said a mass of zero
 * @param massLimitKg what the structure carries at once
 * @param share {@code massKg} as a share of the limit
 * @param level of the fullest of bridge and lanes
 * @param lanes with somebody on them, ordered by direction and lane
 */
public record BridgeLoad(
    String siteId,
    String bridge,
    Instant asOf,
    Instant receivedAt,
    long massKg,
    long massAtLeastKg,
    long massAtMostKg,
    int vehicles,
    int unweighed,
    int massLimitKg,
    double share,
    Level level,
    List<Lane> lanes) {

  public BridgeLoad {
    Objects.requireNonNull(siteId, "siteId");
    Objects.requireNonNull(bridge, "bridge");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(receivedAt, "receivedAt");
    Objects.requireNonNull(level, "level");
    lanes = List.copyOf(lanes);
  }

  /** How near the limit is, by the shares of the rule in force. */
  public enum Level {
    /** Below the warning, or no rule is in force. */
    NORMAL,
    /** At the share at which the rule warns, or above. */
    WARNING,
    /** At the share at which the rule alarms, or above. */
    ALARM,
    /** Above the limit itself. */
    OVER_LIMIT
  }

  /**
   * What is on one lane.
   *
   * @param direction in the site's words; null if nobody says it
   * @param lane as the scale counts
   * @param share {@code massKg} as a share of the limit of a lane; null if there is none
   */
  public record Lane(
      @Nullable String direction, int lane, int vehicles, long massKg, @Nullable Double share) {}
}
