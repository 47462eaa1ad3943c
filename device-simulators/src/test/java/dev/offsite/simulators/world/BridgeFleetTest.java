package dev.offsite.simulators.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.DeviceSwarm;
import dev.offsite.simulators.fleet.BridgeCrossing;
import dev.offsite.simulators.fleet.BridgeCrossing.Terminal;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.TruckState;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.scale.BridgeTraffic;
import dev.offsite.simulators.scale.Passage;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Passer;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.zone.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trucks of the fleet over instrumented bridges: scale, terminal and truth tell one story. */
class BridgeFleetTest {

  private static final double HOUR_S = 3_600;
  private static final int TRUCKS = 60;

  private final World world =
      Scenario.load(Scenario.BRIDGE_FLEET).withTrucks(TRUCKS).world(Worlds.NOON, Worlds.SEED);
  private final Map<String, List<Leg>> crossings = crossings();

  @Test
  void truck_atTheMomentOfItsCrossing_isOnTheScale() {
    int count = 0;
    for (List<Leg> legs : crossings.values()) {
      for (Leg leg : legs) {
        BridgeCrossing crossing = leg.crossing();
        TruckState state = leg.stateAt(crossing.atS());
        assertThat(state.at().distanceM(scale(crossing.siteId()))).isLessThan(0.01);
        assertThat(state.speedMps() * 3.6).isCloseTo(crossing.speedKph(), within(1e-6));
        assertThat(crossing.speedKph()).isBetween(20.0, 60.0);
        count++;
      }
    }
    assertThat(count).isGreaterThan(30);
  }

