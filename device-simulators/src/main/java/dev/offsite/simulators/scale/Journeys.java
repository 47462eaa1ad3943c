package dev.offsite.simulators.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The endless stream of journeys through a place, in the order they begin.
 *
 * <p>Every bridge reads a stream of its own made from the same seed, so all bridges see the same
 * trucks. The stream begins so long before second 0 that the road is full by then.
 */
final class Journeys {

  /** Fuel, tools and what is left of the load, about the tare: [U]. */
  private static final double EMPTY_SPREAD = 0.05;

  /** Those who haul far haul with many axles. */
  private static final int AXLES_MIN = 3;

  private final BridgeNetwork network;
  private final ScalePlan plan;
  private final DayCurve curve;
  private final SplittableRandom random;
  private final List<Trips> trips = new ArrayList<>();

  private double nowS;
  private long number;

  /** The journeys of {@code network}, which has a corridor. */
  Journeys(BridgeNetwork network, ScalePlan plan, DayCurve curve, long seed) {
    this.network = network;
    this.plan = plan;
    this.curve = curve;
    this.random = new SplittableRandom(seed);
    double longestM = 0;
    for (Corridor corridor : network.corridors()) {
      trips.add(new Trips(network.mix(), plan, network.along(corridor)));
      longestM = Math.max(longestM, corridor.lengthM());
    }
    this.nowS = -Math.ceil(longestM / metresPerSecond(plan.journeys().speedKphMin()));
  }

  /** The journey after the last one returned. */
  Journey next() {
    nowS = curve.nextS(random, nowS, plan.journeys().everyS());
    number++;
    int road = random.nextInt(network.corridors().size());
    Corridor corridor = network.corridors().get(road);
    Trip truck = trips.get(road).truck(random, AXLES_MIN);
    int bridges = corridor.bridges().size();
    boolean unloads = random.nextDouble() < plan.journeys().unloadedShare();
    int unloadedFrom = unloads ? 1 + random.nextInt(bridges - 1) : bridges;
    int emptyKg =
        (int) (truck.vehicle().tareKg() * (1 + EMPTY_SPREAD * (2 * random.nextDouble() - 1)));
    List<Double> atS = new ArrayList<>();
    List<Trip> stages = new ArrayList<>();
    double bridgeS = nowS;
    for (int i = 0; i < bridges; i++) {
      if (i > 0) {
        double speedKph =
            random.nextDouble(
                plan.journeys().speedKphMin(), Math.nextUp(plan.journeys().speedKphMax()));
        bridgeS += corridor.legsM().get(i - 1) / metresPerSecond(speedKph);
      }
      atS.add(bridgeS);
      int kg = i < unloadedFrom ? truck.grossKg() : Math.min(emptyKg, truck.grossKg());
      stages.add(truck.at(new Trip.Stage(number, i + 1, bridges), kg));
    }
    return new Journey(number, corridor, atS, stages);
  }

  private static double metresPerSecond(double speedKph) {
    return speedKph / 3.6;
  }
}
