package dev.offsite.simulators.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.world.TruckTrace;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import dev.offsite.simulators.zone.DayHours;
import dev.offsite.simulators.zone.Span;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
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
  void motion_everyHabit_takesCurvesGently() {
    World day = Scenario.load(Scenario.HANGZHOU_DAY).withTrucks(40).world(Worlds.NOON, 5);
    double stepS = 0.25;
    double fastestKph = 0;
    for (int truck = 0; truck < 40; truck++) {
      TruckTrace trace = new TruckTrace(day, truck);
      TruckState before = trace.at(0);
      for (double s = stepS; s < 2 * 3_600; s += stepS) {
        TruckState state = trace.at(s);
        String at = "truck " + truck + " at second " + s;
        fastestKph = Math.max(fastestKph, state.speedMps() * 3.6);
        assertThat(Math.abs(state.speedMps() - before.speedMps()) / stepS)
            .as("acceleration of %s", at)
            .isLessThanOrEqualTo(2);
        boolean moves = Math.min(state.speedMps(), before.speedMps()) > 0.5;
        if (moves && state.activity() == before.activity()) {
          double turnDeg = Math.IEEEremainder(state.courseDeg() - before.courseDeg(), 360);
          double sideways = state.speedMps() * Math.toRadians(Math.abs(turnDeg)) / stepS;
          assertThat(sideways).as("sideways acceleration of %s", at).isLessThanOrEqualTo(2);
          assertThat(Math.abs(turnDeg)).as("turn of %s", at).isLessThan(60);
        }
        before = state;
      }
    }
    assertThat(fastestKph).isBetween(75.0, 90.0);
  }

  @Test
  void haul_startsWithAWashWithinTheBuildingSite() {
    for (int truck = TRUCKS - 20; truck < TRUCKS; truck++) {
      Itinerary itinerary = world.itinerary(truck);
      Leg leg = itinerary.next();
      while (leg.activity() != Leg.Activity.HAULING) {
        leg = itinerary.next();
      }
      Span inside = leg.inside(world.job(truck).corridor().from().ring()).get(0);
      double stoodS = 0;
      for (double s = inside.fromS(); s < inside.toS(); s += 0.5) {
        stoodS += leg.stateAt(s).speedMps() == 0 ? 0.5 : 0;
      }
      assertThat(stoodS).as("truck %s", truck).isBetween(59.0, 122.0);
    }
  }

  @Test
  void trucks_workThroughTheWholeCycle() {
    Itinerary itinerary = world.itinerary(TRUCKS - 1);
    Set<Leg.Activity> seen = EnumSet.noneOf(Leg.Activity.class);
    Leg.Activity before = null;
    for (int i = 0; i < 12; i++) {
      Leg leg = itinerary.next();
      if (before == Leg.Activity.HAULING) {
        assertThat(leg.activity()).isEqualTo(Leg.Activity.BACKING_UP);
      } else if (before == Leg.Activity.BACKING_UP) {
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
            Leg.Activity.BACKING_UP,
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
        assertThat(counts.keySet())
            .containsExactlyInAnyOrder(
                Habit.CUTS_THROUGH,
                Habit.PARKS_INSIDE,
                Habit.PARKS_AT_BORDER,
                Habit.HAS_PERMIT,
                Habit.CUTS_THROUGH_WHEN_OPEN,
                Habit.LAWFUL);
      }
    }
  }

  @Test
  void mix_withoutHabits_isLawful() {
    FleetMix mix = FleetMix.of(plan(100, Duration.ofSeconds(1)));
    for (int truck = 0; truck < 100; truck++) {
      assertThat(mix.habitOf(truck)).isEqualTo(Habit.LAWFUL);
    }
  }

  @Test
  void plan_outOfRange_isRefusedNamingValueAndLimit() {
    assertThatThrownBy(() -> plan(100_000, Duration.ofSeconds(1)))
        .hasMessage("trucks 100000 is not 0 to 99999");
    assertThatThrownBy(() -> plan(1, Duration.ofMillis(99)))
        .hasMessage("fixEvery PT0.099S is not PT0.1S to PT1H");
    assertThatThrownBy(() -> plan(1, Duration.ofSeconds(3_601)))
        .hasMessage("fixEvery PT1H1S is not PT0.1S to PT1H");
    assertThatThrownBy(() -> new FleetPlan.HabitCount(1.01, 0))
        .hasMessage("share 1.01 is not 0 to 1");
    plan(99_999, Duration.ofMillis(100));
    plan(0, Duration.ofHours(1));
  }

  private static FleetPlan plan(int trucks, Duration fixEvery) {
    DayHours allDay = new DayHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    WorkHours hours = new WorkHours(List.of(allDay), List.of(allDay), List.of(allDay), allDay);
    return new FleetPlan(
        trucks, fixEvery, null, null, false, hours, new CrossingPlan(0, 0, 0, 0, 0, 0), Map.of());
  }
}
