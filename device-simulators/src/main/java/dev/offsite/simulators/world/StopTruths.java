package dev.offsite.simulators.world;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.Terrain;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Span;
import java.util.Locale;
import java.util.Optional;

/**
 * Where one truck stands longer than the law of the world lets it, in no building or disposal site.
 * Parking empty with the engine off is none. Such a stop is noted from the moment at which it has
 * become too long, by what is seen of it from second 0 on.
 *
 * @param place where it works, for want of a fence of the whole road
 */
record StopTruths(World world, TruthBook book, String plate, String place) implements LegTruths {

  @Override
  public void addOf(Leg leg) {
    Optional<ReferenceEntry.Rule> rule =
        world.rules().stream().filter(r -> r.violation() == ViolationKind.LONG_STOP).findFirst();
    if (rule.isEmpty() || leg.activity() == Leg.Activity.PARKED) {
      return;
    }
    double limitS = rule.get().requireParameter("minS");
    for (Span still : leg.standing()) {
      double tooLongS = Math.max(0, still.fromS()) + limitS;
      PlanePoint at = leg.drive() == null ? leg.at() : leg.stateAt(still.fromS()).at();
      if (still.toS() > tooLongS && !isSite(at)) {
        book.add(
            Offence.LONG_STOP,
            plate,
            place,
            at,
            new Span(tooLongS, still.toS()),
            String.format(
                Locale.ROOT, "stands for longer than %.0f s while %s", limitS, leg.activity()));
      }
    }
  }

  private boolean isSite(PlanePoint at) {
    return isIn(world.terrain().loadingPlaces(), at) || isIn(world.terrain().tippingPlaces(), at);
  }

  private static boolean isIn(Iterable<Terrain.Place> places, PlanePoint at) {
    for (Terrain.Place place : places) {
      if (place.ring().encloses(at)) {
        return true;
      }
    }
    return false;
  }
}
