package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.Terrain;
import dev.offsite.simulators.patrol.Ground;
import dev.offsite.simulators.patrol.GroundObject;
import dev.offsite.simulators.patrol.GroundOverTime;
import dev.offsite.simulators.patrol.PatrolArea;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Span;
import dev.offsite.simulators.zone.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The heaps that trucks tip at one dumping place. A heap is there from when all of the load has
 * fallen, and for ever. What is tipped within {@value #ONE_HEAP_M} m of a heap makes that one
 * larger: no camera tells them apart.
 *
 * <p>Walks the days of the trucks that dump, as far as it is asked. Not thread-safe.
 */
final class DumpedHeaps implements GroundOverTime {

  /** Above the reach within which detectors take two sightings for one object. */
  private static final double ONE_HEAP_M = 45;

  /** In the words of the detection model. */
  static final String OBJECT_CLASS = "SPOIL_HEAP";

  /** One truck that dumps, and how far its day was walked. */
  private static final class Dumper {
    private final Itinerary itinerary;
    private double walkedS = Double.NEGATIVE_INFINITY;

    private Dumper(Itinerary itinerary) {
      this.itinerary = itinerary;
    }
  }

  /** A load that has fallen. */
  private record Tip(PlanePoint at, double fallenS) {}

  private final PatrolArea area;
  private final Terrain.Place place;
  private final List<Zone> zones;
  private final List<Dumper> dumpers = new ArrayList<>();
  private final List<Tip> ahead = new ArrayList<>();
  private final List<GroundObject> heaps = new ArrayList<>();

  /**
   * The heaps at the dumping place of an area.
   *
   * @param zones in which heaps are forbidden
   * @throws IllegalArgumentException if the terrain has no such place
   */
  DumpedHeaps(World world, PatrolArea area, List<Zone> zones) {
    this.area = area;
    this.zones = List.copyOf(zones);
    place =
        world.terrain().dumpingPlaces().stream()
            .filter(each -> each.id().equals(area.dumpingPlace()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "area "
                            + area.id()
                            + " is over '"
                            + area.dumpingPlace()
                            + "', which is no dumping place"));
    for (int truck = 0; truck < world.mix().trucks(); truck++) {
      if (world.job(truck).habit() == Habit.DUMPS_AT_NIGHT) {
        dumpers.add(new Dumper(world.itinerary(truck)));
      }
    }
  }

  @Override
  public Ground until(double seconds) {
    for (Dumper dumper : dumpers) {
      while (dumper.walkedS <= seconds) {
        Leg leg = dumper.itinerary.next();
        dumper.walkedS = leg.span().toS();
        if (leg.activity() == Leg.Activity.TIPPING && place.ring().encloses(leg.at())) {
          ahead.add(new Tip(leg.at(), leg.emptyFromS()));
        }
      }
    }
    ahead.sort(Comparator.comparingDouble(Tip::fallenS));
    while (!ahead.isEmpty() && ahead.get(0).fallenS() <= seconds) {
      add(ahead.remove(0));
    }
    return new Ground(heaps, List.of());
  }

  private void add(Tip tip) {
    if (heaps.stream().anyMatch(heap -> heap.at().distanceM(tip.at()) < ONE_HEAP_M)) {
      return;
    }
    String zoneId =
        zones.stream()
            .filter(zone -> zone.ring().encloses(tip.at()))
            .map(Zone::id)
            .findFirst()
            .orElse("");
    heaps.add(
        new GroundObject(
            place.id() + "-" + (heaps.size() + 1),
            OBJECT_CLASS,
            tip.at(),
            nearestLane(tip.at()),
            zoneId,
            !zoneId.isEmpty(),
            new Span(tip.fallenS(), Double.POSITIVE_INFINITY)));
  }

  private int nearestLane(PlanePoint at) {
    double northM = at.northM() - area.onLane(0, 0).northM();
    long lane = Math.round(northM / area.laneSpacingM());
    return (int) Math.max(0, Math.min(area.lanes() - 1, lane));
  }
}
