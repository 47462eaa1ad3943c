package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.plane.Path;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Span;
import dev.offsite.simulators.zone.Zone;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The endless list of legs of one truck: load, haul, tip, return.
 *
 * <p>The legs follow each other without a gap and the first begins before second 0. Drivers who
 * break the rule do so beyond doubt: they cross the middle of a zone, and only when its hours leave
 * no question (see {@link #CERTAINTY_S}).
 */
public final class Itinerary {

  /** A zone must be closed, or open, this long before and after a pass to make it a clear case. */
  static final double CERTAINTY_S = 60;

  /** A parked truck that overlaps the closed hours for less would be a doubtful case. */
  static final double PARKED_OVERLAP_S = 120;

  /** Trucks do not stop this close to where their way crosses a border. */
  private static final double NO_STOP_M = 200;

  /** Longer than any round trip: the moments at which trucks begin are spread over it. */
  private static final double ROUND_S = 6_000;

  /** Violators that enter a zone within the first minute, one after the other. */
  private static final int EARLY_VIOLATORS = 12;

  private final Terrain terrain;
  private final Instant begin;
  private final Habit habit;
  private final int rank;
  private final SplittableRandom random;
  private final double cruiseMps;
  private final Deque<Leg> ready = new ArrayDeque<>();

  private Terrain.Place place;
  private double nowS;
  private boolean loaded;
  private int trips;

  /**
   * The legs of one truck.
   *
   * @param begin the instant of second 0
   * @param rank number of trucks with the same habit before it
   */
  public Itinerary(Terrain terrain, Instant begin, Habit habit, int rank, long seed) {
    this.terrain = terrain;
    this.begin = begin;
    this.habit = habit;
    this.rank = rank;
    this.random = new SplittableRandom(seed);
    this.cruiseMps = 11 + random.nextDouble() * 4;
    this.place = pick(terrain.loadingPlaces());
    begin();
  }

  /** The leg after the last one returned. */
  public Leg next() {
    if (ready.isEmpty()) {
      advance();
    }
    return ready.remove();
  }

  private void begin() {
    switch (habit) {
      case LAWFUL -> nowS = -random.nextDouble() * ROUND_S;
      case PARKS_AT_BORDER -> ready.add(parkedAtBorder());
      case CUTS_THROUGH, HAS_PERMIT, CUTS_THROUGH_WHEN_OPEN -> {
        double entryS =
            rank < EARLY_VIOLATORS
                ? 5 + 3.5 * rank + random.nextDouble()
                : random.nextDouble() * ROUND_S;
        firstHaul(entryS);
      }
      case PARKS_INSIDE -> firstHaul(-120 - random.nextDouble() * 480);
    }
  }

  /** A first haul that is planned backwards from the moment that matters. */
  private void firstHaul(double momentS) {
    Terrain.Place to = pick(terrain.tippingPlaces());
    loaded = true;
    Leg haul = haulThrough(to, Double.NaN, momentS);
    if (haul == null) {
      loaded = false;
      nowS = -random.nextDouble() * ROUND_S;
      return;
    }
    double departS = haul.span().fromS();
    ready.add(
        Leg.standing(
            new Span(Math.min(departS, 0) - ROUND_S, departS), Leg.Activity.LOADING, place.at()));
    ready.add(haul);
    place = to;
    nowS = haul.span().toS();
  }

  private void advance() {
    if (habit == Habit.PARKS_AT_BORDER) {
      throw new IllegalStateException("a truck parked for good has no further leg");
    }
    boolean tipping = loaded;
    double standS = tipping ? 90 + random.nextDouble() * 60 : 240 + random.nextDouble() * 240;
    ready.add(
        Leg.standing(
            new Span(nowS, nowS + standS),
            tipping ? Leg.Activity.TIPPING : Leg.Activity.LOADING,
            place.at()));
    nowS += standS;
    Terrain.Place to = pick(tipping ? terrain.loadingPlaces() : terrain.tippingPlaces());
    loaded = !tipping;
    Leg drive = habit == Habit.LAWFUL ? null : haulThrough(to, nowS, Double.NaN);
    if (drive == null) {
      Path path = roadsTo(to);
      List<Drive.Stop> stops = new ArrayList<>();
      addTrafficStops(stops, path.lengthM(), Double.POSITIVE_INFINITY, 0);
      drive = Leg.driving(nowS, activity(), Drive.along(path, cruiseMps, stops));
    }
    ready.add(drive);
    nowS = drive.span().toS();
    place = to;
    trips++;
  }

  private Leg.Activity activity() {
    return loaded ? Leg.Activity.HAULING : Leg.Activity.RETURNING;
  }

  private Leg parkedAtBorder() {
    Zone zone = terrain.shortcuts().get(rank % terrain.shortcuts().size()).zone();
    PlanePoint at =
        zone.ring().outsideEdge(rank / terrain.shortcuts().size(), 12 + random.nextDouble() * 8);
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
      Terrain.Shortcut shortcut = terrain.shortcuts().get((rank + trips + i) % n);
      if (random.nextInt(2) == 0) {
        shortcut = shortcut.reversed();
      }
      Path path = pathThrough(shortcut, to);
      List<Double> crossings = path.crossingsM(shortcut.zone().ring());
      double entryM = crossings.get(0);
      double exitM = crossings.get(crossings.size() - 1);
      double middleM = (entryM + exitM) / 2;
      boolean parks = habit == Habit.PARKS_INSIDE;
      List<Drive.Stop> stops = new ArrayList<>();
      if (parks) {
        stops.add(new Drive.Stop(middleM, 1_200 + random.nextDouble() * 1_200));
      } else {
        addTrafficStops(stops, path.lengthM(), entryM - NO_STOP_M, exitM + NO_STOP_M);
      }
      Drive drive = Drive.along(path, cruiseMps, stops);
      double startS =
          Double.isNaN(departS) ? momentS - drive.secondsAt(parks ? middleM : entryM) : departS;
      Leg leg = Leg.driving(startS, activity(), drive);
      Span inside = new Span(startS + drive.secondsAt(entryM), startS + drive.secondsAt(exitM));
      if (isClearCase(shortcut.zone(), inside)) {
        return leg;
      }
    }
    return null;
  }

  private boolean isClearCase(Zone zone, Span inside) {
    Span wide = new Span(inside.fromS() - CERTAINTY_S, inside.toS() + CERTAINTY_S);
    List<Span> closed = zone.hours().activeIn(begin, wide);
    return switch (habit) {
      case CUTS_THROUGH, HAS_PERMIT -> closed.size() == 1 && closed.get(0).covers(wide);
      case CUTS_THROUGH_WHEN_OPEN -> closed.isEmpty();
      case PARKS_INSIDE -> {
        List<Span> overlaps = inside.within(closed);
        yield overlaps.size() == 1 && overlaps.get(0).lengthS() >= PARKED_OVERLAP_S;
      }
      case PARKS_AT_BORDER, LAWFUL -> false;
    };
  }

  private void addTrafficStops(
      List<Drive.Stop> stops, double lengthM, double noStopFromM, double noStopToM) {
    for (double atM = 500 + random.nextDouble() * 2_000;
        atM < lengthM - 300;
        atM += 1_000 + random.nextDouble() * 3_000) {
      if (atM < noStopFromM || atM > noStopToM) {
        stops.add(new Drive.Stop(atM, 10 + random.nextDouble() * 40));
      }
    }
  }

  private Path roadsTo(Terrain.Place to) {
    List<PlanePoint> points = new ArrayList<>();
    points.add(place.at());
    points.addAll(terrain.roads().way(place.access(), to.access(), random));
    points.add(to.at());
    return Path.through(points);
  }

  private Path pathThrough(Terrain.Shortcut shortcut, Terrain.Place to) {
    RoadGrid roads = terrain.roads();
    int leaveRow = place.access().row() <= shortcut.row() ? shortcut.row() : shortcut.row() + 1;
    int meetRow = to.access().row() <= shortcut.row() ? shortcut.row() : shortcut.row() + 1;
    List<PlanePoint> points = new ArrayList<>();
    points.add(place.at());
    points.addAll(
        roads.way(place.access(), new RoadGrid.Node(shortcut.fromColumn(), leaveRow), random));
    points.add(shortcut.from());
    points.add(shortcut.to());
    points.addAll(roads.way(new RoadGrid.Node(shortcut.toColumn(), meetRow), to.access(), random));
    points.add(to.at());
    return Path.through(points);
  }

  private <T> T pick(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }
}
