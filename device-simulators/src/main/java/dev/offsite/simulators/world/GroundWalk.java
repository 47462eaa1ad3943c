package dev.offsite.simulators.world;

import dev.offsite.simulators.patrol.Ground;
import dev.offsite.simulators.patrol.GroundObject;
import dev.offsite.simulators.patrol.PatrolArea;
import dev.offsite.simulators.patrol.Sortie;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Span;

/** What lies where it must not in one patrol area. */
final class GroundWalk implements TruthWalk {

  private final World world;
  private final TruthBook book;
  private final PatrolArea area;
  private final Ground ground;
  private boolean walked;

  GroundWalk(World world, TruthBook book, int area) {
    this.world = world;
    this.book = book;
    this.area = world.areas().get(area);
    this.ground = world.ground(area);
  }

  @Override
  public void walk(double untilS) {
    if (walked) {
      return;
    }
    walked = true;
    for (GroundObject object : ground.objects()) {
      if (object.counts()) {
        add(object);
      }
    }
  }

  private void add(GroundObject object) {
    book.add(
        Offence.PATROL_OBJECT,
        object.id(),
        object.zoneId(),
        object.at(),
        new Span(firstInViewS(object), Double.POSITIVE_INFINITY),
        object.objectClass() + " in " + object.zoneId());
  }

  private double firstInViewS(GroundObject object) {
    double firstS = Double.POSITIVE_INFINITY;
    for (int drone = 0; drone < area.droneIds().size(); drone++) {
      for (Sortie.LanePass pass : Sortie.of(area, world.options().patrols(), drone, 1).passes()) {
        if (pass.lane() == object.lane()) {
          firstS = Math.min(firstS, pass.inViewFromS(object));
        }
      }
    }
    return firstS;
  }
}