  @Test
  void scale_weighsEachTruckOnce_atItsMoment_clearlyTooHeavyOrClearlyNot() {
    int seen = 0;
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      BridgeTraffic traffic = world.traffic(bridge);
      double lastS = 0;
      for (Passage passage = traffic.next(); passage.atS() < HOUR_S; passage = traffic.next()) {
        assertThat(passage.atS()).isGreaterThanOrEqualTo(lastS);
        lastS = passage.atS();
        double atS = passage.atS();
        List<Leg> own =
            crossings.getOrDefault(passage.plate(), List.of()).stream()
                .filter(leg -> leg.crossing().atS() == atS)
                .toList();
        if (!own.isEmpty()) {
          BridgeCrossing crossing = own.get(0).crossing();
          double allowedKg = passage.limitKg() * traffic.bridge().tolerance();
          assertThat(passage.grossKg() > allowedKg).isEqualTo(crossing.overloaded());
          assertThat(passage.trip().plateReadable()).isEqualTo(crossing.plateReadable());
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(crossings.values().stream().mapToInt(List::size).sum());
  }

  @Test
  void terminal_whileItIsSilent_saysNothing_andIsHeardBeforeAndAfter() {
    Map<String, List<Double>> fixes = fixes();
    int silences = 0;
    for (Map.Entry<String, List<Leg>> truck : crossings.entrySet()) {
      List<Double> heard = fixes.get(truck.getKey());
      for (Leg leg : truck.getValue()) {
        for (Span silent : leg.crossing().silent()) {
          if (silent.fromS() > 60 && silent.toS() < HOUR_S - 60) {
            assertThat(heard).noneMatch(s -> s >= silent.fromS() && s < silent.toS());
            assertThat(heard).anyMatch(s -> s < silent.fromS() && s >= silent.fromS() - 30);
            assertThat(heard).anyMatch(s -> s >= silent.toS() && s < silent.toS() + 30);
            silences++;
          }
        }
      }
    }
    assertThat(silences).isGreaterThan(20);
  }

  @Test
  void darkAcrossBridge_isATruth_forEachTerminalSwitchedOffUnderAReadPlate_andForNoOther() {
    List<Truth> truths = truths(Offence.DARK_ACROSS_BRIDGE);
    List<String> expected = new ArrayList<>();
    crossings.forEach(
        (plate, legs) ->
            legs.stream()
                .map(Leg::crossing)
                .filter(it -> it.terminal() == Terminal.SWITCHED_OFF && it.plateReadable())
                .forEach(it -> expected.add(plate + ' ' + world.instantAt(it.atS()))));

    assertThat(truths)
        .extracting(truth -> truth.subject() + ' ' + truth.start())
        .containsExactlyInAnyOrderElementsOf(expected)
        .hasSizeGreaterThan(2);
    assertThat(truths)
        .allSatisfy(
            truth ->
                assertThat(Duration.between(truth.start(), truth.knownFrom()))
                    .isBetween(Duration.ofSeconds(280), Duration.ofSeconds(560)));
  }

  @Test
  void overload_withoutAPlate_saysWhoItWas_andWhetherTracksCanTell() {
    List<Passer> fleet =
        truths(Offence.BRIDGE_OVERLOAD).stream()
            .map(Truth::passer)
            .filter(passer -> passer != null && passer.plate() != null)
            .toList();

    assertThat(fleet).filteredOn(it -> Boolean.TRUE.equals(it.named())).hasSizeGreaterThan(3);
    assertThat(fleet).filteredOn(it -> Boolean.FALSE.equals(it.named())).hasSizeGreaterThan(5);
    // one right behind another, and neither read
    assertThat(fleet).anyMatch(it -> Boolean.FALSE.equals(it.named()) && !it.others().isEmpty());
    for (Truth truth : truths(Offence.BRIDGE_OVERLOAD)) {
      if (truth.passer() != null && truth.passer().plate() != null) {
        BridgeCrossing crossing = crossingAt(truth);
        assertThat(crossing.plateReadable()).isFalse();
        assertThat(truth.passer().named() != null && truth.passer().named())
            .as("%s", truth)
            .matches(named -> !named || crossing.terminal() == Terminal.HEARD);
      } else if (truth.passer() != null) {
        assertThat(truth.passer().named()).as("a stranger").isFalse();
      }
    }
  }

  @Test
  void fleet_onItsWayToABridge_breaksNoOtherLaw() {
    assertThat(world.truthLog().until(Worlds.NOON.plusSeconds((long) HOUR_S)))
        .extracting(Truth::kind)
        .contains(Offence.TERMINAL_SILENT)
        .isSubsetOf(
            Offence.BRIDGE_OVERLOAD,
            Offence.OVERSIZE,
            Offence.DARK_ACROSS_BRIDGE,
            Offence.TERMINAL_SILENT,
            Offence.PLATE_ELSEWHERE,
            Offence.PATROL_OBJECT);
  }

  private BridgeCrossing crossingAt(Truth truth) {
    return crossings.get(truth.passer().plate()).stream()
        .map(Leg::crossing)
        .filter(crossing -> world.instantAt(crossing.atS()).equals(truth.start()))
        .findFirst()
        .orElseThrow();
  }

  private List<Truth> truths(Offence offence) {
    return world.truthLog().until(Worlds.NOON.plusSeconds((long) HOUR_S)).stream()
        .filter(truth -> truth.kind() == offence)
        .toList();
  }

  private PlanePoint scale(String siteId) {
    return world.bridges().stream()
        .filter(bridge -> bridge.site().id().equals(siteId))
        .map(bridge -> world.plane().pointAt(bridge.site().lng(), bridge.site().lat()))
        .findFirst()
        .orElseThrow();
  }

  /** The legs on which each truck is on a scale within the hour. */
  private Map<String, List<Leg>> crossings() {
    Map<String, List<Leg>> found = new HashMap<>();
    for (int truck = 0; truck < TRUCKS; truck++) {
      Itinerary itinerary = world.itinerary(truck);
      boolean crosses = world.job(truck).habit().name().equals("CROSSES_BRIDGES");
      Leg leg = crosses ? itinerary.next() : null;
      while (leg != null && leg.span().fromS() < HOUR_S) {
        if (leg.isOnScale() && leg.crossing().atS() < HOUR_S) {
          found.computeIfAbsent(FleetMix.plateOf(truck), plate -> new ArrayList<>()).add(leg);
        }
        leg = itinerary.next();
      }
    }
    return found;
  }

  private Map<String, List<Double>> fixes() {
    Map<String, List<Double>> fixes = new HashMap<>();
    DeviceSwarm swarm = new DeviceSwarm(world);
    TelemetryCodec codec = new TelemetryCodec();
    while (swarm.nextDueMillis() < world.millisAt(HOUR_S)) {
      DeviceMessage message = swarm.next();
      if (message.topic().device() == DeviceKind.TRUCK) {
        codec
            .decode(message.topic(), message.payload())
            .reports()
            .forEach(
                indexed -> {
                  PositionReport report = (PositionReport) indexed.report();
                  fixes
                      .computeIfAbsent(report.plate(), plate -> new ArrayList<>())
                      .add((report.fixTime().toEpochMilli() - world.millisAt(0)) / 1000.0);
                });
      }
    }
    return fixes;
  }
}
