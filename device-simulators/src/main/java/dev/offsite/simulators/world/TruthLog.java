package dev.offsite.simulators.world;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.patrol.Ground;
import dev.offsite.simulators.patrol.GroundObject;
import dev.offsite.simulators.patrol.PatrolArea;
import dev.offsite.simulators.patrol.Sortie;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.scale.BridgeTraffic;
import dev.offsite.simulators.scale.Passage;
import dev.offsite.simulators.scale.WeighedBridge;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.zone.Span;
import dev.offsite.simulators.zone.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The truths of a world in the order they begin.
 *
 * <p>It walks through the world by itself and knows nothing of devices. What ended before second 0
 * is left out: no device was there to see it. Not thread-safe. It holds one leg per truck and the
 * truths found so far.
 */
public final class TruthLog {

  /** Order of the log; total, so that the same world gives the same file. */
  static final Comparator<Truth> ORDER =
      Comparator.comparing(Truth::start)
          .thenComparing(Truth::kind)
          .thenComparing(Truth::place)
          .thenComparing(Truth::subject);

  private final World world;
  private final List<Zone> prohibited;
  private final List<TruckWalk> trucks = new ArrayList<>();
  private final List<BridgeWalk> bridges = new ArrayList<>();
  private final List<Truth> found = new ArrayList<>();

  TruthLog(World world) {
    this.world = world;
    this.prohibited = world.zonesOf("PROHIBITED_ZONE");
    for (int truck = 0; truck < world.options().trucks(); truck++) {
      trucks.add(new TruckWalk(truck, world.itinerary(truck)));
    }
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      bridges.add(new BridgeWalk(world.traffic(bridge)));
    }
    for (int area = 0; area < world.areas().size(); area++) {
      addObjects(world.areas().get(area), world.ground(area));
    }
  }

  /** Everything that began before {@code until}, from the begin of the world on. */
  public List<Truth> until(Instant until) {
    double untilS = (until.toEpochMilli() - world.options().begin().toEpochMilli()) / 1000.0;
    for (TruckWalk truck : trucks) {
      truck.walk(untilS);
    }
    for (BridgeWalk bridge : bridges) {
      bridge.walk(untilS);
    }
    return found.stream().filter(t -> t.start().isBefore(until)).sorted(ORDER).toList();
  }

  private void addObjects(PatrolArea area, Ground ground) {
    for (GroundObject object : ground.objects()) {
      if (!object.counts()) {
        continue;
      }
      double firstS = Double.POSITIVE_INFINITY;
      for (int drone = 0; drone < area.droneIds().size(); drone++) {
        for (Sortie.LanePass pass : Sortie.of(area, drone, 1).passes()) {
          if (pass.lane() == object.lane()) {
            firstS = Math.min(firstS, pass.inViewFromS(object));
          }
        }
      }
      add(
          ViolationKind.PATROL_OBJECT,
          object.id(),
          object.zoneId(),
          object.at(),
          new Span(firstS, Double.POSITIVE_INFINITY),
          object.objectClass() + " in " + object.zoneId());
    }
  }

  private void add(
      ViolationKind kind, String subject, String place, PlanePoint at, Span span, String why) {
    found.add(
        new Truth(
            kind,
            subject,
            place,
            world.plane().lng(at),
            world.plane().lat(at),
            world.instantAt(span.fromS()),
            Double.isInfinite(span.toS()) ? null : world.instantAt(span.toS()),
            why));
  }

  private final class TruckWalk {
    private final int truck;
    private final Itinerary itinerary;
    private double walkedS = Double.NEGATIVE_INFINITY;

    TruckWalk(int truck, Itinerary itinerary) {
      this.truck = truck;
      this.itinerary = itinerary;
    }

    void walk(double untilS) {
      while (walkedS <= untilS) {
        Leg leg = itinerary.next();
        walkedS = leg.span().toS();
        if (walkedS > 0 && world.mix().habitOf(truck) != Habit.HAS_PERMIT) {
          for (Zone zone : prohibited) {
            addStays(leg, zone);
          }
        }
      }
    }

    private void addStays(Leg leg, Zone zone) {
      for (Span inside : leg.inside(zone.ring())) {
        for (Span violation :
            inside.within(zone.hours().activeIn(world.options().begin(), inside))) {
          if (violation.toS() > 0) {
            add(
                ViolationKind.PROHIBITED_ZONE,
                FleetMix.plateOf(truck),
                zone.id(),
                leg.stateAt(violation.fromS()).at(),
                violation,
                String.format(
                    Locale.ROOT,
                    "%s while %s, %.1f s inside",
                    world.mix().habitOf(truck),
                    leg.activity(),
                    violation.lengthS()));
          }
        }
      }
    }
  }

  private final class BridgeWalk {
    private final BridgeTraffic traffic;
    private double walkedS;

    BridgeWalk(BridgeTraffic traffic) {
      this.traffic = traffic;
    }

    void walk(double untilS) {
      while (walkedS <= untilS) {
        Passage passage = traffic.next();
        walkedS = passage.atS();
        WeighedBridge bridge = traffic.bridge();
        double allowedKg = passage.limitKg() * bridge.tolerance();
        if (!passage.exempt() && passage.grossKg() > allowedKg) {
          add(
              ViolationKind.BRIDGE_OVERLOAD,
              passage.plateReadable() ? passage.plate() : bridge.scale().id(),
              bridge.site().id(),
              world.plane().pointAt(bridge.site().lng(), bridge.site().lat()),
              new Span(passage.atS(), passage.atS()),
              String.format(
                  Locale.ROOT,
                  "%d kg on %d axles, limit %d kg times %.2f",
                  passage.grossKg(),
                  passage.vehicle().axles(),
                  passage.limitKg(),
                  bridge.tolerance()));
        }
      }
    }
  }
}
