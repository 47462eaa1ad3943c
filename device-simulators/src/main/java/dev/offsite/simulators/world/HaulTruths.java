package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Job;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.Terrain;
import dev.offsite.simulators.plane.Path;
import dev.offsite.simulators.plane.Stretch;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Span;
import java.util.List;
import java.util.Locale;

/**
 * What is wrong with the hauls of one truck by its permit: the way, the hours, the place to tip,
 * the cover, or that it has no permit at all.
 *
 * <p>A haul is on the road from where it leaves the building site until it enters the disposal
 * site, or ends elsewhere.
 */
record HaulTruths(World world, TruthBook book, String plate, Job job) implements LegTruths {

  @Override
  public void addOf(Leg leg) {
    switch (leg.activity()) {
      case HAULING -> addHaul(leg, leg.on(road(leg.drive().path())));
      case TIPPING -> addTipping(leg);
      case PARKED, LOADING, BACKING_UP, RETURNING -> {}
    }
  }

  private void addHaul(Leg haul, Span road) {
    if (haul.cover() == Leg.Cover.OPEN) {
      add(Offence.UNCOVERED_LOAD, job.corridor().from().id(), haul, road, "cover open over a load");
    }
    if (!job.habit().isBound()) {
      return;
    }
    if (job.habit() == Habit.HAS_NO_PERMIT) {
      add(Offence.NO_PERMIT, job.corridor().from().id(), haul, road, "no permit");
      return;
    }
    for (Stretch outside : job.corridor().outside(haul.drive().path())) {
      add(
          Offence.OFF_ROUTE,
          job.corridor().fenceId(),
          haul,
          haul.on(outside),
          String.format(Locale.ROOT, "%.0f m of the way outside", outside.lengthM()));
    }
    for (Span late : job.permitHours().gapsIn(world.clocks().law(), road)) {
      add(Offence.OUTSIDE_HOURS, job.corridor().fenceId(), haul, late, "permit does not hold then");
    }
  }

  private void addTipping(Leg tipping) {
    List<Terrain.Place> allowed =
        job.habit().isBound() && job.habit() != Habit.HAS_NO_PERMIT
            ? List.of(job.corridor().to())
            : world.terrain().tippingPlaces();
    if (allowed.stream().anyMatch(place -> place.ring().encloses(tipping.at()))) {
      return;
    }
    String place =
        world.terrain().dumpingPlaces().stream()
            .filter(dump -> dump.ring().encloses(tipping.at()))
            .findFirst()
            .map(Terrain.Place::id)
            .orElse("unnamed");
    double nearestM =
        allowed.stream()
            .mapToDouble(site -> site.ring().distanceToBorderM(tipping.at()))
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    add(
        Offence.ILLEGAL_DUMPING,
        place,
        tipping,
        tipping.span(),
        String.format(Locale.ROOT, "tipped %.0f m from the disposal site", nearestM));
  }

  private Stretch road(Path path) {
    List<Double> leaves = path.crossingsM(job.corridor().from().ring());
    List<Double> enters = path.crossingsM(job.corridor().to().ring());
    boolean inside = job.corridor().to().ring().encloses(path.pointAt(path.lengthM()));
    return new Stretch(
        leaves.isEmpty() ? 0 : leaves.get(0),
        inside ? enters.get(enters.size() - 1) : path.lengthM());
  }

  private void add(Offence kind, String place, Leg leg, Span span, String why) {
    book.add(kind, plate, place, leg.stateAt(span.fromS()).at(), span, job.habit() + ": " + why);
  }
}
