package dev.offsite.simulators.scale;

import dev.offsite.simulators.plane.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How those who arrive cross a bridge: in which lane, when, how fast, and who evades the scale.
 *
 * <p>Some of the overloaded evade. Who tailgates or comes up beside needs another truck: one that
 * keeps to the limit comes with him.
 */
final class Crossing {

  /** Convoys keep this much more than the least gap, at most. [U] */
  private static final double CONVOY_GAP_S_MAX = 1.5;

  private static final double TAILGATE_GAP_S_MIN = 0.2;
  private static final double TAILGATE_GAP_S_MAX = 0.8;
  private static final double ABREAST_S_MAX = 0.3;

  /** Stop-and-go is below 5 km/h; a scale weighs from 0.5 km/h on. */
  private static final double CREEP_KPH_MIN = 1;

  private static final double CREEP_KPH_MAX = 4.8;
  private static final double SPEED_DEVIATION_KPH = 10;
  private static final double SPEED_KPH_MIN = 12;
  private static final double SPEED_KPH_MAX = 84;

  private final WeighedBridge bridge;
  private final ScalePlan plan;
  private final Trips trips;
  private final SplittableRandom random;
  private final Lanes lanes;
  private final List<Passage> placed = new ArrayList<>();

  Crossing(WeighedBridge bridge, ScalePlan plan, Trips trips, SplittableRandom random) {
    this.bridge = bridge;
    this.plan = plan;
    this.trips = trips;
    this.random = random;
    this.lanes = new Lanes(bridge.site().lanes(), plan.keepRightShare());
  }

  /** Everybody of an arrival on the bridge, without numbers; empty if they turn round. */
  List<Passage> place(Arrival arrival) {
    placed.clear();
    Trip first = arrival.trips().get(0);
    int lane = lanes.choose(first.vehicle(), arrival.atS(), random);
    double atS = Math.max(arrival.atS(), lanes.freeFromS(lane));
    if (first.stage() == null && atS - arrival.atS() > BridgeTraffic.WAIT_S_MAX) {
      return List.of();
    }
    double speedKph = speedKph(first.vehicle());
    for (Trip trip : arrival.trips()) {
      atS = Math.max(atS, lanes.freeFromS(lane));
      if (!placed.isEmpty()) {
        atS += CONVOY_GAP_S_MAX * random.nextDouble();
      }
      Evasion evasion = evasionOf(trip);
      if (evasion == null) {
        cross(trip, lane, atS, speedKph, null);
      } else {
        evade(trip, lane, atS, speedKph, evasion);
      }
    }
    return List.copyOf(placed);
  }

  /** A truck that crosses at its own time: of all lanes it takes the one that is free first. */
  Passage placeAtOnce(FleetCrossing truck) {
    SplittableRandom own = new SplittableRandom(truck.seed());
    Trip trip = trips.ofFleet(truck, own);
    int lane = lanes.choose(trip.vehicle(), truck.atS(), own);
    lanes.take(lane, truck.atS(), trip.dimensions().lengthM(), truck.speedKph());
    int limitKg = bridge.limitKg(trip.seen());
    return new Passage(0, truck.atS(), lane, truck.speedKph(), trip, limitKg, null, false);
  }

  private @Nullable Evasion evasionOf(Trip trip) {
    boolean overloaded = trip.grossKg() > bridge.limitKg(trip.seen()) * bridge.tolerance();
    return overloaded && !trip.exempt() && random.nextDouble() < plan.evasion().share()
        ? plan.evasion().pick(random, lanes.count())
        : null;
  }

  private void evade(Trip trip, int lane, double atS, double speedKph, Evasion evasion) {
    switch (evasion) {
      case STRADDLING -> {
        int beside = lanes.beside(lane);
        double freeS = Math.max(atS, lanes.freeFromS(beside));
        cross(trip, lane, freeS, speedKph, evasion);
        lanes.take(beside, freeS, trip.dimensions().lengthM(), speedKph);
      }
      case TAILGATING -> {
        Trip leader = trips.lawfulTruck(random);
        cross(leader, lane, atS, speedKph, null);
        double gapS = random.nextDouble(TAILGATE_GAP_S_MIN, TAILGATE_GAP_S_MAX);
        double behindS = atS + Lanes.passingS(leader.dimensions().lengthM(), speedKph) + gapS;
        cross(trip, lane, behindS, speedKph, evasion);
      }
      case SIDE_BY_SIDE -> {
        int beside = lanes.beside(lane);
        double freeS = Math.max(atS, lanes.freeFromS(beside));
        cross(trips.lawfulTruck(random), lane, freeS, speedKph, null);
        cross(trip, beside, freeS + ABREAST_S_MAX * random.nextDouble(), speedKph, evasion);
      }
      case STOP_AND_GO ->
          cross(trip, lane, atS, random.nextDouble(CREEP_KPH_MIN, CREEP_KPH_MAX), evasion);
      case HARD_BRAKING -> cross(trip, lane, atS, speedKph, evasion);
    }
  }

  private void cross(Trip trip, int lane, double atS, double speedKph, @Nullable Evasion evasion) {
    lanes.take(lane, atS, trip.dimensions().lengthM(), speedKph);
    int limitKg = bridge.limitKg(trip.seen());
    placed.add(new Passage(0, atS, lane, speedKph, trip, limitKg, evasion, false));
  }

  private double speedKph(Vehicle vehicle) {
    return Draws.gaussianWithin(
        random, vehicle.speedKph(), SPEED_DEVIATION_KPH, SPEED_KPH_MIN, SPEED_KPH_MAX);
  }
}
