package dev.offsite.simulators.world;

import dev.offsite.simulators.patrol.GroundObject;
import dev.offsite.simulators.patrol.GroundOverTime;
import dev.offsite.simulators.patrol.Sortie;
import dev.offsite.simulators.patrol.Sorties;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Span;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What lies where it must not in one patrol area.
 *
 * <p>An object is noted when the first sortie has it in view. What vanished before any sortie came
 * by is not noted: nobody could have known of it. Holds the objects that were not seen yet.
 */
final class GroundWalk implements TruthWalk {

  private final TruthBook book;
  private final Sorties sorties;
  private final GroundOverTime grounds;
  private final boolean grows;
  private final List<GroundObject> unseen = new ArrayList<>();
  private int known;
  private int flown;

  GroundWalk(World world, TruthBook book, int area) {
    this.book = book;
    this.sorties = world.sorties(area);
    this.grounds = world.groundOverTime(area);
    this.grows =
        world.areas().get(area).dumpingPlace() != null || world.options().patrols().finds() != null;
    learn(0);
  }

  @Override
  public void walk(double untilS) {
    while ((grows || !unseen.isEmpty()) && sorties.sortie(0, flown + 1).fromS() <= untilS) {
      flown++;
      List<Sortie> flights = new ArrayList<>();
      for (int drone = 0; drone < sorties.area().droneIds().size(); drone++) {
        flights.add(sorties.sortie(drone, flown));
      }
      learn(flights.stream().mapToDouble(Sortie::toS).max().orElse(0));
      for (Iterator<GroundObject> objects = unseen.iterator(); objects.hasNext(); ) {
        GroundObject object = objects.next();
        double seenS = firstInViewS(object, flights);
        if (seenS < Double.POSITIVE_INFINITY) {
          add(object, seenS);
          objects.remove();
        }
      }
    }
  }

  /** Takes note of what has come about. */
  private void learn(double untilS) {
    List<GroundObject> objects = grounds.until(untilS).objects();
    objects.subList(known, objects.size()).stream()
        .filter(GroundObject::counts)
        .forEach(unseen::add);
    known = objects.size();
  }

  private void add(GroundObject object, double seenS) {
    book.add(
        Offence.PATROL_OBJECT,
        object.id(),
        object.zoneId(),
        object.at(),
        new Span(seenS, object.there().toS()),
        object.objectClass() + " in " + object.zoneId());
  }

  private static double firstInViewS(GroundObject object, List<Sortie> flights) {
    double firstS = Double.POSITIVE_INFINITY;
    for (Sortie flight : flights) {
      for (Sortie.LanePass pass : flight.passes()) {
        if (pass.lane() == object.lane()) {
          Span view = pass.inView(object);
          if (object.there().covers(view)) {
            firstS = Math.min(firstS, view.fromS());
          }
        }
      }
    }
    return firstS;
  }
}
