package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * When a plate is on the road twice, far apart: the truck that it belongs to, and one that carries
 * a copy. Holds the legs of the other truck that are not over yet.
 */
final class PlateTruths implements LegTruths {

  /** No error of a fix, and no delay of a report, puts one truck at two places so far apart. */
  static final double APART_M = 3_000;

  /** Shorter meetings of two drives are no clear case and are left out. */
  static final double CLEAR_S = 60;

  private static final double STEP_S = 5;

  private static final double PRECISION_S = 0.001;

  private final TruthBook book;
  private final String plate;
  private final String place;
  private final Itinerary twin;
  private final Deque<Leg> twinLegs = new ArrayDeque<>();

  /**
   * The truths about a copied plate.
   *
   * @param truck the one that carries the copy
   * @param twin the one that the plate belongs to
   */
  PlateTruths(World world, TruthBook book, int truck, int twin) {
    this.book = book;
    this.plate = FleetMix.plateOf(twin);
    this.place = world.job(truck).corridor().fenceId();
    this.twin = world.itinerary(twin);
  }

  @Override
  public void addOf(Leg leg) {
    while (twinLegs.isEmpty() || twinLegs.getLast().span().toS() < leg.span().toS()) {
      twinLegs.add(twin.next());
    }
    while (twinLegs.getFirst().span().toS() <= leg.span().fromS()) {
      twinLegs.remove();
    }
    if (isOnRoad(leg)) {
      for (Leg other : twinLegs) {
        if (isOnRoad(other) && other.span().overlaps(leg.span())) {
          addApart(leg, other);
        }
      }
    }
  }

  private static boolean isOnRoad(Leg leg) {
    return leg.activity() == Leg.Activity.HAULING || leg.activity() == Leg.Activity.RETURNING;
  }

  private void addApart(Leg leg, Leg other) {
    double endS = Math.min(leg.span().toS(), other.span().toS());
    double beforeS = Math.max(leg.span().fromS(), other.span().fromS());
    double apartS = isApart(leg, other, beforeS) ? beforeS : Double.NaN;
    while (beforeS < endS) {
      double atS = Math.min(endS, beforeS + STEP_S);
      boolean apart = isApart(leg, other, atS);
      if (apart && Double.isNaN(apartS)) {
        apartS = changeS(leg, other, beforeS, atS);
      } else if (!apart && !Double.isNaN(apartS)) {
        add(leg, other, new Span(apartS, changeS(leg, other, beforeS, atS)));
        apartS = Double.NaN;
      }
      beforeS = atS;
    }
    if (!Double.isNaN(apartS)) {
      add(leg, other, new Span(apartS, endS));
    }
  }

  private static boolean isApart(Leg leg, Leg other, double atS) {
    return leg.stateAt(atS).at().distanceM(other.stateAt(atS).at()) > APART_M;
  }

  private static double changeS(Leg leg, Leg other, double fromS, double toS) {
    boolean apartAtFrom = isApart(leg, other, fromS);
    double lowS = fromS;
    double highS = toS;
    while (highS - lowS > PRECISION_S) {
      double middleS = (lowS + highS) / 2;
      if (isApart(leg, other, middleS) == apartAtFrom) {
        lowS = middleS;
      } else {
        highS = middleS;
      }
    }
    return highS;
  }

  private void add(Leg leg, Leg other, Span span) {
    if (span.lengthS() < CLEAR_S) {
      return;
    }
    double metres = leg.stateAt(span.fromS()).at().distanceM(other.stateAt(span.fromS()).at());
    book.add(
        Offence.CLONED_PLATE,
        plate,
        place,
        leg.stateAt(span.fromS()).at(),
        span,
        String.format(Locale.ROOT, "on the road twice, %.0f m apart at first", metres));
  }
}
