package dev.offsite.simulators.scale;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The journeys that cross one bridge, in the order they come to it.
 *
 * <p>Journeys begin in order but overtake each other on the way. It holds those that have begun and
 * not come to the bridge, which are as many as begin within the longest way.
 */
final class JourneyArrivals implements Arrivals {

  private final Journeys journeys;
  private final int bridge;
  private final PriorityQueue<Arrival> onTheWay =
      new PriorityQueue<>(
          Comparator.comparingDouble(Arrival::atS)
              .thenComparingLong(arrival -> arrival.trips().get(0).stage().journey()));

  private double begunS = Double.NEGATIVE_INFINITY;

  /**
   * The journeys over one bridge.
   *
   * @param bridge its place in the list of bridges; a corridor must lead over it
   */
  JourneyArrivals(Journeys journeys, int bridge) {
    this.journeys = journeys;
    this.bridge = bridge;
  }

  @Override
  public double nextS() {
    while (onTheWay.isEmpty() || onTheWay.element().atS() > begunS) {
      begin(journeys.next());
    }
    return onTheWay.element().atS();
  }

  @Override
  public Arrival next() {
    nextS();
    return onTheWay.remove();
  }

  /** How many have begun and not come to the bridge. */
  int onTheWay() {
    return onTheWay.size();
  }

  private void begin(Journey journey) {
    begunS = journey.atS().get(0);
    int stage = journey.corridor().bridges().indexOf(bridge);
    if (stage >= 0 && journey.atS().get(stage) >= 0) {
      onTheWay.add(new Arrival(journey.atS().get(stage), List.of(journey.stages().get(stage))));
    }
  }
}
