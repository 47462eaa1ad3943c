package dev.offsite.simulators.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.world.Worlds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final long SEED = 11;
  private static final int DRAWS = 20_000;

  private final Vehicle car = Worlds.demo(0).network().mix().vehicles().get(0);
  private final Vehicle truck = Worlds.demo(0).network().mix().vehicles().get(3);

  @Test
  void choose_truckOnAnEmptyRoad_keepsRight() {
    int[] counts = chosen(truck);
    assertThat(counts[3] / (double) DRAWS).isCloseTo(0.7, within(0.015));
    assertThat(counts[2] / (double) DRAWS).isCloseTo(0.21, within(0.015));
    assertThat(counts[1] / (double) DRAWS).isCloseTo(0.09, within(0.015));
  }

  @Test
  void choose_carOnAnEmptyRoad_takesAnyLane() {
    int[] counts = chosen(car);
    for (int lane = 1; lane <= 3; lane++) {
      assertThat(counts[lane] / (double) DRAWS).isCloseTo(1 / 3.0, within(0.015));
    }
  }

  @Test
  void choose_likedLaneTaken_takesTheOneThatIsFreeFirst() {
    Lanes lanes = new Lanes(3, 1.0);
    SplittableRandom random = new SplittableRandom(SEED);
    lanes.take(3, 100, 17.5, 45);
    assertThat(lanes.freeFromS(3)).isCloseTo(100 + 1.4 + Lanes.GAP_S_MIN, within(1e-9));
    assertThat(lanes.choose(truck, 102.39, random)).isNotEqualTo(3);
    assertThat(lanes.choose(truck, 102.41, random)).isEqualTo(3);
    lanes.take(1, 102, 17.5, 45);
    lanes.take(2, 101, 17.5, 45);
    assertThat(lanes.choose(truck, 102.1, random)).isEqualTo(3);
    lanes.take(3, 103, 17.5, 45);
    assertThat(lanes.choose(truck, 103.1, random)).isEqualTo(2);
  }

  @Test
  void beside_everyLane_isANeighbour() {
    Lanes lanes = new Lanes(3, 1.0);
    assertThat(lanes.beside(1)).isEqualTo(2);
    assertThat(lanes.beside(2)).isEqualTo(3);
    assertThat(lanes.beside(3)).isEqualTo(2);
  }

  private static int[] chosen(Vehicle vehicle) {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] counts = new int[4];
    for (int i = 0; i < DRAWS; i++) {
      counts[new Lanes(3, 0.7).choose(vehicle, i, random)]++;
    }
    return counts;
  }
}
