package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.zone.Clocks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/**
 * The endless list of legs of one truck: load, haul, tip, return.
 *
 * <p>The legs follow each other without a gap and the first begins before second 0. Drivers who
 * break a rule do so beyond doubt: a case is so clear that a detector has no excuse.
 */
public final class Itinerary {

  /** What limits a loaded truck on an open road, m/s: 40 to 54 km/h. */
  private static final double CRUISE_MPS_MIN = 11;

  private static final double CRUISE_MPS_SPREAD = 4;

  private final Rounds rounds;
  private final Deque<Leg> ready = new ArrayDeque<>();

  /** The legs of the truck that has this job. */
  public Itinerary(Terrain terrain, Clocks clocks, Job job, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double cruiseMps = cruiseMps(random);
    this.rounds =
        job.habit().isBound()
            ? new PermitRounds(terrain, clocks, job, random, cruiseMps)
            : new ZoneRounds(terrain, clocks, job, random, cruiseMps);
  }

  private Itinerary(Rounds rounds) {
    this.rounds = rounds;
  }

  /**
   * The legs of a truck that hauls over a weighed bridge.
   *
   * @param worldSeed the same for all trucks of the world
   * @param truck from 0
   */
  public static Itinerary overBridge(
      Terrain terrain, Job job, CrossingPlan plan, long worldSeed, int truck) {
    return new Itinerary(
        new BridgeRounds(
            terrain,
            job,
            plan,
            Draws.seed(worldSeed, "convoy", Convoy.ofRank(job.rank()).number()),
            Draws.seed(worldSeed, "truck", truck)));
  }

  static double cruiseMps(SplittableRandom random) {
    return CRUISE_MPS_MIN + random.nextDouble() * CRUISE_MPS_SPREAD;
  }

  /**
   * The leg after the last one returned.
   *
   * @throws IllegalStateException after a leg that never ends
   */
  public Leg next() {
    if (ready.isEmpty()) {
      rounds.plan(ready);
    }
    return ready.remove();
  }
}
