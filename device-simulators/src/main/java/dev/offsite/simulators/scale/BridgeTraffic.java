package dev.offsite.simulators.scale;

import dev.offsite.simulators.plane.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The endless traffic over one bridge, in the order of time.
 *
 * <p>It merges those who cross only this bridge with the journeys that lead over it, and gives each
 * its lane. Nobody crosses before he arrives, so what has its lane is certain as soon as it crosses
 * before the next arrival. It holds what waits for a lane: who would wait longer than {@link
 * #WAIT_S_MAX} and has only this bridge to cross turns round.
 */
public final class BridgeTraffic {

  /** A driver who sees a longer queue takes another road. [U] */
  static final double WAIT_S_MAX = 30;

  private final WeighedBridge bridge;
  private final double misreadShare;
  private final SplittableRandom reading;
  private final double copiedShare;
  private final SplittableRandom copying;
  private final CopiedPlates copied;
  private final FleetCrossings fleet;
  private final List<Arrivals> arrivals = new ArrayList<>();
  private final Crossing crossing;
  private final PriorityQueue<Passage> placed =
      new PriorityQueue<>(Comparator.comparingDouble(Passage::atS).thenComparingInt(Passage::lane));

  private long number;

  /**
   * The traffic over a bridge.
   *
   * @param index its place in the list of bridges
   * @param secondOfDay the time of day at second 0, by the clock of the people
   * @param seed of the world; it is the same for all bridges
   * @param copied plates of others, asked by this traffic alone
   * @param fleet trucks of the fleet that cross this bridge, read by this traffic alone
   */
  public BridgeTraffic(
      BridgeNetwork network,
      int index,
      ScalePlan plan,
      int secondOfDay,
      long seed,
      CopiedPlates copied,
      FleetCrossings fleet) {
    this.bridge = network.bridges().get(index);
    this.misreadShare = plan.misreadShare();
    this.reading = new SplittableRandom(Draws.seed(seed, "plate", index));
    this.copiedShare = plan.copiedShare();
    this.copying = new SplittableRandom(Draws.seed(seed, "copy", index));
    this.copied = copied;
    this.fleet = fleet;
    DayCurve curve = new DayCurve(plan.hourFactors(), secondOfDay);
    arrivals.add(
        new LocalArrivals(network.mix(), bridge, plan, curve, Draws.seed(seed, "bridge", index)));
    if (plan.journeys().every() != null
        && network.corridors().stream().anyMatch(road -> road.bridges().contains(index))) {
      arrivals.add(
          new JourneyArrivals(
              new Journeys(network, plan, curve, Draws.seed(seed, "journeys", 0)), index));
    }
    this.crossing =
        new Crossing(
            bridge,
            plan,
            new Trips(network.mix(), plan, List.of(bridge)),
            new SplittableRandom(Draws.seed(seed, "crossing", index)));
  }

  /** The bridge. */
  public WeighedBridge bridge() {
    return bridge;
  }

  /** The vehicle after the last one returned. */
  public Passage next() {
    Arrivals first = first();
    while (placed.isEmpty() || placed.element().atS() > Math.min(first.nextS(), fleet.nextS())) {
      if (fleet.nextS() <= first.nextS()) {
        placed.add(crossing.placeAtOnce(fleet.next()));
      } else {
        placed.addAll(crossing.place(first.next()));
        first = first();
      }
    }
    number++;
    return numbered(placed.remove());
  }

  /** How many have their lane and have not crossed. */
  int waiting() {
    return placed.size();
  }

  private Arrivals first() {
    Arrivals first = arrivals.get(0);
    for (Arrivals other : arrivals) {
      first = other.nextS() < first.nextS() ? other : first;
    }
    return first;
  }

  private Passage numbered(Passage passage) {
    boolean misread = reading.nextDouble() < misreadShare && passage.trip().plateReadable();
    return new Passage(
        number,
        passage.atS(),
        passage.lane(),
        passage.speedKph(),
        misread ? passage.trip() : underCopy(passage.trip(), passage.atS()),
        passage.limitKg(),
        passage.evasion(),
        misread);
  }

  /** A journey keeps its plate: it is known by it on the next bridge. */
  private Trip underCopy(Trip trip, double atS) {
    boolean carriesCopy =
        copying.nextDouble() < copiedShare
            && trip.vehicle().isTruck()
            && trip.plateReadable()
            && !trip.exempt()
            && trip.stage() == null;
    return carriesCopy ? copied.pick(atS, copying).map(trip::under).orElse(trip) : trip;
  }
}
