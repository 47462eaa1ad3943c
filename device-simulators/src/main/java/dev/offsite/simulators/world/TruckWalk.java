package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Span;
import dev.offsite.simulators.zone.Zone;
import java.util.List;
import java.util.Locale;

/** What one truck does wrong. Holds one leg. */
final class TruckWalk implements TruthWalk {

  private final World world;
  private final TruthBook book;
  private final int truck;
  private final List<Zone> prohibited;
  private final Itinerary itinerary;
  private double walkedS = Double.NEGATIVE_INFINITY;

  TruckWalk(World world, TruthBook book, int truck) {
    this.world = world;
    this.book = book;
    this.truck = truck;
    this.prohibited = world.zonesOf("PROHIBITED_ZONE");
    this.itinerary = world.itinerary(truck);
  }

  @Override
  public void walk(double untilS) {
    while (walkedS <= untilS) {
      Leg leg = itinerary.next();
      walkedS = leg.span().toS();
      if (walkedS > 0 && world.mix().habitOf(truck) != Habit.HAS_PERMIT) {
        for (Zone zone : prohibited) {
          addStays(leg, zone);
        }
      }
    }
  }

  private void addStays(Leg leg, Zone zone) {
    for (Span inside : leg.inside(zone.ring())) {
      for (Span violation : inside.within(zone.hours().activeIn(world.options().begin(), inside))) {
        if (violation.toS() > 0) {
          book.add(
              Offence.PROHIBITED_ZONE,
              FleetMix.plateOf(truck),
              zone.id(),
              leg.stateAt(violation.fromS()).at(),
              violation,
              String.format(
                  Locale.ROOT,
                  "%s while %s, %.1f s inside",
                  world.mix().habitOf(truck),
                  leg.activity(),
                  violation.lengthS()));
        }
      }
    }
  }
}
