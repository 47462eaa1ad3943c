package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.score.OffenceScore;
import dev.offsite.simulators.score.PromiseCheck;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.truth.Offence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The morning rush with its trucks through the whole detection job, with each fault profile there
 * is: what is admissible as an overload is all of it, and nothing else.
 */
class BridgeRushIT {

  private static final String SKEWED = "skewed-clocks";
  private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(3);

  private static final Scenario RUSH = Scenario.load(Scenario.BRIDGE_RUSH);

  private static FlinkCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = FlinkCluster.start(2);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  static Stream<String> profiles() {
    return FaultProfile.names().stream().filter(name -> !name.equals(SKEWED));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void admissibleOverloads_withFaults_havePrecisionAndRecallOne(String name) throws Exception {
    FaultProfile faults = FaultProfile.load(name);
    long seed = seedOfManyFaultyScales(faults);

    Score score = score(Simulation.of(RUSH, BEGIN, seed, faults));

    OffenceScore row = score.admissible().row(Offence.BRIDGE_OVERLOAD);
    assertThat(row.found()).as("%s, seed %s", name, seed).isGreaterThan(10);
    assertThat(row.precision().value()).as("%s, seed %s: %s", name, seed, row).hasValue(1.0);
    assertThat(row.recall().value()).as("%s, seed %s: %s", name, seed, row).hasValue(1.0);
    assertThat(PromiseCheck.ofAdmissible(RUSH.plan().admissiblePromises(), score))
        .isNotEmpty()
        .noneMatch(PromiseCheck::isBroken);
  }

  /**
   * A clock that is ahead shows in each record. One that is behind looks like a record that was
   * long on its way: then the overload is true and its time is not, which the scorer calls false.
   */
  @Test
  void admissibleOverloads_withSkewedClocks_areFalseOnlyWhereAClockIsBehind() throws Exception {
    FaultProfile faults = FaultProfile.load(SKEWED);
    long seed = seedOfManyFaultyScales(faults);
    Simulation simulation = Simulation.of(RUSH, BEGIN, seed, faults);
    Set<String> behind =
        simulation.deviceFaults().stream()
            .filter(device -> device.faults().contains("clock-slow"))
            .map(DeviceFaults::deviceId)
            .collect(Collectors.toSet());

    Score score = score(simulation).admissible();

    OffenceScore row = score.row(Offence.BRIDGE_OVERLOAD);
    assertThat(row.found()).as("seed %s", seed).isGreaterThan(10);
    assertThat(row.recall().value()).as("seed %s: %s", seed, row).hasValue(1.0);
    assertThat(row.duplicates()).as("seed %s", seed).isZero();
    assertThat(score.falseAlarms())
        .as("seed %s", seed)
        .allMatch(candidate -> behind.contains(candidate.subject().deviceId()));
  }

  /** Of the first hundred the one with the most faults at the seven scales. */
  private static long seedOfManyFaultyScales(FaultProfile faults) {
    long best = 1;
    long most = -1;
    for (long seed = 1; seed <= 100; seed++) {
      long drawn = seed;
      long faulty =
          RUSH.reference().stream()
              .filter(ReferenceEntry.Device.class::isInstance)
              .map(ReferenceEntry.Device.class::cast)
              .filter(device -> device.deviceKind() == DeviceKind.WIM)
              .mapToLong(device -> faults.faultsOf(DeviceKind.WIM, device.id(), drawn).size())
              .sum();
      if (faulty > most) {
        most = faulty;
        best = seed;
      }
    }
    return best;
  }

  private static Score score(Simulation simulation) throws Exception {
    return run(simulation).score();
  }

  /**
   * No truck of the fleet crosses a scale here: whoever has such a plate carries a copy, and
   * whoever is named by a track is named wrongly.
   */
  @Test
  void copiedPlates_inTheRush_lowerEveryOverload_andNoTrackNamesAnybody() throws Exception {
    Duration length = Duration.ofMinutes(6);
    Scenario copies =
        Scenario.parse(
            "rush-of-copies",
            """
            about: The rush, with a tenth of the trucks under copied plates.
            startsAt: "07:50"
            fleet: {trucks: 60}
            scales: {vehicleEvery: 3s, copiedShare: 0.1, unreadableShare: 0.2}
            promises: {}
            """);
    Simulation simulation = Simulation.of(copies, BEGIN, 42, FaultProfile.none());
    DetectedScenario detected = run(simulation, length);
    List<Candidate> newest = newest(detected.candidates());

    OffenceScore admissible = detected.score(newest).admissible().row(Offence.BRIDGE_OVERLOAD);
    assertThat(admissible.precision().value()).as("%s", admissible).hasValue(1.0);
    assertThat(admissible.recall().value()).as("%s", admissible).hasValue(1.0);

    Set<String> copied =
        newest.stream()
            .filter(it -> it.kind() == ViolationKind.PLATE_ELSEWHERE)
            .map(it -> it.subject().deviceId() + it.facts().details().get("passageId"))
            .collect(Collectors.toSet());
    List<Candidate> overloads =
        newest.stream().filter(it -> it.kind() == ViolationKind.BRIDGE_OVERLOAD).toList();
    assertThat(overloads)
        .filteredOn(
            it -> copied.contains(it.subject().deviceId() + it.facts().details().get("passageId")))
        .hasSizeGreaterThan(5)
        .allMatch(it -> it.gate().reasons().contains("PLATE_CONTRADICTED"))
        .noneMatch(it -> it.gate().grade() == Candidate.Gate.Grade.ADMISSIBLE);
    assertThat(overloads)
        .filteredOn(
            it -> !copied.contains(it.subject().deviceId() + it.facts().details().get("passageId")))
        .noneMatch(it -> it.gate().reasons().contains("PLATE_CONTRADICTED"));
    assertThat(overloads)
        .filteredOn(it -> it.subject().plate() == null)
        .hasSizeGreaterThan(10)
        .noneMatch(it -> it.facts().notes().contains("IDENTIFIED_BY_TRACK"));
  }

  private static List<Candidate> newest(List<Candidate> revisions) {
    Map<String, Candidate> newest = new TreeMap<>();
    for (Candidate each : revisions) {
      newest.merge(each.id(), each, (a, b) -> a.revision() >= b.revision() ? a : b);
    }
    newest.values().removeIf(each -> each.phase() == Candidate.Phase.WITHDRAWN);
    return List.copyOf(newest.values());
  }

  @Test
  void bridges_inTheRush_areWatchedAndOneNearsItsLimit() throws Exception {
    DetectedScenario outcome = run(Simulation.of(RUSH, BEGIN, 42, FaultProfile.none()));

    assertThat(outcome.operations())
        .filteredOn(alarm -> alarm.kind() == ViolationKind.BRIDGE_LOAD_NEAR_LIMIT)
        .anyMatch(alarm -> alarm.facts().measured() >= 0.8 * alarm.facts().limit());
    assertThat(outcome.loads().stream().map(BridgeLoad::siteId).distinct()).hasSize(7);
    assertThat(outcome.operations())
        .allMatch(it -> it.gate().grade() == Candidate.Gate.Grade.INADMISSIBLE);
  }

  private static DetectedScenario run(Simulation simulation) throws Exception {
    return run(simulation, LENGTH);
  }

  private static DetectedScenario run(Simulation simulation, Duration length) throws Exception {
    return DetectedScenario.run(cluster, simulation, length);
  }
}
