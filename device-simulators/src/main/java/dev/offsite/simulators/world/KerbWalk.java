package dev.offsite.simulators.world;

import dev.offsite.simulators.patrol.Kerb;
import dev.offsite.simulators.patrol.KerbPlace;
import dev.offsite.simulators.patrol.ParkedCar;
import dev.offsite.simulators.patrol.ParkedCars;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.zone.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who parks for too long at one place of the kerb.
 *
 * <p>Noted is only what patrols could know: a car that two looks, at least the grace apart, both
 * show. It is noted from the second of them, the first that proves it, until it leaves. However
 * often it is seen then, it is one violation. Holds one parked car.
 */
final class KerbWalk implements TruthWalk {

  private final TruthBook book;
  private final Kerb kerb;
  private final KerbPlace place;
  private final double graceS;
  private final ParkedCars cars;
  private double walkedS = Double.NEGATIVE_INFINITY;

  KerbWalk(World world, TruthBook book, Kerb kerb, int place) {
    this.book = book;
    this.kerb = kerb;
    this.place = kerb.places().get(place);
    this.graceS = world.options().patrols().kerb().grace().toMillis() / 1000.0;
    this.cars = kerb.cars(place);
  }

  @Override
  public void walk(double untilS) {
    while (place.isForbidden() && walkedS <= untilS) {
      ParkedCar car = cars.next();
      walkedS = car.there().fromS();
      proven(car).ifPresent(look -> add(car, look));
    }
  }

  private Optional<Span> proven(ParkedCar car) {
    List<Span> looks = kerb.rounds().looks(place, car.there());
    return looks.stream().filter(look -> look.fromS() >= looks.get(0).fromS() + graceS).findFirst();
  }

  private void add(ParkedCar car, Span proof) {
    book.add(
        Offence.ILLEGAL_PARKING,
        car.plate(),
        place.zoneId(),
        place.at(),
        new Span(proof.fromS(), car.there().toS()),
        String.format(
            Locale.ROOT,
            "ILLEGAL_PARKING in %s for %.0f s, %.0f s of grace",
            place.zoneId(),
            car.there().lengthS(),
            graceS));
  }
}
