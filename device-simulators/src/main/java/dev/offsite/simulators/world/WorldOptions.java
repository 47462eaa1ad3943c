package dev.offsite.simulators.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What a world depends on beside its scenario.
 *
 * @param begin second 0; devices report from then on
 * @param seed the same options give the same world
 * @param trucks size of the fleet
 * @param violatorShare share of trucks that cut through closed zones. Default 2 %: enough to see
 *     cases every minute, few enough that most traffic is lawful
 * @param passageInterval mean time between vehicles on one bridge. Default 4 s: 900 an hour, a busy
 *     bridge
 */
public record WorldOptions(
    Instant begin, long seed, int trucks, double violatorShare, Duration passageInterval) {

  public WorldOptions {
    Objects.requireNonNull(begin, "begin");
    Objects.requireNonNull(passageInterval, "passageInterval");
    if (passageInterval.toMillis() < 100) {
      throw new IllegalArgumentException("passageInterval " + passageInterval + " is below 0.1 s");
    }
  }

  /** The defaults for a fleet of this size. */
  public static WorldOptions of(Instant begin, long seed, int trucks) {
    return new WorldOptions(begin, seed, trucks, 0.02, Duration.ofSeconds(4));
  }
}
