package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.FleetPlan;
import dev.offsite.simulators.patrol.PatrolPlan;
import dev.offsite.simulators.scale.ScalePlan;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a world depends on beside its place. The same options give the same world.
 *
 * @param begin second 0; devices report from then on
 * @param startsAt the time of day that people of this world take second 0 for, so that a night can
 *     be shown at noon; null if it is the real one. The law keeps to the real clock
 */
public record WorldOptions(
    Instant begin,
    long seed,
    @Nullable LocalTime startsAt,
    FleetPlan fleet,
    ScalePlan scales,
    PatrolPlan patrols) {

  private static final ZoneId CLOCK = ZoneId.of("Asia/Shanghai");

  public WorldOptions {
    Objects.requireNonNull(begin, "begin");
    Objects.requireNonNull(fleet, "fleet");
    Objects.requireNonNull(scales, "scales");
    Objects.requireNonNull(patrols, "patrols");
  }

  /** What the clocks of the people show at second 0, seconds since midnight. */
  public int secondOfDay() {
    return (startsAt == null ? begin.atZone(CLOCK).toLocalTime() : startsAt).toSecondOfDay();
  }
}
