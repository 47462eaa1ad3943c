package dev.offsite.simulators.world;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Job;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.Terrain;
import dev.offsite.simulators.plane.Path;
import dev.offsite.simulators.plane.Stretch;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Hours;
import dev.offsite.simulators.zone.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the hauls of one truck by its permit: the way, the hours, the place to tip,
 * the cover, that it leaves at night, or that it has no permit at all.
 *
 * <p>A haul is on the road from where it leaves the building site until it enters the disposal
 * site, or has tipped its load elsewhere. Holds one haul of which the end is not known yet.
 */
final class HaulTruths implements LegTruths {

  /** In the first seconds no terminal has shown yet that the truck stood in the site it leaves. */
  private static final double SEEN_INSIDE_S = 120;

  private final World world;
  private final TruthBook book;
  private final String plate;
  private final Job job;

  /** A haul that did not end in the disposal site, until it has tipped. */
  private @Nullable Leg elsewhere;

  HaulTruths(World world, TruthBook book, String plate, Job job) {
    this.world = world;
    this.book = book;
    this.plate = plate;
    this.job = job;
  }

  @Override
  public void addOf(Leg leg) {
    switch (leg.activity()) {
      case HAULING -> {
        Path path = leg.drive().path();
        if (job.corridor().to().ring().encloses(path.pointAt(path.lengthM()))) {
          addHaul(leg, leg.on(road(path)).toS());
        } else {
          elsewhere = leg;
        }
      }
      case TIPPING -> {
        if (elsewhere != null) {
          addHaul(elsewhere, leg.emptyFromS());
          elsewhere = null;
        }
        addTipping(leg);
      }
      case PARKED, LOADING, BACKING_UP, RETURNING -> {}
    }
  }

  @Override
  public boolean isOpen() {
    return elsewhere != null;
  }

  private void addHaul(Leg haul, double loadedUntilS) {
    Path path = haul.drive().path();
    Span road = haul.on(road(path));
    Span loaded = new Span(road.fromS(), loadedUntilS);
    if (haul.cover() == Leg.Cover.OPEN) {
      add(Offence.UNCOVERED_LOAD, job.corridor().from().id(), haul, road, "cover open over a load");
    }
    if (!job.habit().isBound()) {
      return;
    }
    addDeparture(haul, road.fromS());
    if (job.habit() == Habit.HAS_NO_PERMIT) {
      add(Offence.NO_PERMIT, job.corridor().from().id(), haul, loaded, "no permit");
      return;
    }
    addOffRoute(haul, loadedUntilS);
    for (Span late : job.permitHours().gapsIn(world.clocks().law(), loaded)) {
      add(Offence.OUTSIDE_HOURS, job.corridor().fenceId(), haul, late, "permit does not hold then");
    }
  }

  /**
   * Crossing the corridor, shorter than the rule asks for to be back on the way, parts no truth.
   */
  private void addOffRoute(Leg haul, double loadedUntilS) {
    Path path = haul.drive().path();
    double clearS = offRouteClearS();
    Span whole = null;
    double wholeM = 0;
    for (Stretch outside : job.corridor().outside(path)) {
      Span onTheWay = haul.on(outside);
      boolean endsOutside = outside.toM() >= path.lengthM();
      Span span = endsOutside ? new Span(onTheWay.fromS(), loadedUntilS) : onTheWay;
      if (whole != null && span.fromS() - whole.toS() < clearS) {
        whole = new Span(whole.fromS(), span.toS());
        wholeM += outside.lengthM();
        continue;
      }
      addOffRoute(haul, whole, wholeM);
      whole = span;
      wholeM = outside.lengthM();
    }
    addOffRoute(haul, whole, wholeM);
  }

  private void addOffRoute(Leg haul, @Nullable Span outside, double lengthM) {
    if (outside != null) {
      add(
          Offence.OFF_ROUTE,
          job.corridor().fenceId(),
          haul,
          outside,
          String.format(Locale.ROOT, "%.0f m of the way outside", lengthM));
    }
  }

  private double offRouteClearS() {
    return world.rules().stream()
        .filter(rule -> rule.violation() == ViolationKind.OFF_ROUTE)
        .mapToDouble(rule -> rule.parameters().getOrDefault("clearS", 0.0))
        .min()
        .orElse(0);
  }

  /** A moment; a short span, which no score expects, while nobody can know where it came from. */
  private void addDeparture(Leg haul, double departS) {
    Optional<Hours> night = NightOfLaw.of(world.rules(), world.terrain().clock());
    Span moment = new Span(departS, departS);
    boolean isNight = night.isPresent() && night.get().cover(world.clocks().law(), moment);
    boolean isPermitted =
        job.habit() != Habit.HAS_NO_PERMIT && job.permitHours().cover(world.clocks().law(), moment);
    if (isNight && !isPermitted) {
      add(
          Offence.NIGHT_DEPARTURE,
          job.corridor().from().id(),
          haul,
          departS < SEEN_INSIDE_S ? new Span(departS, departS + 1) : moment,
          "leaves the building site at night");
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
