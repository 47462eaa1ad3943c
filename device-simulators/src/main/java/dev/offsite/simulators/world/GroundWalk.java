package dev.offsite.simulators.world;

import dev.offsite.simulators.patrol.GroundObject;
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
  private final List<GroundObject> unseen = new ArrayList<>();
  private int flown;

  GroundWalk(World world, TruthBook book, int area) {
    this.book = book;
    this.sorties = world.sorties(area);
    for (GroundObject object : world.ground(area).objects()) {
      if (object.counts()) {
        unseen.add(object);
      }
    }
  }

  @Override
  public void walk(double untilS) {
    while (!unseen.isEmpty() && sorties.sortie(0, flown + 1).fromS() <= untilS) {
      flown++;
      List<Sortie> flights = new ArrayList<>();
      for (int drone = 0; drone < sorties.area().droneIds().size(); drone++) {
        flights.add(sorties.sortie(drone, flown));
      }
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
