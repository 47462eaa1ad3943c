package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Span;
import dev.offsite.simulators.zone.Zone;
import java.util.List;
import java.util.Locale;

/** Stays in zones that are closed, of a truck that has no permit for them. */
record ZoneTruths(World world, TruthBook book, String plate, Habit habit, List<Zone> prohibited)
    implements LegTruths {

  @Override
  public void addOf(Leg leg) {
    if (habit == Habit.HAS_PERMIT) {
      return;
    }
    for (Zone zone : prohibited) {
      for (Span inside : leg.inside(zone.ring())) {
        for (Span violation : inside.within(zone.hours().activeIn(world.clocks().law(), inside))) {
          book.add(
              Offence.PROHIBITED_ZONE,
              plate,
              zone.id(),
              leg.stateAt(violation.fromS()).at(),
              violation,
              String.format(
                  Locale.ROOT,
                  "%s while %s, %.1f s inside",
                  habit,
                  leg.activity(),
                  violation.lengthS()));
        }
      }
    }
  }
}
