package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.scale.CopiedPlates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The plates of some lawful trucks, for as long as those trucks are far from one bridge. Holds the
 * leg that each of them is on.
 */
final class FarPlates implements CopiedPlates {

  /** Two minutes at 100 km/h, both clocks half a minute wrong, and a kilometre: then two more. */
  static final double FAR_M = 8_000;

  /** Some are copied again and again, as it is with plates that get around. */
  private static final int TRUCKS_MAX = 6;

  private final PlanePoint bridge;
  private final List<Owner> owners = new ArrayList<>();

  /** The truck that a plate belongs to. */
  private static final class Owner {
    private final String plate;
    private final Itinerary itinerary;
    private Leg leg;

    Owner(World world, int truck) {
      plate = FleetMix.plateOf(truck);
      itinerary = world.itinerary(truck);
      leg = itinerary.next();
    }

    PlanePoint at(double atS) {
      while (leg.span().toS() <= atS) {
        leg = itinerary.next();
      }
      return leg.stateAt(atS).at();
    }
  }

  FarPlates(World world, PlanePoint bridge) {
    this.bridge = bridge;
    for (int truck = 0; truck < world.mix().trucks() && owners.size() < TRUCKS_MAX; truck++) {
      if (world.mix().habitOf(truck) == Habit.LAWFUL) {
        owners.add(new Owner(world, truck));
      }
    }
  }

  @Override
  public Optional<String> pick(double atS, SplittableRandom random) {
    if (owners.isEmpty()) {
      return Optional.empty();
    }
    Owner owner = owners.get(random.nextInt(owners.size()));
    return owner.at(atS).distanceM(bridge) > FAR_M ? Optional.of(owner.plate) : Optional.empty();
  }
}
