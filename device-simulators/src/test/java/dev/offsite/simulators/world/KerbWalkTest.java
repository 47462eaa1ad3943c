package dev.offsite.simulators.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.patrol.Kerb;
import dev.offsite.simulators.patrol.KerbPlace;
import dev.offsite.simulators.patrol.ParkedCar;
import dev.offsite.simulators.patrol.ParkedCars;
import dev.offsite.simulators.patrol.Rounds;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The truths about parked cars, against a watcher who looks at the kerb all the time. */
class KerbWalkTest {

  private static final double UNTIL_S = 12 * 3_600;
  private static final double GRACE_S = 600;
  private static final double STEP_S = 0.25;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void truths_areCarsSeenAgainAfterTheirGrace_oneEach(int vehicles) {
    World world = world(vehicles);
    Map<String, Truth> truths = truths(world);
    Map<String, Double> provenS = new HashMap<>();
    Map<String, ParkedCar> cars = new HashMap<>();
    Kerb kerb = world.kerb(0);
    for (int i = 0; i < kerb.places().size(); i++) {
      if (kerb.places().get(i).isForbidden()) {
        watch(kerb, i, provenS, cars);
      }
    }
    assertThat(truths.keySet()).isEqualTo(provenS.keySet());
    assertThat(truths).hasSizeGreaterThan(20);
    truths.forEach(
        (plate, truth) -> {
          ParkedCar car = cars.get(plate);
          double startS =
              Duration.between(world.options().begin(), truth.start()).toMillis() / 1000.0;
          assertThat(startS).isCloseTo(provenS.get(plate), within(STEP_S + 0.001));
          assertThat(truth.end()).isEqualTo(world.instantAt(car.there().toS()));
          assertThat(truth.place()).isEqualTo("roadside-yongan");
          assertThat(truth.why()).contains("ILLEGAL_PARKING").contains("600 s of grace");
        });
  }

  @Test
  void truths_neverNameACarThatLeftWithinItsGrace() {
    World world = world(2);
    Map<String, Truth> truths = truths(world);
    Kerb kerb = world.kerb(0);
    int brief = 0;
    for (int i = 0; i < kerb.places().size(); i++) {
      ParkedCars cars = kerb.cars(i);
      ParkedCar car = cars.next();
      while (car.there().fromS() < UNTIL_S) {
        if (car.there().lengthS() < GRACE_S) {
          assertThat(truths).doesNotContainKey(car.plate());
          brief++;
        }
        car = cars.next();
      }
    }
    assertThat(brief).isGreaterThan(100);
  }

  @Test
  void truths_withoutPatrolCars_areNone() {
    assertThat(truths(world(0))).isEmpty();
  }

  @Test
  void truths_askedInSteps_areTheSame() {
    World world = world(2);
    TruthLog stepwise = world.truthLog();
    for (int s = 0; s <= 20_000; s += 1_000) {
      assertThat(stepwise.until(world.instantAt(s)))
          .isEqualTo(world.truthLog().until(world.instantAt(s)));
    }
  }

  private static World world(int vehicles) {
    return Worlds.of(
        "fleet: {trucks: 0}\nscales: {vehicleEvery: 24h}\npatrols: {vehicles: " + vehicles + "}");
  }

  private static Map<String, Truth> truths(World world) {
    Map<String, Truth> truths = new HashMap<>();
    for (Truth truth : world.truthLog().until(world.instantAt(UNTIL_S))) {
      if (truth.kind() == Offence.ILLEGAL_PARKING && truth.subject().startsWith("浙A")) {
        assertThat(truths.put(truth.subject(), truth)).as("one violation a car").isNull();
      }
    }
    return truths;
  }

  /** Notes when each car at a place was first in view so long after the first look at it. */
  private static void watch(
      Kerb kerb, int place, Map<String, Double> provenS, Map<String, ParkedCar> cars) {
    KerbPlace at = kerb.places().get(place);
    Map<String, Double> firstS = new HashMap<>();
    for (int patrol = 0; patrol < kerb.rounds().round().carIds().size(); patrol++) {
      forEachView(
          kerb,
          at,
          patrol,
          place,
          (car, s) -> {
            cars.put(car.plate(), car);
            firstS.merge(car.plate(), s, Math::min);
          });
    }
    for (int patrol = 0; patrol < kerb.rounds().round().carIds().size(); patrol++) {
      forEachView(
          kerb,
          at,
          patrol,
          place,
          (car, s) -> {
            if (s >= firstS.get(car.plate()) + GRACE_S) {
              provenS.merge(car.plate(), s, Math::min);
            }
          });
    }
  }

  private interface View {
    void of(ParkedCar car, double atS);
  }

  private static void forEachView(Kerb kerb, KerbPlace at, int patrol, int place, View view) {
    Rounds rounds = kerb.rounds();
    ParkedCars cars = kerb.cars(place);
    ParkedCar car = cars.next();
    for (int number = 1; rounds.fromS(patrol, number) < UNTIL_S; number++) {
      for (double s = 0; s < rounds.lengthS(); s += STEP_S) {
        double atS = rounds.fromS(patrol, number) + s;
        if (atS < UNTIL_S && rounds.at(s).distanceM(at.at()) <= 15) {
          while (car.there().toS() <= atS) {
            car = cars.next();
          }
          if (car.isThereAt(atS)) {
            view.of(car, atS);
          }
        }
      }
    }
  }
}
