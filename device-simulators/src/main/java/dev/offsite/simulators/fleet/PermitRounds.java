package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Clocks;
import dev.offsite.simulators.zone.Span;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a truck between the building site and the disposal site of its permit.
 *
 * <p>It works in its shift and hauls in the hours of its permit, with a margin; outside them it is
 * parked at the building site. Habits differ from that only where their name says so.
 */
final class PermitRounds implements Rounds {

  /** A lawful haul lies this far inside the permitted hours. */
  static final double CERTAINTY_S = 60;

  /** A haul outside its hours is so for at least this long, the time within the site included. */
  private static final double CLEAR_GAP_S = 600;

  /** The first truck of a shift is on time; the last one comes this late. */
  private static final double LATE_S_MAX = 900;

  /** How often another departure is looked for before the driver goes home for a day. */
  private static final int LOOKS = 20;

  private static final double DAY_S = 24 * 3_600;

  /** Loading longer than planned, to get out of a doubtful case. */
  private static final double PATIENCE_S = 300;

  private final Terrain terrain;
  private final Clocks clocks;
  private final Job job;
  private final SplittableRandom random;
  private final double cruiseMps;
  private final Ways ways;
  private final HaulPlanner planner;

  private PlanePoint at;
  private double nowS;
  private boolean begun;

  PermitRounds(Terrain terrain, Clocks clocks, Job job, SplittableRandom random, double cruiseMps) {
    this.terrain = terrain;
    this.clocks = clocks;
    this.job = job;
    this.random = random;
    this.cruiseMps = cruiseMps;
    this.ways = new Ways(terrain, random);
    this.planner = new HaulPlanner(terrain, job, random, cruiseMps, ways);
    this.at = ways.spotIn(job.corridor().from());
    this.nowS = -random.nextDouble() * ROUND_S;
  }

  @Override
  public void plan(Deque<Leg> legs) {
    double loadS = 240 + random.nextDouble() * 240;
    boolean first = !begun;
    begun = true;
    if (first && job.habit() != Habit.LAWFUL && job.rank() < EARLY_OFFENDERS) {
      Haul early = early(loadS);
      if (early != null) {
        addRound(legs, nowS, loadS, early);
        return;
      }
    }
    if (job.habit() == Habit.DUMPS_AT_NIGHT) {
      Haul dump = planner.toDump(at);
      double dumpS = job.night().nextActiveS(clocks.people(), nowS);
      Span dumping = new Span(dumpS, dumpS + loadS + dump.durationS() + CERTAINTY_S);
      if (dumpS <= work(loadS, planner.toDisposal(at)) && isNight(dumping)) {
        addRound(legs, dumpS, loadS, dump);
        return;
      }
    }
    Haul haul = planner.toDisposal(at);
    double workS = work(loadS, haul);
    if (Double.isInfinite(workS)) {
      addParked(legs, nowS + DAY_S);
    } else {
      addRound(legs, workS, loadS, haul);
    }
  }

  /** A first haul that is planned backwards from an offence in the first minute; null if none. */
  private @Nullable Haul early(double loadS) {
    double offenceS = 5 + 3.5 * job.rank() + random.nextDouble();
    boolean dumps = job.habit() == Habit.DUMPS_AT_NIGHT;
    Haul haul = dumps ? planner.toDump(at) : planner.toDisposal(at);
    double loadingS = offenceS - haul.momentS() - loadS;
    Span round = new Span(loadingS, loadingS + loadS + haul.durationS());
    boolean fits = dumps ? isNight(round) : isAllowed(roadOf(loadingS, loadS, haul));
    if (!fits) {
      return null;
    }
    nowS = loadingS;
    return haul;
  }

  private boolean isNight(Span span) {
    return job.night().cover(clocks.people(), span);
  }

  /** When to begin to load for a haul; infinite if there is no such time soon. */
  private double work(double loadS, Haul haul) {
    double lateS = random.nextDouble() * LATE_S_MAX;
    double tryS = nowS;
    for (int i = 0; i < LOOKS; i++) {
      double shiftS = job.shift().nextActiveS(clocks.people(), tryS);
      double startS = shiftS > tryS ? shiftS + lateS : shiftS;
      Span road = roadOf(startS, loadS, haul);
      if (isAllowed(road)) {
        return startS;
      }
      tryS = job.habit() == Habit.IGNORES_HOURS ? startS + PATIENCE_S : nextHoursS(road) - loadS;
    }
    return Double.POSITIVE_INFINITY;
  }

  private static Span roadOf(double startS, double loadS, Haul haul) {
    double departS = startS + loadS;
    return new Span(departS - CERTAINTY_S, departS + haul.durationS() + CERTAINTY_S);
  }

  /** When the hours begin that come after those that end within {@code road}. */
  private double nextHoursS(Span road) {
    double openS = job.permitHours().nextActiveS(clocks.law(), road.fromS());
    if (openS <= road.fromS()) {
      double closeS = job.permitHours().gapsIn(clocks.law(), road).get(0).fromS();
      openS = job.permitHours().nextActiveS(clocks.law(), closeS);
    }
    return openS + CERTAINTY_S;
  }

  private boolean isAllowed(Span road) {
    List<Span> gaps = job.permitHours().gapsIn(clocks.law(), road);
    if (job.habit() == Habit.IGNORES_HOURS) {
      return gaps.stream().allMatch(gap -> gap.lengthS() >= CLEAR_GAP_S);
    }
    return gaps.isEmpty();
  }

  private void addRound(Deque<Leg> legs, double startS, double loadS, Haul haul) {
    if (startS > nowS) {
      addParked(legs, startS);
    }
    addStanding(legs, Leg.Activity.LOADING, loadS);
    Leg drive = Leg.driving(nowS, Leg.Activity.HAULING, haul.drive()).withCover(haul.cover());
    Span unplugged = haul.unplugged();
    legs.add(
        unplugged == null
            ? drive
            : drive.withUnplugged(new Span(nowS + unplugged.fromS(), nowS + unplugged.toS())));
    nowS = drive.span().toS();
    addDrive(
        legs, Leg.driving(nowS, Leg.Activity.BACKING_UP, haul.backing()).withCover(haul.cover()));
    at = haul.spot();
    addStanding(legs, Leg.Activity.TIPPING, 90 + random.nextDouble() * 60);
    PlanePoint home = ways.spotIn(job.corridor().from());
    addDrive(legs, Leg.driving(nowS, Leg.Activity.RETURNING, homeward(home)));
    at = home;
  }

  private Drive homeward(PlanePoint home) {
    var path = ways.overRoads(at, accessNear(at), job.corridor().from().access(), home);
    return Drive.along(path, cruiseMps, ways.trafficStops(path.lengthM(), List.of()));
  }

  private RoadGrid.Node accessNear(PlanePoint spot) {
    return terrain.dumpingPlaces().stream()
        .filter(place -> place.ring().encloses(spot))
        .findFirst()
        .orElse(job.corridor().to())
        .access();
  }

  private void addParked(Deque<Leg> legs, double untilS) {
    addStanding(legs, Leg.Activity.PARKED, untilS - nowS);
  }

  private void addStanding(Deque<Leg> legs, Leg.Activity activity, double durationS) {
    legs.add(Leg.standing(new Span(nowS, nowS + durationS), activity, at));
    nowS += durationS;
  }

  private void addDrive(Deque<Leg> legs, Leg leg) {
    legs.add(leg);
    nowS = leg.span().toS();
  }
}
