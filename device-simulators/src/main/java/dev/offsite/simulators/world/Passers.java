package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.BridgeCrossing;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.scale.Passage;
import dev.offsite.simulators.truth.Passer;
import dev.offsite.simulators.zone.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of a passage without a readable plate who it was, and whether tracks must, or must not, tell
 * that. Asked in the order of time. Holds the legs of each truck around that time; none where no
 * truck of the fleet crosses a bridge: then nobody may be named.
 *
 * <p>Tracks must tell if the truck was heard all along and every other one is beyond doubt away; or
 * was read on this very scale a little before or after, and is known to have been that passage.
 * They must not if the truck was silent or has no terminal, or if another vehicle that nobody read
 * crossed at the same moment. All else is left to chance.
 */
final class Passers {

  /** Seconds between fixes up to which a track is one, with one second to spare. */
  private static final double FIX_EVERY_S_MAX = 3;

  /** Before and after a passage a terminal must be heard for so long to have a track there. */
  private static final double HEARD_S = 12;

  /** Clocks may be wrong by three seconds: so far apart nobody takes one moment for the other. */
  private static final double APART_S = 4;

  /** So close in time two trucks cannot be told apart. */
  private static final double TOGETHER_S = 2.6;

  /** Errors of a scale's place and of fixes, and the way between fixes: 60 m, twice. */
  private static final double AWAY_M = 120;

  private static final double ON_SCALE_M = 15;

  /** A silence longer than five minutes explains nothing; nor does one that began far away. */
  private static final double SILENT_S_MAX = 320;

  private static final double SILENT_AWAY_M = 3_000;

  /** Plates read on a scale two minutes before or after rule their trucks out. */
  private static final double READ_S = 115;

  private final PlanePoint scale;
  private final String siteId;
  private final List<Driver> drivers = new ArrayList<>();

  private enum Presence {
    AWAY,
    DOUBTFUL,
    THERE
  }

  Passers(World world, int bridge) {
    var site = world.bridges().get(bridge).site();
    this.siteId = site.id();
    this.scale = world.plane().pointAt(site.lng(), site.lat());
    if (world.crossesBridges()) {
      for (int truck = 0; truck < world.mix().trucks(); truck++) {
        drivers.add(new Driver(world, truck));
      }
    }
  }

  /** The crossing that a passage is; null if it is none of the fleet. */
  @Nullable BridgeCrossing crossingOf(Passage passage) {
    for (Driver driver : drivers) {
      if (driver.plate.equals(passage.plate())) {
        return driver.crossingAt(passage.atS());
      }
    }
    return null;
  }

  /**
   * Who a passage without a readable plate was.
   *
   * @param unreadApartS how long before or after it the next one without a plate crossed that scale
   */
  Passer of(Passage passage, double unreadApartS) {
    double atS = passage.atS();
    drivers.forEach(driver -> driver.goOnTo(atS));
    Driver own = null;
    List<String> others = new ArrayList<>();
    boolean isAnotherThere = false;
    boolean isDoubtful = false;
    for (Driver driver : drivers) {
      if (driver.crossingAt(atS) != null && driver.plate.equals(passage.plate())) {
        own = driver;
        continue;
      }
      Presence presence = presence(driver, atS);
      if (presence != Presence.AWAY) {
        others.add(driver.plate);
        isAnotherThere |= presence == Presence.THERE;
        isDoubtful |= presence == Presence.DOUBTFUL;
      }
    }
    if (own == null) {
      return new Passer(null, others, false);
    }
    boolean isTold = unreadApartS > TOGETHER_S;
    if (own.isSilentWithin(atS, HEARD_S) || isAnotherThere || !isTold) {
      return new Passer(own.plate, others, false);
    }
    boolean isAlone = !isDoubtful && unreadApartS > PassageWindow.WINDOW_S;
    boolean isCertain = isAlone && own.fixEveryS <= FIX_EVERY_S_MAX && atS > HEARD_S;
    return new Passer(own.plate, others, isCertain ? true : null);
  }

