package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.plane.Path;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Stretch;
import dev.offsite.simulators.zone.Clocks;
import dev.offsite.simulators.zone.Span;
import dev.offsite.simulators.zone.Zone;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a driver whose habit is about prohibited zones, between any two sites.
 *
 * <p>Zones are crossed in their middle, and only when their hours leave no question (see {@link
 * #CERTAINTY_S}).
 */
final class ZoneRounds implements Rounds {

  /** A zone must be closed, or open, this long before and after a pass to make it a clear case. */
  static final double CERTAINTY_S = 60;

  /** A parked truck that overlaps the closed hours for less would be a doubtful case. */
  static final double PARKED_OVERLAP_S = 120;

  /** Trucks do not stop this close to where their way crosses a border. */
  private static final double NO_STOP_M = 200;

  private final Terrain terrain;
  private final Clocks clocks;
  private final Job job;
  private final SplittableRandom random;
  private final double cruiseMps;
  private final Ways ways;

  private Terrain.Place place;
  private double nowS;
  private boolean begun;
  private boolean loaded;
  private int trips;

  ZoneRounds(Terrain terrain, Clocks clocks, Job job, SplittableRandom random, double cruiseMps) {
    this.terrain = terrain;
    this.clocks = clocks;
    this.job = job;
    this.random = random;
    this.cruiseMps = cruiseMps;
    this.ways = new Ways(terrain, random);
    this.place = pick(terrain.loadingPlaces());
  }

  @Override
  public void plan(Deque<Leg> legs) {
    if (!begun) {
      begun = true;
      begin(legs);
    }
    if (legs.isEmpty()) {
      advance(legs);
    }
  }

  private void begin(Deque<Leg> legs) {
    switch (job.habit()) {
      case PARKS_AT_BORDER -> legs.add(parkedAtBorder());
      case PARKS_INSIDE -> firstHaul(legs, -120 - random.nextDouble() * 480);
      default ->
          firstHaul(
              legs,
              job.rank() < EARLY_OFFENDERS
                  ? 5 + 3.5 * job.rank() + random.nextDouble()
                  : random.nextDouble() * ROUND_S);
    }
  }

  /** A first haul that is planned backwards from the moment that matters. */
  private void firstHaul(Deque<Leg> legs, double momentS) {
    Terrain.Place to = pick(terrain.tippingPlaces());
    loaded = true;
    Leg haul = haulThrough(to, Double.NaN, momentS);
    if (haul == null) {
      loaded = false;
      nowS = -random.nextDouble() * ROUND_S;
      return;
    }
    double departS = haul.span().fromS();
    legs.add(
        Leg.standing(
            new Span(Math.min(departS, 0) - ROUND_S, departS), Leg.Activity.LOADING, place.at()));
    legs.add(haul);
    place = to;
    nowS = haul.span().toS();
  }

  private void advance(Deque<Leg> legs) {
    if (job.habit() == Habit.PARKS_AT_BORDER) {
      throw new IllegalStateException("a truck parked for good has no further leg");
    }
    boolean tipping = loaded;
    double workS = tipping ? nowS : job.shift().nextActiveS(clocks.people(), nowS);
    if (workS > nowS) {
      legs.add(Leg.standing(new Span(nowS, workS), Leg.Activity.PARKED, place.at()));
      nowS = workS;
    }
    double standS = tipping ? 90 + random.nextDouble() * 60 : 240 + random.nextDouble() * 240;
    legs.add(
        Leg.standing(
            new Span(nowS, nowS + standS),
            tipping ? Leg.Activity.TIPPING : Leg.Activity.LOADING,
            place.at()));
    nowS += standS;
    Terrain.Place to = pick(tipping ? terrain.loadingPlaces() : terrain.tippingPlaces());
    loaded = !tipping;
    Leg drive = haulThrough(to, nowS, Double.NaN);
    if (drive == null) {
      Path path = ways.overRoads(place.at(), place.access(), to.access(), to.at());
      List<Drive.Stop> stops = washed(path);
      stops.addAll(ways.trafficStops(path.lengthM(), List.of()));
      drive = Leg.driving(nowS, activity(), Drive.along(path, cruiseMps, stops));
    }
    legs.add(drive);
    nowS = drive.span().toS();
    place = to;
    trips++;
  }

  private Leg.Activity activity() {
    return loaded ? Leg.Activity.HAULING : Leg.Activity.RETURNING;
  }

  private Leg parkedAtBorder() {
    int shortcuts = terrain.shortcuts().size();
    Zone zone = terrain.shortcuts().get(job.rank() % shortcuts).zone();
    PlanePoint at = zone.ring().outsideEdge(job.rank() / shortcuts, 12 + random.nextDouble() * 8);
    return Leg.standing(Span.ALWAYS, Leg.Activity.PARKED, at);
  }

  /**
   * A drive through some zone that is a clear case for this driver, or null if there is none.
   *
   * @param departS when it starts; NaN if {@code momentS} decides
   * @param momentS when it enters the zone (or has parked in it); NaN if {@code departS} decides
   */
  private @Nullable Leg haulThrough(Terrain.Place to, double departS, double momentS) {
    int n = terrain.shortcuts().size();
    for (int i = 0; i < n; i++) {
      Terrain.Shortcut shortcut = terrain.shortcuts().get((job.rank() + trips + i) % n);
      if (random.nextInt(2) == 0) {
        shortcut = shortcut.reversed();
      }
      Path path = ways.through(shortcut, place, to);
      List<Double> crossings = path.crossingsM(shortcut.zone().ring());
      double entryM = crossings.get(0);
      double exitM = crossings.get(crossings.size() - 1);
      double middleM = (entryM + exitM) / 2;
      boolean parks = job.habit() == Habit.PARKS_INSIDE;
      List<Drive.Stop> stops = washed(path);
      if (parks) {
        stops.add(new Drive.Stop(middleM, 1_200 + random.nextDouble() * 1_200));
      } else {
        Stretch free = new Stretch(entryM - NO_STOP_M, exitM + NO_STOP_M);
        stops.addAll(ways.trafficStops(path.lengthM(), List.of(free)));
      }
      Drive drive = Drive.along(path, cruiseMps, stops);
      double startS =
          Double.isNaN(departS) ? momentS - drive.secondsAt(parks ? middleM : entryM) : departS;
      Leg leg = Leg.driving(startS, activity(), drive);
      if (isClearCase(shortcut.zone(), leg.on(new Stretch(entryM, exitM)))) {
        return leg;
      }
    }
    return null;
  }

  private List<Drive.Stop> washed(Path path) {
    List<Drive.Stop> stops = new ArrayList<>();
    if (loaded) {
      ways.wash(path, place.ring()).ifPresent(stops::add);
    }
    return stops;
  }

  private boolean isClearCase(Zone zone, Span inside) {
    Span wide = new Span(inside.fromS() - CERTAINTY_S, inside.toS() + CERTAINTY_S);
    List<Span> closed = zone.hours().activeIn(clocks.law(), wide);
    return switch (job.habit()) {
      case CUTS_THROUGH, HAS_PERMIT -> closed.size() == 1 && closed.get(0).covers(wide);
      case CUTS_THROUGH_WHEN_OPEN -> closed.isEmpty();
      case PARKS_INSIDE -> {
        List<Span> overlaps = inside.within(closed);
        yield overlaps.size() == 1 && overlaps.get(0).lengthS() >= PARKED_OVERLAP_S;
      }
      default -> false;
    };
  }

  private <T> T pick(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }
}
