package dev.offsite.simulators.fleet;

import dev.offsite.simulators.fleet.BridgeCrossing.Terminal;
import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.plane.Path;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Stretch;
import dev.offsite.simulators.zone.Span;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The rounds of a truck that hauls over a weighed bridge: from the building site nearest to its one
 * end to the disposal site nearest to the other, and back over other roads.
 *
 * <p>The trucks of a {@link Convoy} drive alike, the one behind some seconds later; how each of
 * them crosses is its own.
 */
final class BridgeRounds implements Rounds {

  /** The first crossings come after this, and within the time after it. */
  private static final double FIRST_S = 300;

  private static final double FIRST_SPREAD_S = 3_000;

  /** Between the fronts of two trucks that follow each other: less than clocks may be apart. */
  private static final double BEHIND_S_MIN = 1.9;

  private static final double BEHIND_S_SPREAD = 0.5;

  /** Nobody is stopped so near a scale. */
  private static final double FREE_M = 400;

  private final CrossingPlan plan;
  private final Terrain.BridgeWay way;
  private final SplittableRandom random;
  private final SplittableRandom own;
  private final double cruiseMps;
  private final Ways ways;

  private PlanePoint at;
  private double nowS;
  private boolean begun;

  /**
   * The rounds of a truck.
   *
   * @param seed of the trucks of its convoy
   * @param ownSeed of the truck
   */
  BridgeRounds(Terrain terrain, Job job, CrossingPlan plan, long seed, long ownSeed) {
    this.plan = plan;
    this.random = new SplittableRandom(seed);
    this.own = new SplittableRandom(ownSeed);
    this.ways = new Ways(terrain, random);
    this.cruiseMps = Itinerary.cruiseMps(random);
    Convoy convoy = Convoy.ofRank(job.rank());
    this.way = job.bridgeWay(terrain);
    this.at = ways.spotIn(way.from());
    this.nowS = convoy.isBehind() ? BEHIND_S_MIN + BEHIND_S_SPREAD * own.nextDouble() : 0;
  }

  @Override
  public void plan(Deque<Leg> legs) {
    double loadS = 240 + random.nextDouble() * 240;
    PlanePoint spot = ways.spotIn(way.to());
    Path path = ways.overBridge(at, way, spot);
    double scaleM = ways.scaleM(at, way);
    List<Drive.Stop> stops = new ArrayList<>();
    ways.wash(path, way.from().ring()).ifPresent(stops::add);
    stops.addAll(
        ways.trafficStops(path.lengthM(), List.of(new Stretch(scaleM - FREE_M, scaleM + FREE_M))));
    Drive drive = Drive.along(path, cruiseMps, stops);
    if (!begun) {
      begun = true;
      nowS += FIRST_S + FIRST_SPREAD_S * random.nextDouble() - drive.secondsAt(scaleM) - loadS;
      addParkedSinceEver(legs);
    }
    List<Leg> round = new ArrayList<>();
    stand(round, Leg.Activity.LOADING, loadS);
    BridgeCrossing crossing = crossing(drive, scaleM);
    drive(round, Leg.Activity.HAULING, drive);
    at = spot;
    stand(round, Leg.Activity.TIPPING, 90 + random.nextDouble() * 60);
    PlanePoint home = ways.spotIn(way.from());
    Path back = ways.overRoads(at, way.to().access(), way.from().access(), home);
    drive(
        round,
        Leg.Activity.RETURNING,
        Drive.along(back, cruiseMps, ways.trafficStops(back.lengthM(), List.of())));
    at = home;
    round.forEach(leg -> legs.add(leg.withCrossing(crossing)));
  }

  private void addParkedSinceEver(Deque<Leg> legs) {
    double fromS = Math.min(nowS, 0) - ROUND_S;
    legs.add(Leg.standing(new Span(fromS, nowS), Leg.Activity.PARKED, at));
  }

  private BridgeCrossing crossing(Drive drive, double scaleM) {
    double afterS = drive.secondsAt(scaleM);
    double crossS = nowS + afterS;
    boolean overloaded = own.nextDouble() < plan.overloadedShare();
    boolean readable = own.nextDouble() >= plan.unreadableShare();
    Terminal drawn = terminal(own.nextDouble());
    long seed = own.nextLong();
    List<Span> silent =
        new Silences(crossS, nowS).of(drawn, new SplittableRandom(Draws.seed(seed, "silence", 0)));
    return new BridgeCrossing(
        way.siteId(),
        crossS,
        drive.speedMpsAt(afterS) * 3.6,
        overloaded,
        readable,
        silent.isEmpty() ? Terminal.HEARD : drawn,
        silent,
        seed);
  }

  private Terminal terminal(double draw) {
    double left = draw - plan.switchedOffShare();
    if (left < 0) {
      return Terminal.SWITCHED_OFF;
    }
    left -= plan.brieflyLostShare();
    if (left < 0) {
      return Terminal.BRIEFLY_LOST;
    }
    left -= plan.longDeadShare();
    if (left < 0) {
      return Terminal.LONG_DEAD;
    }
    return left < plan.outOfOrderShare() ? Terminal.OUT_OF_ORDER : Terminal.HEARD;
  }

  private void stand(List<Leg> round, Leg.Activity activity, double durationS) {
    round.add(Leg.standing(new Span(nowS, nowS + durationS), activity, at));
    nowS += durationS;
  }

  private void drive(List<Leg> round, Leg.Activity activity, Drive drive) {
    Leg leg = Leg.driving(nowS, activity, drive);
    round.add(leg);
    nowS = leg.span().toS();
  }
}
