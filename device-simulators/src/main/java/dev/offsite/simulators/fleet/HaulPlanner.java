package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.plane.Path;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Stretch;
import dev.offsite.simulators.zone.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Plans drives with load for one truck with a permit, lawful or as its habit has it. */
final class HaulPlanner {

  /** Trucks drive this far past the spot where they tip, and back up to it. */
  private static final double BACKING_M = 15;

  private static final double BACKING_MPS = 1.2;

  /** Nobody shows where to dump: loads lie about the place. */
  private static final double DUMP_SPREAD_M = 80;

  /** Only straights of this length are worth speeding on. */
  private static final double STRAIGHT_M_MIN = 2_000;

  /** How far from its ends a straight is not sped on. */
  private static final double STRAIGHT_END_M = 300;

  /** Nobody speeds for longer than this: a stretch is one clear case. */
  private static final double DASH_M_MAX = 3_000;

  /** How far above the limit, so that no error of a terminal explains it. */
  private static final double SPEEDING_SHARE_MIN = 1.3;

  private static final double SPEEDING_SHARE_SPREAD = 0.15;

  private final Terrain terrain;
  private final Job job;
  private final SplittableRandom random;
  private final double cruiseMps;
  private final Ways ways;

  HaulPlanner(Terrain terrain, Job job, SplittableRandom random, double cruiseMps, Ways ways) {
    this.terrain = terrain;
    this.job = job;
    this.random = random;
    this.cruiseMps = cruiseMps;
    this.ways = ways;
  }

  /** To the disposal site of the permit. */
  Haul toDisposal(PlanePoint from) {
    Corridor corridor = job.corridor();
    PlanePoint spot = ways.spotIn(corridor.to());
    List<RoadGrid.Node> nodes =
        job.habit() == Habit.LEAVES_CORRIDOR
            ? Detour.of(corridor, terrain.roads(), random)
            : corridor.nodes();
    return haul(ways.overNodes(from, nodes, spot), spot);
  }

  /** To a remote place. */
  Haul toDump(PlanePoint from) {
    Terrain.Place place =
        terrain.dumpingPlaces().get(random.nextInt(terrain.dumpingPlaces().size()));
    PlanePoint spot = ways.spotWithin(place, DUMP_SPREAD_M);
    return haul(ways.overRoads(from, job.corridor().from().access(), place.access(), spot), spot);
  }

  private Haul haul(Path toSpot, PlanePoint spot) {
    Path path = toSpot.extendedBy(BACKING_M);
    Drive backing =
        Drive.along(
            Path.through(List.of(path.pointAt(path.lengthM()), spot)), BACKING_MPS, List.of());
    List<Stretch> fast = job.habit() == Habit.SPEEDS ? worthSpeeding(path) : List.of();
    double speedMps =
        terrain.speedLimitKph()
            / 3.6
            * (SPEEDING_SHARE_MIN + SPEEDING_SHARE_SPREAD * random.nextDouble());
    List<Drive.Stop> stops = new ArrayList<>();
    ways.wash(path, job.corridor().from().ring()).ifPresent(stops::add);
    stops.addAll(ways.trafficStops(path.lengthM(), fast));
    Drive drive =
        Drive.along(
            path,
            cruiseMps,
            stops,
            fast.stream().map(stretch -> new Drive.Dash(stretch, speedMps)).toList());
    Span unplugged = unplugged(drive.durationS());
    return new Haul(
        drive,
        backing,
        spot,
        job.habit() == Habit.DRIVES_UNCOVERED ? Leg.Cover.OPEN : Leg.Cover.CLOSED,
        unplugged,
        momentS(drive, backing, fast, unplugged));
  }

  /** Up to two straights, each without its ends. */
  private List<Stretch> worthSpeeding(Path path) {
    List<Stretch> fast = new ArrayList<>();
    for (Stretch straight : path.straights()) {
      if (straight.lengthM() >= STRAIGHT_M_MIN && fast.size() < 2) {
        double fromM = straight.fromM() + STRAIGHT_END_M;
        fast.add(new Stretch(fromM, Math.min(fromM + DASH_M_MAX, straight.toM() - STRAIGHT_END_M)));
      }
    }
    return fast;
  }

  private @Nullable Span unplugged(double durationS) {
    if (job.habit() != Habit.UNPLUGS_TERMINAL) {
      return null;
    }
    return new Span(
        durationS * (0.15 + 0.1 * random.nextDouble()),
        durationS * (0.75 + 0.1 * random.nextDouble()));
  }

  private double momentS(Drive drive, Drive backing, List<Stretch> fast, @Nullable Span unplugged) {
    return switch (job.habit()) {
      case LEAVES_CORRIDOR -> drive.secondsAt(job.corridor().outside(drive.path()).get(0).fromM());
      case SPEEDS -> fast.isEmpty() ? 0 : drive.secondsAt(fast.get(0).fromM());
      case DUMPS_AT_NIGHT -> drive.durationS() + backing.durationS();
      case UNPLUGS_TERMINAL -> unplugged == null ? 0 : unplugged.fromS();
      default -> drive.secondsAt(roadFromM(drive.path()));
    };
  }

  private double roadFromM(Path path) {
    return path.crossingsM(job.corridor().from().ring()).stream().findFirst().orElse(0.0);
  }
}
