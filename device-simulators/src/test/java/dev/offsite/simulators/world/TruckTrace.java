package dev.offsite.simulators.world;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.TruckState;
import java.util.ArrayList;
import java.util.List;

/** Where a truck really is, and how, at any second. */
public final class TruckTrace {

  private final World world;
  private final Itinerary itinerary;
  private final List<Leg> legs = new ArrayList<>();

  public TruckTrace(World world, int truck) {
    this.world = world;
    this.itinerary = world.itinerary(truck);
    legs.add(itinerary.next());
  }

  /** The leg at a second. */
  public Leg legAt(double s) {
    while (legs.get(legs.size() - 1).span().toS() <= s) {
      legs.add(itinerary.next());
    }
    for (int i = legs.size() - 1; i >= 0; i--) {
      if (legs.get(i).span().fromS() <= s) {
        return legs.get(i);
      }
    }
    throw new AssertionError("no leg at second " + s);
  }

  /** The state at a second. */
  public TruckState at(double s) {
    return legAt(s).stateAt(s);
  }

  /** The place at a second, degrees. */
  public Wgs84Position placeAt(double s) {
    TruckState state = at(s);
    return new Wgs84Position(world.plane().lng(state.at()), world.plane().lat(state.at()));
  }
}
