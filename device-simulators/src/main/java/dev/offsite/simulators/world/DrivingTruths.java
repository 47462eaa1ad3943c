package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.Plug;
import dev.offsite.simulators.plane.Stretch;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Span;
import java.util.Locale;

/**
 * What is wrong with how one truck drives: its speed, and a terminal without power or antenna.
 *
 * <p>A terminal without power is silent too; one that told why is charged with the cut alone. Its
 * silence is a truth all the same, in a span so short that no score expects it: where the network
 * lost the alarm, the silence is what can be found.
 *
 * @param place where it works, for want of a fence of the whole road
 * @param plug which one it pulls if it unplugs its terminal
 */
record DrivingTruths(World world, TruthBook book, String plate, String place, Plug plug)
    implements LegTruths {

  @Override
  public void addOf(Leg leg) {
    if (leg.drive() == null) {
      return;
    }
    double limitKph = world.terrain().speedLimitKph();
    for (Stretch fast : leg.drive().fasterThan(limitKph / 3.6)) {
      Span span = leg.on(fast);
      double highestKph = leg.stateAt((span.fromS() + span.toS()) / 2).speedMps() * 3.6;
      add(
          Offence.SPEEDING,
          leg,
          span,
          String.format(Locale.ROOT, "%.0f km/h half-way, limit %.0f km/h", highestKph, limitKph));
    }
    Span unplugged = leg.unplugged();
    if (unplugged != null) {
      add(
          Offence.TERMINAL_UNPLUGGED,
          leg,
          unplugged,
          String.format(
              Locale.ROOT,
              "no %s for %.0f s while %s",
              plug.name().toLowerCase(Locale.ROOT),
              unplugged.lengthS(),
              leg.activity()));
      if (plug == Plug.POWER) {
        add(
            Offence.TERMINAL_SILENT,
            leg,
            new Span(unplugged.fromS(), unplugged.fromS() + 1),
            "silent without power");
      }
    }
  }

  private void add(Offence kind, Leg leg, Span span, String why) {
    book.add(kind, plate, place, leg.stateAt(span.fromS()).at(), span, why);
  }
}
