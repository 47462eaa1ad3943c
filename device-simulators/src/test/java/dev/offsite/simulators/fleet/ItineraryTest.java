package dev.offsite.simulators.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ItineraryTest {

  private static final int TRUCKS = 60;
  private static final double HORIZON_S = 4 * 3_600;

  private final World world = Worlds.demo(TRUCKS);

  @Test
  void legs_followEachOtherWithoutGapOrJump() {
    for (int truck = 0; truck < TRUCKS; truck++) {
      Itinerary itinerary = world.itinerary(truck);
      Leg before = itinerary.next();
      assertThat(before.span().fromS()).as("truck %s", truck).isLessThanOrEqualTo(0);
      while (before.span().toS() < HORIZON_S) {
        Leg leg = itinerary.next();
        assertThat(leg.span().fromS()).isCloseTo(before.span().toS(), within(1e-6));
        double endS = before.span().toS();
        assertThat(before.stateAt(endS - 1e-4).at().distanceM(leg.stateAt(endS + 1e-4).at()))
            .as("truck %s at second %s", truck, endS)
            .isLessThan(0.01);
        before = leg;
      }
    }
  }

  @Test
  void motion_everyTruck_staysWithinSpeedAndAcceleration() {
    double stepS = 0.25;
    for (int truck = 0; truck < TRUCKS; truck++) {
      Itinerary itinerary = world.itinerary(truck);
      Leg leg = itinerary.next();
      while (leg.span().fromS() < HORIZON_S / 4) {
        if (leg.drive() != null) {
          assertMotion(truck, leg, stepS);
        }
        if (Double.isInfinite(leg.span().toS())) {
          break;
        }
        leg = itinerary.next();
      }
    }
  }

  private static void assertMotion(int truck, Leg leg, double stepS) {
    TruckState before = leg.stateAt(leg.span().fromS());
    for (double s = leg.span().fromS() + stepS; s < leg.span().toS(); s += stepS) {
      TruckState state = leg.stateAt(s);
      assertThat(state.speedMps() * 3.6).as("km/h of truck %s", truck).isBetween(0.0, 60.0);
      assertThat(Math.abs(state.speedMps() - before.speedMps()) / stepS)
          .as("acceleration of truck %s at second %s", truck, s)
          .isLessThanOrEqualTo(Drive.ACCELERATION_MPS2 + 1e-6);
      // What it moved agrees with the speed it says.
      double mean = (state.speedMps() + before.speedMps()) / 2;
      assertThat(state.at().distanceM(before.at()))
          .as("way of truck %s at second %s", truck, s)
          .isLessThanOrEqualTo(mean * stepS + 0.05);
      assertThat(state.courseDeg()).isGreaterThanOrEqualTo(0).isLessThan(360);
      before = state;
    }
  }

  @Test
  void curves_areTakenSlowly() {
    Itinerary itinerary = world.itinerary(TRUCKS - 1);
    Leg leg = itinerary.next();
    while (leg.drive() == null) {
      leg = itinerary.next();
    }
    double turns = 0;
    TruckState before = leg.stateAt(leg.span().fromS());
    for (double s = leg.span().fromS() + 0.25; s < leg.span().toS(); s += 0.25) {
      TruckState state = leg.stateAt(s);
      double turnRad =
          Math.toRadians(Math.abs(Math.IEEEremainder(state.courseDeg() - before.courseDeg(), 360)));
      if (turnRad > Math.toRadians(3)) {
        turns += turnRad;
        assertThat(state.speedMps()).as("in a curve at second %s", s).isLessThan(8);
      }
      before = state;
    }
    assertThat(turns).isGreaterThan(Math.PI / 4);
  }

  @Test
  void trucks_workThroughTheWholeCycle() {
    Itinerary itinerary = world.itinerary(TRUCKS - 1);
    Set<Leg.Activity> seen = EnumSet.noneOf(Leg.Activity.class);
    Leg.Activity before = null;
    for (int i = 0; i < 12; i++) {
      Leg leg = itinerary.next();
      if (before == Leg.Activity.HAULING) {
        assertThat(leg.activity()).isEqualTo(Leg.Activity.TIPPING);
      } else if (before == Leg.Activity.RETURNING) {
        assertThat(leg.activity()).isEqualTo(Leg.Activity.LOADING);
      }
      before = leg.activity();
      seen.add(before);
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            Leg.Activity.LOADING,
            Leg.Activity.HAULING,
            Leg.Activity.TIPPING,
            Leg.Activity.RETURNING);
  }

  @Test
  void mix_anyFleet_countsAddUp() {
    for (int trucks : new int[] {0, 1, 5, 20, 60, 200, 5_216}) {
      FleetMix mix = Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(trucks).mix();
      Map<Habit, Integer> counts = new EnumMap<>(Habit.class);
      for (int truck = 0; truck < trucks; truck++) {
        int before = counts.getOrDefault(mix.habitOf(truck), 0);
        assertThat(mix.rankOf(truck)).isEqualTo(before);
        counts.put(mix.habitOf(truck), before + 1);
      }
      assertThat(counts.values().stream().mapToInt(i -> i).sum()).isEqualTo(trucks);
      if (trucks >= 20) {
        assertThat(counts.keySet()).isEqualTo(EnumSet.allOf(Habit.class));
      }
    }
  }

  @Test
  void mix_withoutHabits_isLawful() {
    FleetMix mix = FleetMix.of(new FleetPlan(100, Duration.ofSeconds(1), Map.of()));
    for (int truck = 0; truck < 100; truck++) {
      assertThat(mix.habitOf(truck)).isEqualTo(Habit.LAWFUL);
    }
  }

  @Test
  void plan_outOfRange_isRefusedNamingValueAndLimit() {
    assertThatThrownBy(() -> new FleetPlan(100_000, Duration.ofSeconds(1), Map.of()))
        .hasMessage("trucks 100000 is not 0 to 99999");
    assertThatThrownBy(() -> new FleetPlan(1, Duration.ofMillis(99), Map.of()))
        .hasMessage("fixEvery PT0.099S is not 0.1 s to 1 h");
    assertThatThrownBy(() -> new FleetPlan(1, Duration.ofSeconds(3_601), Map.of()))
        .hasMessage("fixEvery PT1H1S is not 0.1 s to 1 h");
    assertThatThrownBy(() -> new FleetPlan.HabitCount(1.01, 0))
        .hasMessage("share 1.01 is not 0 to 1");
    new FleetPlan(99_999, Duration.ofMillis(100), Map.of());
    new FleetPlan(0, Duration.ofHours(1), Map.of());
  }
}
