package dev.offsite.standalone.check;

import static dev.offsite.pipelines.check.FindingKind.BACKFILL;
import static dev.offsite.pipelines.check.FindingKind.CLOCK_AHEAD;
import static dev.offsite.pipelines.check.FindingKind.CLOCK_BEHIND;
import static dev.offsite.pipelines.check.FindingKind.CLOCK_DRIFT;
import static dev.offsite.pipelines.check.FindingKind.CLOCK_UNSET;
import static dev.offsite.pipelines.check.FindingKind.GAP;
import static dev.offsite.pipelines.check.FindingKind.IMPLAUSIBLE_JUMP;
import static dev.offsite.pipelines.check.FindingKind.MISSING_REPORTS;
import static dev.offsite.pipelines.check.FindingKind.OUT_OF_ORDER;
import static dev.offsite.pipelines.check.FindingKind.REPEATS;
import static dev.offsite.pipelines.check.FindingKind.RESTARTS;
import static dev.offsite.pipelines.check.FindingKind.SCHEMA_FAULTS;
import static dev.offsite.pipelines.check.FindingKind.SILENT;
import static dev.offsite.pipelines.check.FindingKind.WRONG_DATUM;
import static dev.offsite.pipelines.check.FindingKind.ZONE_MISTAKE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.check.CheckFinding;
import dev.offsite.pipelines.check.DeviceVerdict;
import dev.offsite.pipelines.check.FindingKind;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.simulation.Simulation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was broken on purpose is named, and nothing else. */
class SimulatedFaultsTest {

  private static final int TRUCKS = 90;
  private static final Duration LENGTH = Duration.ofMinutes(15);

  /** What each fault has to be called. */
  private static final Map<String, FindingKind> NAMES =
      Map.ofEntries(
          Map.entry("duplicate", REPEATS),
          Map.entry("reorder", OUT_OF_ORDER),
          Map.entry("few-lost", MISSING_REPORTS),
          Map.entry("many-lost", MISSING_REPORTS),
          Map.entry("drop", MISSING_REPORTS),
          Map.entry("tunnel", BACKFILL),
          Map.entry("valley", BACKFILL),
          Map.entry("blind-area", BACKFILL),
          Map.entry("storm", BACKFILL),
          Map.entry("corrupt", SCHEMA_FAULTS),
          Map.entry("clock-fast", CLOCK_AHEAD),
          Map.entry("clock-slow", CLOCK_BEHIND),
          Map.entry("clock-drift", CLOCK_DRIFT),
          Map.entry("zone-mistake", ZONE_MISTAKE),
          Map.entry("sends-gcj02", WRONG_DATUM),
          Map.entry("sends-bd09", WRONG_DATUM),
          Map.entry("wrong-datum", WRONG_DATUM),
          Map.entry("restart", RESTARTS),
          Map.entry("restart-without-clock", CLOCK_UNSET));

  /** What else a fault really causes: a terminal that starts again was silent, and so on. */
  private static final Map<String, Set<FindingKind>> EFFECTS =
      Map.of(
          "restart", Set.of(GAP, SILENT),
          "restart-without-clock", Set.of(GAP, SILENT, RESTARTS),
          "tunnel", Set.of(OUT_OF_ORDER, GAP, SILENT),
          "valley", Set.of(OUT_OF_ORDER, GAP, SILENT),
          "storm", Set.of(SILENT),
          "reorder", Set.of(BACKFILL),
          "many-lost", Set.of(GAP),
          "corrupt", Set.of(IMPLAUSIBLE_JUMP));

  private static Map<String, Long> undisturbed;

  @BeforeAll
  static void undisturbed() throws IOException {
    undisturbed = fingerprints(SimulatedFeeds.simulation(FaultProfile.NONE, TRUCKS));
  }

  @Test
  void check_healthyDevices_findsNothing() throws IOException {
    List<DeviceVerdict> devices = verdicts(SimulatedFeeds.simulation(FaultProfile.NONE, TRUCKS));

    assertThat(devices).hasSize(TRUCKS + 11);
    assertThat(devices).allSatisfy(device -> assertThat(device.findings()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "duplicates",
        "reorder",
        "lossy",
        "blind-areas",
        "corrupt",
        "skewed-clocks",
        "wrong-datum",
        "restarts",
        "reconnect-storm"
      })
  void check_profile_namesEachFaultAndNoOther(String profile) throws IOException {
    Simulation simulation = SimulatedFeeds.simulation(profile, TRUCKS);
    Map<String, DeviceVerdict> verdicts =
        verdicts(simulation).stream()
            .collect(Collectors.toMap(DeviceVerdict::deviceId, device -> device));
    Map<String, Long> disturbed = fingerprints(simulation);
    int faults = 0;
    List<String> missed = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (DeviceFaults device : simulation.deviceFaults()) {
      DeviceVerdict verdict = verdicts.get(device.deviceId());
      boolean acted = !undisturbed.get(device.deviceId()).equals(disturbed.get(device.deviceId()));
      if (!acted) {
        wrong.addAll(named(verdict));
        continue;
      }
      // What is still held back at the end shows as silence.
      // Two shifts one after the other are no datum, and of two losses the greater is seen.
      boolean twice = device.faults().size() > 1;
      Set<FindingKind> allowed = new TreeSet<>();
      for (String fault : device.faults()) {
        allowed.add(NAMES.get(fault));
        allowed.addAll(EFFECTS.getOrDefault(fault, Set.of()));
        faults += twice ? 0 : 1;
        boolean endsSilent = allowed.contains(SILENT) && verdict.has(SILENT);
        if (!twice && !endsSilent && !verdict.has(NAMES.get(fault))) {
          missed.add(device.deviceId() + " has " + fault + ", named " + named(verdict));
        }
      }
      for (CheckFinding finding : verdict.findings()) {
        if (!allowed.contains(finding.kind())) {
          wrong.add(device + " is said to have " + finding);
        }
      }
    }

    assertThat(faults).as("faults of %s", profile).isGreaterThan(5);
    assertThat((double) (faults - missed.size()) / faults)
        .as("%s with seed %d: missed %s of %d", profile, SimulatedFeeds.SEED, missed, faults)
        .isGreaterThanOrEqualTo(0.95);
    assertThat(wrong).as("%s with seed %d", profile, SimulatedFeeds.SEED).isEmpty();
  }

  private static List<String> named(DeviceVerdict verdict) {
    return verdict.findings().stream().map(f -> verdict.deviceId() + ": " + f.says()).toList();
  }

  private static List<DeviceVerdict> verdicts(Simulation simulation) throws IOException {
    return SimulatedFeeds.checked(simulation, LENGTH).report().devices();
  }

  /** Of everything each device said, and when: equal if no fault did anything. */
  private static Map<String, Long> fingerprints(Simulation simulation) {
    Map<String, Long> all = new HashMap<>();
    long end = simulation.begin().plus(LENGTH).toEpochMilli();
    MessageSource source = simulation.messages();
    while (source.nextDueMillis() < end) {
      DeviceMessage message = source.next();
      String device = message.topicName().split("/", -1)[3];
      long content = Arrays.hashCode(message.payload()) * 31L + message.dueMillis();
      all.merge(device, content, (before, next) -> before * 1_000_003 + next);
    }
    return all;
  }
}
