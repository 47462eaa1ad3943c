package dev.offsite.simulators.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.Plug;
import dev.offsite.simulators.fleet.TruckState;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.world.TruckTrace;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TruckTerminalTest {

  private static final String NO_ZONE_HABITS =
      """
          CUTS_THROUGH: {share: 0, atLeast: 0}
          PARKS_INSIDE: {share: 0, atLeast: 0}
          PARKS_AT_BORDER: {share: 0, atLeast: 0}
          HAS_PERMIT: {share: 0, atLeast: 0}
          CUTS_THROUGH_WHEN_OPEN: {share: 0, atLeast: 0}
      """;

  @Test
  void powerUnplugged_wholeSpan_noMessageButTheAlarmAtItsBegin() {
    World world = fleetOf(Habit.UNPLUGS_TERMINAL, "trucks: 16");
    int cuts = 0;
    for (int truck = 0; truck < 16; truck += 2) {
      assertThat(world.mix().plugOf(truck)).isEqualTo(Plug.POWER);
      List<Truth> unplugged = unplugged(world, truck);
      List<PositionReport> fixes = fixes(world, truck, 3 * 3_600);
      for (Truth truth : unplugged) {
        assertThat(Duration.between(truth.start(), truth.end()))
            .isGreaterThan(Duration.ofMinutes(5));
        assertThat(fixes)
            .as("%s", truth)
            .noneMatch(f -> f.fixTime().isAfter(truth.start()) && f.fixTime().isBefore(truth.end()))
            .anyMatch(f -> within1s(f, truth.end()));
        if (!truth.start().isBefore(Worlds.NOON)) {
          assertThat(fixes)
              .filteredOn(f -> f.fixTime().equals(truth.start()))
              .singleElement()
              .satisfies(f -> assertThat(f.alarms()).containsExactly("POWER_CUT"));
          cuts++;
        }
      }
      assertThat(fixes)
          .filteredOn(f -> !f.alarms().isEmpty() && secondsOf(f) < 2 * 3_600)
          .hasSizeLessThanOrEqualTo(unplugged.size());
    }
    assertThat(cuts).isGreaterThanOrEqualTo(8);
  }

  @Test
  void antennaUnplugged_wholeSpan_everyReportSaysSoWithoutAFixAtTheLastPlace() {
    World world = fleetOf(Habit.UNPLUGS_TERMINAL, "trucks: 4");
    int seen = 0;
    for (int truck = 1; truck < 4; truck += 2) {
      assertThat(world.mix().plugOf(truck)).isEqualTo(Plug.ANTENNA);
      List<PositionReport> fixes = fixes(world, truck, 2 * 3_600);
      List<Truth> unplugged = unplugged(world, truck);
      for (PositionReport fix : fixes) {
        boolean cut =
            unplugged.stream()
                .anyMatch(
                    truth ->
                        !fix.fixTime().isBefore(truth.start())
                            && fix.fixTime().isBefore(truth.end()));
        assertThat(fix.alarms()).as("%s", fix).isEqualTo(cut ? List.of("ANTENNA_CUT") : List.of());
        assertThat(fix.fixed()).isEqualTo(!cut);
        seen += cut ? 1 : 0;
      }
      for (Truth truth : unplugged) {
        assertThat(fixes)
            .filteredOn(
                f -> f.fixTime().isAfter(truth.start()) && f.fixTime().isBefore(truth.end()))
            .extracting(PositionReport::lng)
            .containsOnly(lastBefore(fixes, truth).lng());
      }
    }
    assertThat(seen).isGreaterThan(600);
  }

  private static PositionReport lastBefore(List<PositionReport> fixes, Truth truth) {
    PositionReport last = fixes.get(0);
    for (PositionReport fix : fixes) {
      last = fix.fixTime().isBefore(truth.start()) ? fix : last;
    }
    return last;
  }

  private static List<Truth> unplugged(World world, int truck) {
    return world.truthLog().until(Worlds.NOON.plusSeconds(2 * 3_600)).stream()
        .filter(
            t ->
                t.kind() == Offence.TERMINAL_UNPLUGGED
                    && t.subject().equals(FleetMix.plateOf(truck)))
        .toList();
  }

  @Test
  void unplugged_odometer_countsOn() {
    World world = fleetOf(Habit.UNPLUGS_TERMINAL, "trucks: 1");
    List<PositionReport> fixes = fixes(world, 0, 2 * 3_600);
    double drivenKm = 0;
    TruckTrace trace = new TruckTrace(world, 0);
    double firstS = secondsOf(fixes.get(0));
    double lastS = secondsOf(fixes.get(fixes.size() - 1));
    for (double s = firstS; s < lastS; s += 0.5) {
      drivenKm += trace.at(s).speedMps() * 0.5 / 1000;
    }
    assertThat(fixes.get(fixes.size() - 1).odometerKm() - fixes.get(0).odometerKm())
        .isCloseTo(drivenKm, within(0.05));
  }

  @Test
  void clonedPlate_isReportedByBothTerminals_eachRegisteredUnderItsOwn() {
    World world = fleetOf(Habit.CARRIES_CLONED_PLATE, "trucks: 4", 2);
    assertThat(world.mix().habitOf(0)).isEqualTo(Habit.CARRIES_CLONED_PLATE);
    assertThat(world.mix().twinOf(0)).hasValue(2);
    assertThat(world.mix().twinOf(2)).isEmpty();
    for (int truck : new int[] {0, 2}) {
      assertThat(fixes(world, truck, 60))
          .hasSize(60)
          .allMatch(fix -> fix.plate().equals(FleetMix.plateOf(2)));
    }
    // Without a lawful truck there is nobody to copy from.
    World alone = fleetOf(Habit.CARRIES_CLONED_PLATE, "trucks: 2", 2);
    assertThat(alone.mix().twinOf(1)).isEmpty();
    assertThat(alone.mix().carriedPlateOf(1)).isEqualTo(FleetMix.plateOf(1));
  }

  @Test
  void bridge_hidesTheSky_noFixAndTheLastPosition() {
    World world = fleetOf(Habit.LEAVES_CORRIDOR, "trucks: 30\n  bridgesHideFixes: true");
    int lost = 0;
    for (int truck = 0; truck < 30; truck++) {
      TruckTrace trace = new TruckTrace(world, truck);
      PositionReport before = null;
      for (PositionReport fix : fixes(world, truck, 3_600)) {
        boolean hidden = world.terrain().isUnderBridge(trace.at(secondsOf(fix)).at());
        if (before != null) {
          assertThat(fix.fixed()).as("truck %s at %s", truck, fix.fixTime()).isEqualTo(!hidden);
          if (hidden) {
            assertThat(fix.lng()).isEqualTo(before.lng());
            assertThat(fix.lat()).isEqualTo(before.lat());
            assertThat(fix.satellites()).isLessThan(4);
            assertThat(fix.accuracyM()).isNull();
            lost++;
          }
        }
        before = fix;
      }
    }
    assertThat(lost).isGreaterThan(20);
  }

  @Test
  void bridge_withoutThatPlan_hidesNothing() {
    World world = Worlds.of("fleet: {trucks: 20}");
    for (int truck = 0; truck < 20; truck++) {
      assertThat(fixes(world, truck, 1_800)).allMatch(PositionReport::fixed);
    }
  }

  @Test
  void sensors_overARound_followTheTruth() {
    World world = fleetOf(Habit.SPEEDS, "trucks: 3");
    Set<PositionReport.Load> loads = EnumSet.noneOf(PositionReport.Load.class);
    for (int truck = 0; truck < 3; truck++) {
      TruckTrace trace = new TruckTrace(world, truck);
      for (PositionReport fix : fixes(world, truck, 3 * 3_600)) {
        TruckState truth = trace.at(secondsOf(fix));
        loads.add(fix.load());
        assertThat(fix.body() == PositionReport.Body.RAISED)
            .isEqualTo(truth.activity() == Leg.Activity.TIPPING);
        assertThat(fix.reversing()).isEqualTo(truth.activity() == Leg.Activity.BACKING_UP);
        assertThat(fix.cover() == PositionReport.Cover.CLOSED)
            .isEqualTo(
                truth.activity() == Leg.Activity.HAULING
                    || truth.activity() == Leg.Activity.BACKING_UP);
        assertThat(fix.ignitionOn()).isTrue();
        if (truth.activity() == Leg.Activity.HAULING) {
          assertThat(fix.load()).isEqualTo(PositionReport.Load.LOADED);
        } else if (truth.activity() == Leg.Activity.RETURNING) {
          assertThat(fix.load()).isEqualTo(PositionReport.Load.EMPTY);
        }
      }
    }
    assertThat(loads)
        .containsExactlyInAnyOrder(
            PositionReport.Load.EMPTY, PositionReport.Load.HALF, PositionReport.Load.LOADED);
  }

  @Test
  void uncovered_reportsAnOpenCoverWithLoad() {
    World world = fleetOf(Habit.DRIVES_UNCOVERED, "trucks: 2");
    TruckTrace trace = new TruckTrace(world, 0);
    assertThat(fixes(world, 0, 1_200))
        .filteredOn(f -> trace.at(secondsOf(f)).activity() == Leg.Activity.HAULING)
        .isNotEmpty()
        .allMatch(f -> f.cover() == PositionReport.Cover.OPEN);
  }

  @Test
  void interval_parkedTruck_reportsSeldomAndAsUsualFromItsFirstMoveOn() {
    World world =
        Worlds.of(
            """
            startsAt: "05:30"
            fleet:
              trucks: 40
              fixEvery: 2s
              fixEveryParked: 30s
              hours: {shifts: [{from: "06:00", to: "18:00"}]}
            """);
    int truck = 39;
    assertThat(world.mix().habitOf(truck)).isEqualTo(Habit.LAWFUL);
    TruckTrace trace = new TruckTrace(world, truck);
    double parkedUntilS = trace.legAt(0).span().toS();
    assertThat(parkedUntilS).isGreaterThan(1_800);
    List<PositionReport> fixes = fixes(world, truck, 4_000);
    for (int i = 1; i < fixes.size(); i++) {
      double beforeS = secondsOf(fixes.get(i - 1));
      double atS = secondsOf(fixes.get(i));
      boolean parked = trace.legAt(beforeS).activity() == Leg.Activity.PARKED;
      assertThat(fixes.get(i - 1).ignitionOn()).isEqualTo(!parked);
      if (!parked) {
        assertThat(atS - beforeS).isCloseTo(2, within(0.002));
      } else if (atS < parkedUntilS) {
        assertThat(atS - beforeS).isCloseTo(30, within(0.002));
      } else {
        assertThat(atS - parkedUntilS).as("first fix after the rest").isBetween(0.0, 2.0);
      }
    }
  }

  @Test
  void interval_slowTerminals_differByTruck() {
    World world = Worlds.of("fleet: {trucks: 10, fixEvery: 1s, fixEverySlowest: 5s}");
    for (int truck = 0; truck < 10; truck++) {
      assertThat(fixes(world, truck, 60)).as("truck %s", truck).hasSize(60 / (1 + truck % 5));
    }
  }

  @Test
  void swarm_everythingOn_sameSeedSameBytes() throws Exception {
    assertThat(digest(3)).isEqualTo(digest(3)).isNotEqualTo(digest(4));
  }

  private static String digest(long seed) throws Exception {
    World world = Scenario.load(Scenario.HANGZHOU_DAY).withTrucks(100).world(Worlds.NOON, seed);
    DeviceSwarm swarm = new DeviceSwarm(world);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < 20_000; i++) {
      digest.update(swarm.next().payload());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static World fleetOf(Habit habit, String fleet) {
    return fleetOf(habit, fleet, 1_000);
  }

  private static World fleetOf(Habit habit, String fleet, int count) {
    return Worlds.of(
        "fleet:\n  "
            + fleet
            + "\n  habits:\n    "
            + NO_ZONE_HABITS.strip()
            + "\n    "
            + habit
            + ": {share: 0, atLeast: "
            + count
            + "}\n");
  }

  private static boolean within1s(PositionReport fix, java.time.Instant at) {
    Duration after = Duration.between(at, fix.fixTime());
    return !after.isNegative() && after.toMillis() <= 1_000;
  }

  private static double secondsOf(PositionReport fix) {
    return Duration.between(Worlds.NOON, fix.fixTime()).toMillis() / 1000.0;
  }

  private static List<PositionReport> fixes(World world, int truck, int seconds) {
    TelemetryCodec codec = new TelemetryCodec();
    TruckTerminal terminal = new TruckTerminal(world, truck, codec);
    List<PositionReport> fixes = new ArrayList<>();
    while (terminal.nextDueMillis() < world.millisAt(seconds)) {
      DeviceMessage message = terminal.next();
      assertThat(message.topic().device()).isEqualTo(DeviceKind.TRUCK);
      fixes.add(
          (PositionReport)
              codec.decode(message.topic(), message.payload()).reports().get(0).report());
    }
    return fixes;
  }
}