  private Presence presence(Driver driver, double atS) {
    double awayM = Double.POSITIVE_INFINITY;
    double togetherM = Double.POSITIVE_INFINITY;
    for (double t = atS - APART_S; t <= atS + APART_S; t += 0.2) {
      double distanceM = driver.at(t).distanceM(scale);
      awayM = Math.min(awayM, distanceM);
      togetherM = Math.abs(t - atS) <= TOGETHER_S ? Math.min(togetherM, distanceM) : togetherM;
    }
    boolean silent = driver.isSilentWithin(atS, HEARD_S);
    if (awayM > AWAY_M && !(silent && mayHaveCome(driver, atS))) {
      return Presence.AWAY;
    }
    double readApartS = driver.readApartS(siteId, atS);
    if (readApartS <= READ_S) {
      return Presence.AWAY;
    }
    boolean isClear = !silent && driver.fixEveryS <= FIX_EVERY_S_MAX && togetherM <= ON_SCALE_M;
    return isClear && readApartS > 2 * READ_S ? Presence.THERE : Presence.DOUBTFUL;
  }

  private boolean mayHaveCome(Driver driver, double atS) {
    for (Span silent : driver.silencesWithin(atS, HEARD_S)) {
      boolean isShort = silent.lengthS() <= SILENT_S_MAX;
      boolean isNear =
          driver.at(Math.max(silent.fromS(), driver.fromS())).distanceM(scale) <= SILENT_AWAY_M;
      if (isShort && isNear) {
        return true;
      }
    }
    return false;
  }

  /** One truck around the time last asked for. */
  private static final class Driver {

    /** Longer than any silence, and than a plate that was read counts. */
    private static final double BACK_S = 700;

    private static final double AHEAD_S = 300;

    private final String plate;
    private final double fixEveryS;
    private final Itinerary itinerary;
    private final Deque<Leg> legs = new ArrayDeque<>();

    Driver(World world, int truck) {
      plate = FleetMix.plateOf(truck);
      fixEveryS = world.options().fleet().fixEveryOf(truck).toMillis() / 1000.0;
      itinerary = world.itinerary(truck);
      legs.add(itinerary.next());
    }

    void goOnTo(double atS) {
      while (legs.getLast().span().toS() <= atS + AHEAD_S) {
        legs.add(itinerary.next());
      }
      while (legs.getFirst().span().toS() <= atS - BACK_S) {
        legs.remove();
      }
    }

    double fromS() {
      return legs.getFirst().span().fromS();
    }

    private Leg legAt(double seconds) {
      for (Leg leg : legs) {
        if (leg.span().toS() > seconds) {
          return leg;
        }
      }
      return legs.getLast();
    }

    PlanePoint at(double seconds) {
      return legAt(seconds).stateAt(seconds).at();
    }

    /** The crossing at that very moment; null if it is not on a scale then. */
    @Nullable BridgeCrossing crossingAt(double atS) {
      goOnTo(atS);
      Leg leg = legAt(atS);
      return leg.isOnScale() && leg.crossing().atS() == atS ? leg.crossing() : null;
    }

    boolean isSilentWithin(double atS, double marginS) {
      return !silencesWithin(atS, marginS).isEmpty();
    }

    List<Span> silencesWithin(double atS, double marginS) {
      Span window = new Span(atS - marginS, atS + marginS);
      List<Span> silences = new ArrayList<>();
      for (Leg leg : legs) {
        if (leg.crossing() != null && leg.span().overlaps(window)) {
          leg.crossing().silent().stream().filter(window::overlaps).forEach(silences::add);
        }
      }
      return silences;
    }

    /** How long before or after its plate was read on a scale; infinite if it was not. */
    double readApartS(String siteId, double atS) {
      double apartS = Double.POSITIVE_INFINITY;
      for (Leg leg : legs) {
        BridgeCrossing crossing = leg.crossing();
        if (crossing != null && crossing.plateReadable() && crossing.siteId().equals(siteId)) {
          apartS = Math.min(apartS, Math.abs(crossing.atS() - atS));
        }
      }
      return apartS;
    }
  }
}
