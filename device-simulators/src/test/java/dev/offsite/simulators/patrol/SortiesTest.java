package dev.offsite.simulators.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import dev.offsite.simulators.zone.Span;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SortiesTest {

  @Test
  void sorties_ofTwoDrones_flyEveryLaneOnce() {
    World world = Worlds.demo(0);
    for (int area = 0; area < world.areas().size(); area++) {
      Sorties sorties = world.sorties(area);
      for (int drone = 0; drone < 2; drone++) {
        for (int number = 1; number <= 3; number++) {
          Sortie sortie = sorties.sortie(drone, number);
          assertThat(lanes(sortie)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
          assertThat(sortie.isAborted()).isFalse();
          for (int i = 1; i < 6; i++) {
            assertThat(sortie.passes().get(i).fromS())
                .isGreaterThan(sortie.passes().get(i - 1).toS());
          }
          assertThat(sorties.sortie(drone, number + 1).fromS()).isGreaterThan(sortie.toS());
        }
      }
    }
  }

  @Test
  void sorties_ofATimetable_allDronesTakeOffOnTheMinute() {
    World world =
        Worlds.of("startsAt: '07:30'\npatrols: {takeOffs: ['09:00', '15:00'], pause: 0s}");
    for (int area = 0; area < world.areas().size(); area++) {
      for (int drone = 0; drone < 2; drone++) {
        Sorties sorties = world.sorties(area);
        assertThat(sorties.sortie(drone, 1).fromS()).isEqualTo(5_400);
        assertThat(sorties.sortie(drone, 2).fromS()).isEqualTo(27_000);
        assertThat(sorties.sortie(drone, 3).fromS()).isEqualTo(5_400 + 86_400);
      }
    }
  }

  @Test
  void sorties_takeOffBeforeTheDroneIsBack_isRefusedNamingAreaAndTimes() {
    // Six lanes of 500 m at 12 m/s, five turns of 8 s and 50 s for the way home: 340 s.
    assertThatThrownBy(() -> Worlds.of("patrols: {takeOffs: ['09:00', '09:05']}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[09:00, 09:05] are 300 s apart")
        .hasMessageContaining("xianlin takes 340 s");
    assertThat(Worlds.of("patrols: {takeOffs: ['09:00', '09:06']}").sorties(0)).isNotNull();
  }

  @Test
  void sorties_abortedShare_isTheShareThatEndsEarly_behindAWholeLane() {
    Sorties sorties = Worlds.of("patrols: {abortedShare: 0.25}").sorties(0);
    int aborted = 0;
    for (int number = 1; number <= 1_000; number++) {
      for (int drone = 0; drone < 2; drone++) {
        Sortie sortie = sorties.sortie(drone, number);
        assertThat(sortie.plannedLanes()).isEqualTo(6);
        assertThat(sortie.passes()).hasSizeBetween(sortie.isAborted() ? 1 : 6, 6);
        assertThat(sortie.passes()).allMatch(pass -> isWhole(pass));
        for (int lane = 0; lane < 6; lane++) {
          assertThat(sortie.covers(lane)).isEqualTo(lanes(sortie).contains(lane));
        }
        aborted += sortie.isAborted() ? 1 : 0;
      }
    }
    // 2,000 draws: 0.03 is three deviations.
    assertThat(aborted / 2_000.0).isCloseTo(0.25, within(0.03));
  }

  @Test
  void sorties_abortedShareOfNoneAndAll() {
    Sorties none = Worlds.of("patrols: {abortedShare: 0}").sorties(0);
    Sorties all = Worlds.of("patrols: {abortedShare: 1}").sorties(0);
    for (int number = 1; number <= 100; number++) {
      assertThat(none.sortie(0, number).isAborted()).isFalse();
      assertThat(all.sortie(0, number).isAborted()).isTrue();
    }
  }

  @Test
  void sorties_oneEndsEarly_theNextTakesOffWhenItWould() {
    Sorties whole = Worlds.of("patrols: {abortedShare: 0}").sorties(0);
    Sorties cut = Worlds.of("patrols: {abortedShare: 1}").sorties(0);
    assertThat(cut.sortie(1, 7).fromS()).isEqualTo(whole.sortie(1, 7).fromS());
  }

  @Test
  void gap_betweenSorties_isFreeOfFlights() {
    for (String patrols : List.of("{abortedShare: 0.5}", "{takeOffs: ['09:00', '15:00']}")) {
      Sorties sorties = Worlds.of("patrols: " + patrols).sorties(0);
      for (int number = 0; number < 20; number++) {
        Span gap = sorties.gapAfter(number);
        assertThat(gap.lengthS()).isPositive();
        for (int other = 1; other <= 22; other++) {
          for (int drone = 0; drone < 2; drone++) {
            Sortie sortie = sorties.sortie(drone, other);
            assertThat(gap.overlaps(new Span(sortie.fromS(), sortie.toS())))
                .as("gap %s, sortie %s of drone %s", number, other, drone)
                .isFalse();
          }
        }
      }
    }
  }

  @Test
  void drone_obliqueCamera_fliesBehindWhatItSees() {
    Sortie sortie = Worlds.demo(0).sorties(0).sortie(0, 1);
    Sortie.LanePass east = sortie.passes().get(0);
    Sortie.LanePass west = sortie.passes().get(1);
    double s = east.fromS() + 10;
    assertThat(east.eastward()).isTrue();
    assertThat(east.droneAt(s, 0)).isEqualTo(east.at(s));
    assertThat(east.droneAt(s, 100).eastM()).isEqualTo(east.at(s).eastM() - 100);
    double later = west.fromS() + 10;
    assertThat(west.eastward()).isFalse();
    assertThat(west.droneAt(later, 100))
        .isEqualTo(new PlanePoint(west.at(later).eastM() + 100, west.at(later).northM()));
  }

  private static boolean isWhole(Sortie.LanePass pass) {
    PatrolArea area = pass.area();
    double flownM = pass.at(pass.fromS()).distanceM(pass.at(pass.toS()));
    return Math.abs(flownM - area.laneLengthM()) < 1e-6;
  }

  private static List<Integer> lanes(Sortie sortie) {
    Stream<Integer> lanes = sortie.passes().stream().map(Sortie.LanePass::lane);
    return lanes.toList();
  }
}
