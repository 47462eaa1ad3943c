package dev.offsite.simulators.world;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Span;
import java.util.Locale;
import java.util.Optional;

/**
 * When a terminal says nothing for longer than the law of the world lets it while the truck hauls.
 *
 * @param place where it works, for want of a fence of the whole road
 */
record SilenceTruths(World world, TruthBook book, String plate, String place) implements LegTruths {

  /** The clock that notices a silence ticks every minute. */
  private static final double NOTICED_S = 90;

  @Override
  public void addOf(Leg leg) {
    Optional<ReferenceEntry.Rule> rule =
        world.rules().stream()
            .filter(each -> each.violation() == ViolationKind.TERMINAL_SILENT)
            .findFirst();
    if (rule.isEmpty() || leg.crossing() == null || leg.activity() != Leg.Activity.HAULING) {
      return;
    }
    double limitS = rule.get().requireParameter("maxGapS");
    for (Span silent : leg.crossing().silent()) {
      if (silent.lengthS() > limitS) {
        book.add(
            Offence.TERMINAL_SILENT,
            plate,
            place,
            leg.stateAt(silent.fromS()).at(),
            silent,
            String.format(Locale.ROOT, "nothing heard for %.0f s on the way", silent.lengthS()),
            null,
            silent.fromS() + limitS + NOTICED_S,
            null);
      }
    }
  }
}
