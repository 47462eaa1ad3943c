package dev.offsite.simulators.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RushTrafficTest {

  private static final double HOUR_S = 3_600;

  private final World world = Rush.world();

  @Test
  void traffic_sameSeed_isTheSame_andOfAnotherSeedIsNot() {
    assertThat(Rush.until(world, 1, HOUR_S)).isEqualTo(Rush.until(Rush.world(), 1, HOUR_S));
    World other = Worlds.of("scales: {evasion: {share: 0.1}}");
    assertThat(Rush.until(other, 1, 600)).isNotEqualTo(Rush.until(world, 1, 600));
  }

  @Test
  void numbers_andTimes_riseOnEveryBridge() {
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      double lastS = 0;
      long number = 0;
      for (Passage passage : Rush.until(world, bridge, HOUR_S)) {
        number++;
        assertThat(passage.number()).isEqualTo(number);
        assertThat(passage.atS()).isGreaterThanOrEqualTo(lastS);
        lastS = passage.atS();
      }
      assertThat(number).isGreaterThan(1_000);
    }
  }

  @Test
  void lanes_twoVehiclesInOne_keepTheGap_exceptWhoTailgates() {
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      int lanes = world.bridges().get(bridge).site().lanes();
      Passage[] before = new Passage[lanes + 1];
      int tailgating = 0;
      for (Passage passage : Rush.until(world, bridge, HOUR_S)) {
        assertThat(passage.lane()).isBetween(1, lanes);
        Passage ahead = before[passage.lane()];
        before[passage.lane()] = passage;
        if (ahead == null) {
          continue;
        }
        double gapS =
            passage.atS()
                - ahead.atS()
                - Lanes.passingS(ahead.trip().dimensions().lengthM(), ahead.speedKph());
        if (passage.evasion() == Evasion.TAILGATING) {
          tailgating++;
          assertThat(gapS).as("%s behind %s", passage, ahead).isBetween(0.19, 0.81);
          assertThat(ahead.vehicle().isTruck()).isTrue();
        } else {
          assertThat(gapS).as("%s behind %s", passage, ahead).isGreaterThan(0.999);
        }
      }
      assertThat(tailgating).as("bridge %s", bridge).isGreaterThan(0);
    }
  }

  @Test
  void lanes_trucks_areFartherRightThanCars() {
    List<Passage> passages = Rush.until(world, 1, HOUR_S);
    double trucks = meanLane(passages, true);
    double cars = meanLane(passages, false);
    // Cars would be at 2.5 in the mean of four lanes; trucks push them to the left.
    assertThat(cars).isBetween(2.0, 2.5);
    assertThat(trucks).isGreaterThan(cars + 0.4);
  }

  @Test
  void rate_morningRush_isTwiceThatOfTenToSeven_whereLanesCanTakeIt() {
    int wide = 1;
    List<Passage> passages = Rush.until(world, wide, 600 + HOUR_S);
    long before = passages.stream().filter(p -> p.atS() < 600).count();
    long rush = passages.stream().filter(p -> p.atS() >= 600).count();
    // 7:50 to 8:00 at 1.7 and the hour from 8:00 at 2.0 times a vehicle or a convoy each 3 s; a
    // convoy is five trucks in the mean; leaders and companions of who evades, and journeys on top.
    double perArrival = 1 + 0.02 * 4 + 0.78 * 0.12 * 0.15 * 0.35;
    assertThat(before / 600.0).isBetween(1.7 / 3 * perArrival * 0.9, 1.7 / 3 * 1.25);
    assertThat(rush / HOUR_S).isBetween(2.0 / 3 * perArrival * 0.95, 2.0 / 3 * 1.25);
  }

  @Test
  void jam_bridgeOfOneLane_takesWhatALaneCan_andQueuesStayShort() {
    int narrow = 6;
    assertThat(world.bridges().get(narrow).site().lanes()).isEqualTo(1);
    BridgeTraffic traffic = world.traffic(narrow);
    int longest = 0;
    int crossed = 0;
    while (traffic.next().atS() < 3 * HOUR_S) {
      longest = Math.max(longest, traffic.waiting());
      crossed++;
    }
    // One each 1.9 s is what the gap and the length of a vehicle leave room for.
    assertThat(crossed / (3 * HOUR_S)).isBetween(0.3, 0.6);
    assertThat(longest).isLessThan(60);
  }

  @Test
  void convoys_andGiants_loadOneSpanWithHundredsOfTonnes() {
    double mostKg = 0;
    int giants = 0;
    for (int bridge = 1; bridge < 6; bridge++) {
      Deque<Passage> onTheSpan = new ArrayDeque<>();
      double kg = 0;
      for (Passage passage : Rush.until(world, bridge, HOUR_S)) {
        onTheSpan.add(passage);
        kg += passage.grossKg();
        // 400 m at 48 km/h.
        while (onTheSpan.element().atS() < passage.atS() - 30) {
          kg -= onTheSpan.remove().grossKg();
        }
        mostKg = Math.max(mostKg, kg);
        giants += passage.grossKg() >= ClearMasses.GIANT_KG_MIN ? 1 : 0;
        assertThat(passage.grossKg()).isLessThan(130_000);
      }
    }
    assertThat(mostKg).isGreaterThan(600_000);
    assertThat(giants).isBetween(15, 200);
  }

  @Test
  void masses_whoDoesNotEvade_isAClearCase_inTheRushToo() {
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      WeighedBridge weighed = world.bridges().get(bridge);
      double error = weighed.errorShareMax();
      for (Passage passage : Rush.until(world, bridge, HOUR_S)) {
        double allowedKg = passage.limitKg() * weighed.tolerance();
        boolean over = passage.grossKg() > allowedKg;
        double weighedKg = passage.grossKg() * (over ? 1 - error : 1 + error);
        assertThat(weighedKg > allowedKg).as("%s", passage).isEqualTo(over);
      }
    }
  }

  @Test
  void oversize_vehicles_areClearlyAboveALimit_andTheShareAskedFor() {
    List<Passage> trucks =
        Rush.until(world, 1, 4 * HOUR_S).stream().filter(p -> p.vehicle().isTruck()).toList();
    long oversize =
        trucks.stream()
            .filter(p -> !p.trip().dimensions().equals(p.vehicle().dimensions()))
            .count();
    assertThat(oversize / (double) trucks.size()).isCloseTo(0.03, within(0.01));
    for (Passage passage : trucks) {
      Dimensions size = passage.trip().dimensions();
      boolean above = size.lengthM() > 18.9 || size.widthM() > 2.69 || size.heightM() > 4.19;
      boolean within = size.lengthM() < 18.1 && size.widthM() < 2.55 && size.heightM() < 4.0;
      assertThat(above).as("%s", size).isNotEqualTo(within);
    }
  }

  private static double meanLane(List<Passage> passages, boolean trucks) {
    return passages.stream()
        .filter(p -> p.vehicle().isTruck() == trucks)
        .mapToInt(Passage::lane)
        .average()
        .orElseThrow();
  }
}
