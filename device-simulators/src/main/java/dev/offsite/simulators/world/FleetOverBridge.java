package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.BridgeCrossing;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.scale.FleetCrossing;
import dev.offsite.simulators.scale.FleetCrossings;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The trucks of the fleet over one bridge. Holds the leg on which each of them crosses next. */
final class FleetOverBridge implements FleetCrossings {

  private final PriorityQueue<Ahead> ahead =
      new PriorityQueue<>(Comparator.comparingDouble(Ahead::atS).thenComparing(Ahead::plate));

  private record Ahead(String plate, Itinerary itinerary, BridgeCrossing crossing) {
    double atS() {
      return crossing.atS();
    }
  }

  private FleetOverBridge() {}

  /** Those over a bridge, from second 0 on. */
  static FleetCrossings of(World world, String siteId) {
    FleetOverBridge fleet = new FleetOverBridge();
    for (int truck : world.trucksOver(siteId)) {
      fleet.goOn(FleetMix.plateOf(truck), world.itinerary(truck), 0);
    }
    return fleet.ahead.isEmpty() ? NONE : fleet;
  }

  @Override
  public double nextS() {
    return ahead.element().atS();
  }

  @Override
  public FleetCrossing next() {
    Ahead first = ahead.remove();
    goOn(first.plate(), first.itinerary(), first.atS());
    BridgeCrossing crossing = first.crossing();
    return new FleetCrossing(
        crossing.atS(),
        crossing.speedKph(),
        first.plate(),
        crossing.plateReadable(),
        crossing.overloaded(),
        crossing.seed());
  }

  private void goOn(String plate, Itinerary itinerary, double afterS) {
    Leg leg = itinerary.next();
    while (!leg.isOnScale() || leg.crossing().atS() < afterS) {
      leg = itinerary.next();
    }
    ahead.add(new Ahead(plate, itinerary, leg.crossing()));
  }
}
