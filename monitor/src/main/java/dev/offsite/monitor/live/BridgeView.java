package dev.offsite.monitor.live;

import dev.offsite.schemas.bridge.BridgeLoad;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The load of a bridge and where it is.
 *
 * @param lng degrees east, WGS-84; null if the site is not in the reference data
 */
public record BridgeView(
    String siteId,
    String name,
    @Nullable Double lng,
    @Nullable Double lat,
    String bridge,
    Instant asOf,
    long massKg,
    long massAtLeastKg,
    long massAtMostKg,
    int vehicles,
    int unweighed,
    int massLimitKg,
    double share,
    BridgeLoad.Level level,
    List<BridgeLoad.Lane> lanes) {
  public BridgeView {
    lanes = List.copyOf(lanes);
  }
}
