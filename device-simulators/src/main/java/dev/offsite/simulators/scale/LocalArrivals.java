package dev.offsite.simulators.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The Poisson stream of those who cross one bridge and no other: vehicles and convoys. */
final class LocalArrivals implements Arrivals {

  /** A convoy is of trucks that haul much. */
  private static final int CONVOY_AXLES_MIN = 4;

  private final ScalePlan plan;
  private final DayCurve curve;
  private final SplittableRandom random;
  private final Trips trips;

  private Arrival ahead;

  LocalArrivals(VehicleMix mix, WeighedBridge bridge, ScalePlan plan, DayCurve curve, long seed) {
    this.plan = plan;
    this.curve = curve;
    this.random = new SplittableRandom(seed);
    this.trips = new Trips(mix, plan, List.of(bridge));
    this.ahead = after(0);
  }

  @Override
  public double nextS() {
    return ahead.atS();
  }

  @Override
  public Arrival next() {
    Arrival arrival = ahead;
    ahead = after(arrival.atS());
    return arrival;
  }

  private Arrival after(double nowS) {
    double atS = curve.nextS(random, nowS, plan.vehicleEveryS());
    if (random.nextDouble() >= plan.convoys().share()) {
      return new Arrival(atS, List.of(trips.any(random)));
    }
    List<Trip> convoy = new ArrayList<>();
    int trucks = 2 + random.nextInt(plan.convoys().trucksMax() - 1);
    for (int i = 0; i < trucks; i++) {
      convoy.add(trips.truck(random, CONVOY_AXLES_MIN));
    }
    return new Arrival(atS, convoy);
  }
}
