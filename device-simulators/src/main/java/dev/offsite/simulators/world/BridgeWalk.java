package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.BridgeCrossing;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.scale.Dimensions;
import dev.offsite.simulators.scale.Passage;
import dev.offsite.simulators.scale.Trip;
import dev.offsite.simulators.scale.WeighedBridge;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Span;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done wrong on one bridge. Holds one passage. */
final class BridgeWalk implements TruthWalk {

  /** Terminals report twice a minute or more often: by then each has done so a few times. */
  static final double ELSEWHERE_KNOWN_AFTER_S = 180;

  /** Fixes of two minutes after a silence show that the terminal works. */
  static final double HEARD_AGAIN_S = 180;

  private final World world;
  private final TruthBook book;
  private final WeighedBridge bridge;
  private final PassageWindow traffic;
  private final RecordWorth worth;
  private final Passers passers;

  /** Plates of the trucks of the fleet that never cross a bridge themselves. */
  private final Set<String> fleet = new HashSet<>();

  private double walkedS;

  BridgeWalk(World world, TruthBook book, int bridge) {
    this.world = world;
    this.book = book;
    this.bridge = world.bridges().get(bridge);
    this.traffic = new PassageWindow(world.traffic(bridge));
    this.worth = new RecordWorth(this.bridge, world.rules());
    this.passers = new Passers(world, bridge);
    for (int truck = 0; truck < world.mix().trucks(); truck++) {
      if (world.mix().habitOf(truck) != Habit.CROSSES_BRIDGES) {
        fleet.add(FleetMix.plateOf(truck));
      }
    }
  }

  @Override
  public void walk(double untilS) {
    while (walkedS <= untilS) {
      Passage passage = traffic.next();
      walkedS = passage.atS();
      addOverload(passage);
      addEvasion(passage);
      addOversize(passage);
      addElsewhere(passage);
      addDark(passage);
    }
  }

  /** A truck whose plate nobody read is no truth: nobody can know whose terminal was off. */
  private void addDark(Passage passage) {
    BridgeCrossing crossing = passers.crossingOf(passage);
    if (crossing != null
        && crossing.terminal() == BridgeCrossing.Terminal.SWITCHED_OFF
        && passage.trip().plateReadable()) {
      Span off = crossing.silent().get(0);
      add(
          Offence.DARK_ACROSS_BRIDGE,
          passage,
          String.format(
              Locale.ROOT,
              "terminal off for %.0f s, %.0f s of it before the scale",
              off.lengthS(),
              passage.atS() - off.fromS()),
          null,
          off.toS() + HEARD_AGAIN_S);
    }
  }

  /** No other vehicle on a bridge has a plate of those trucks. */
  private void addElsewhere(Passage passage) {
    if (fleet.contains(passage.plate()) && passage.trip().plateReadable()) {
      add(
          Offence.PLATE_ELSEWHERE,
          passage,
          String.format(
              Locale.ROOT, "the truck of this plate is more than %.0f m away", FarPlates.FAR_M),
          false);
    }
  }

  private void addOverload(Passage passage) {
    double allowedKg = passage.limitKg() * bridge.tolerance();
    if (!passage.trip().exempt() && passage.grossKg() > allowedKg) {
      add(
          Offence.BRIDGE_OVERLOAD,
          passage,
          String.format(
              Locale.ROOT,
              "%d kg on %d axles, limit %d kg times %.2f",
              passage.grossKg(),
              passage.vehicle().axles(),
              passage.limitKg(),
              bridge.tolerance()),
          worthOfOverload(passage));
    }
  }

  /** Under a copied plate it must be doubted, once the truck was heard of from elsewhere. */
  private @Nullable Boolean worthOfOverload(Passage passage) {
    Boolean alone = worth.ofOverload(passage, world.instantAt(passage.atS()));
    if (!fleet.contains(passage.plate()) || Boolean.FALSE.equals(alone)) {
      return alone;
    }
    return passage.atS() < ELSEWHERE_KNOWN_AFTER_S ? null : Boolean.FALSE;
  }

  private void addEvasion(Passage passage) {
    if (passage.evasion() != null) {
      add(
          Offence.SCALE_EVASION,
          passage,
          String.format(
              Locale.ROOT,
              "%s in lane %d at %.1f km/h with %d kg",
              passage.evasion(),
              passage.lane(),
              passage.speedKph(),
              passage.grossKg()),
          null);
    }
  }

  private void addOversize(Passage passage) {
    Dimensions size = passage.trip().dimensions();
    if (!passage.trip().exempt() && bridge.isOversize(size)) {
      add(
          Offence.OVERSIZE,
          passage,
          String.format(
              Locale.ROOT,
              "%.2f m long, %.2f m wide, %.2f m high",
              size.lengthM(),
              size.widthM(),
              size.heightM()),
          null);
    }
  }

  private void add(Offence offence, Passage passage, String why, @Nullable Boolean admissible) {
    add(offence, passage, why, admissible, null);
  }

  private void add(
      Offence offence,
      Passage passage,
      String why,
      @Nullable Boolean admissible,
      @Nullable Double knownFromS) {
    Trip trip = passage.trip();
    book.add(
        offence,
        trip.plateReadable() ? passage.plate() : bridge.scale().id(),
        bridge.site().id(),
        world.plane().pointAt(bridge.site().lng(), bridge.site().lat()),
        new Span(passage.atS(), passage.atS()),
        trip.stage() == null ? why : why + "; " + trip.stage(),
        admissible,
        knownFromS,
        trip.plateReadable() ? null : passers.of(passage, traffic.unreadApartS()));
  }
}
