package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Job;
import dev.offsite.simulators.fleet.Leg;
import java.util.ArrayList;
import java.util.List;

/** What one truck does wrong. Holds one leg. */
final class TruckWalk implements TruthWalk {

  private final Itinerary itinerary;
  private final List<LegTruths> truths = new ArrayList<>();
  private double walkedS = Double.NEGATIVE_INFINITY;

  TruckWalk(World world, TruthBook book, int truck) {
    Job job = world.job(truck);
    String plate = FleetMix.plateOf(truck);
    this.itinerary = world.itinerary(truck);
    truths.add(new ZoneTruths(world, book, plate, job.habit(), world.zonesOf("PROHIBITED_ZONE")));
    truths.add(new HaulTruths(world, book, plate, job));
    truths.add(new StopTruths(world, book, plate, job.corridor().fenceId()));
    truths.add(
        new DrivingTruths(world, book, plate, job.corridor().fenceId(), world.mix().plugOf(truck)));
    truths.add(new SilenceTruths(world, book, plate, job.corridor().fenceId()));
    world
        .mix()
        .twinOf(truck)
        .ifPresent(twin -> truths.add(new PlateTruths(world, book, truck, twin)));
  }

  @Override
  public void walk(double untilS) {
    while (walkedS <= untilS || truths.stream().anyMatch(LegTruths::isOpen)) {
      Leg leg = itinerary.next();
      walkedS = leg.span().toS();
      truths.forEach(each -> each.addOf(leg));
    }
  }
}
