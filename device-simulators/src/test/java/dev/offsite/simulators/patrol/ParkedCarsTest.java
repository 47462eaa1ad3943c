package dev.offsite.simulators.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import dev.offsite.simulators.zone.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParkedCarsTest {

  private static final double GRACE_S = 600;

  private final World world = Worlds.of("patrols: {vehicles: 2}");
  private final Kerb kerb = world.kerb(0);

  @Test
  void cars_atOnePlace_comeOneAfterTheOther() {
    for (int place = 0; place < kerb.places().size(); place++) {
      double freeFromS = Double.NEGATIVE_INFINITY;
      for (ParkedCar car : cars(place, 50)) {
        assertThat(car.place()).isEqualTo(kerb.places().get(place));
        assertThat(car.there().fromS()).isGreaterThanOrEqualTo(freeFromS);
        assertThat(car.there().lengthS()).isPositive();
        freeFromS = car.there().toS();
      }
    }
  }

  @Test
  void cars_comeAndGo_outOfSightOfEveryPatrolCar() {
    for (int place = 0; place < kerb.places().size(); place++) {
      for (ParkedCar car : cars(place, 20)) {
        for (double momentS : List.of(car.there().fromS(), car.there().toS())) {
          for (int patrol = 0; patrol < 2; patrol++) {
            for (int number = 1; kerb.rounds().fromS(patrol, number) <= momentS; number++) {
              Span view = kerb.rounds().inView(car.place(), patrol, number);
              assertThat(view.fromS() <= momentS && momentS <= view.toS()).isFalse();
            }
          }
        }
      }
    }
  }

  @Test
  void cars_briefShare_leavesWithinTheGrace_theOthersStayTwiceAsLong() {
    int brief = 0;
    int all = 0;
    for (int place = 0; place < kerb.places().size(); place++) {
      for (ParkedCar car : cars(place, 50)) {
        double stayS = car.there().lengthS();
        all++;
        if (stayS < GRACE_S) {
          brief++;
          assertThat(stayS).isGreaterThan(0.15 * GRACE_S);
        } else {
          // Waiting until a patrol car is past takes seconds at either end.
          assertThat(stayS).isBetween(2 * GRACE_S - 30, 4 * 3_600.0 + 30);
        }
      }
    }
    // More than 1,500 draws: 0.04 is three deviations.
    assertThat((double) brief / all).isCloseTo(0.5, within(0.04));
  }

  @Test
  void cars_plates_areDifferentAndNoTrucks() {
    Set<String> plates = new HashSet<>();
    for (int place = 0; place < kerb.places().size(); place++) {
      for (ParkedCar car : cars(place, 30)) {
        assertThat(car.plate()).matches("浙A[A-HJ-NP-Z]{2}\\d{3}");
        assertThat(plates.add(car.plate())).as(car.plate()).isTrue();
      }
    }
  }

  @Test
  void cars_sameSeed_areTheSame() {
    assertThat(cars(4, 100)).isEqualTo(cars(4, 100));
    assertThat(cars(4, 100)).isNotEqualTo(cars(5, 100));
  }

  private List<ParkedCar> cars(int place, int count) {
    ParkedCars cars = kerb.cars(place);
    List<ParkedCar> first = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      first.add(cars.next());
    }
    return first;
  }
}
