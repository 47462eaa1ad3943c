package dev.offsite.simulators.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.DeviceSwarm;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.fault.FaultTally;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.world.Worlds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {

  private static final Scenario SMALL = Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(40);

  @TempDir private Path folder;

  @Test
  void messages_noFaults_areThoseOfTheSwarmByteForByte() throws IOException {
    Simulation simulation = Simulation.of(SMALL, Worlds.NOON, 1);
    assertThat(simulation.faults().name()).isEqualTo("none");
    MessageSource messages = simulation.messages();
    assertThat(messages).isInstanceOf(DeviceSwarm.class);
    DeviceSwarm swarm = new DeviceSwarm(SMALL.world(Worlds.NOON, 1));
    for (int i = 0; i < 3_000; i++) {
      DeviceMessage message = messages.next();
      DeviceMessage expected = swarm.next();
      assertThat(message.payload()).isEqualTo(expected.payload());
      assertThat(message.dueMillis()).isEqualTo(expected.dueMillis());
    }
  }

  @Test
  void messages_faults_sameSeedSameBytes_anotherSeedOthers() throws IOException {
    assertThat(first(1, 3_000)).isEqualTo(first(1, 3_000)).isNotEqualTo(first(2, 3_000));
  }

  @Test
  void messages_faults_comeInTheOrderTheyAreDue() throws IOException {
    MessageSource messages = badNetwork(3).messages();
    long before = 0;
    for (int i = 0; i < 5_000; i++) {
      long dueMillis = messages.nextDueMillis();
      assertThat(dueMillis).isGreaterThanOrEqualTo(before);
      assertThat(messages.next().dueMillis()).isEqualTo(dueMillis);
      before = dueMillis;
    }
  }

  @Test
  void truths_doNotDependOnFaults() throws IOException {
    var until = Worlds.NOON.plusSeconds(120);
    List<?> truths = badNetwork(1).truths().until(until);
    assertThat(truths)
        .isNotEmpty()
        .isEqualTo(Simulation.of(SMALL, Worlds.NOON, 1).truths().until(until));
  }

  @Test
  void deviceFaults_everyDeviceOnce_withItsSubject() throws IOException {
    List<DeviceFaults> all = badNetwork(1).deviceFaults();
    assertThat(all).hasSize(7 + 4 + 40);
    assertThat(all.stream().map(DeviceFaults::deviceId).distinct()).hasSize(51);
    assertThat(all.get(50).deviceId()).isEqualTo("truck-00040");
    assertThat(all.get(50).subject()).isEqualTo("浙A00040");
    assertThat(all.get(0).deviceId()).isEqualTo("wim-01");
    String site = badNetwork(1).world().bridges().get(0).site().id();
    assertThat(all.get(0).subject()).isEqualTo(site);
  }

  @Test
  void deviceFaults_areThoseThatAct() throws IOException {
    FaultProfile profile =
        FaultProfile.parse(
            "half", "about: half\nfaults:\n- {fault: corrupt, share: 0.5, probability: 1}\n");
    Simulation simulation = Simulation.of(SMALL, Worlds.NOON, 1, profile);
    MessageSource faulty = simulation.messages();
    MessageSource whole = Simulation.of(SMALL, Worlds.NOON, 1).messages();
    Set<String> corrupted = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 3_000; i++) {
      DeviceMessage message = faulty.next();
      seen.add(message.topic().deviceId());
      if (!Arrays.equals(message.payload(), whole.next().payload())) {
        corrupted.add(message.topic().deviceId());
      }
    }
    assertThat(simulation.deviceFaults())
        .filteredOn(device -> seen.contains(device.deviceId()))
        .allSatisfy(
            device ->
                assertThat(corrupted.contains(device.deviceId()))
                    .as(device.deviceId())
                    .isEqualTo(device.faults().equals(List.of("corrupt"))));
  }

  @Test
  void deviceFaults_file_readsBackTheSame() throws IOException {
    List<DeviceFaults> all = badNetwork(1).deviceFaults();
    Path file = folder.resolve("devices.jsonl");
    DeviceFaults.FILES.write(file, all);
    assertThat(DeviceFaults.FILES.read(file)).isEqualTo(all);
  }

  @Test
  void of_unknownProfileInTheScenario_isRefused() {
    Scenario scenario = Scenario.parse("test", "faults: gremlins\nfleet: {trucks: 1}\n");
    assertThatThrownBy(() -> Simulation.of(scenario, Worlds.NOON, 1))
        .hasMessageContaining("gremlins");
  }

  @Test
  void messages_tally_countsWhatFaultsDid() throws IOException {
    FaultTally tally = new FaultTally();
    MessageSource messages =
        Simulation.of(SMALL, Worlds.NOON, 1, FaultProfile.load("lossy")).messages(tally);
    for (int i = 0; i < 3_000; i++) {
      messages.next();
    }
    assertThat(tally.counts()).containsKey("few-lost");
    assertThat(tally.counts().get("few-lost").messages()).isBetween(10L, 200L);
    assertThat(tally.counts().get("few-lost").overflowed()).isZero();
  }

  private static Simulation badNetwork(long seed) throws IOException {
    return Simulation.of(SMALL, Worlds.NOON, seed, FaultProfile.load("bad-network"));
  }

  private static List<String> first(long seed, int number) throws IOException {
    MessageSource messages = badNetwork(seed).messages();
    List<String> first = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      DeviceMessage message = messages.next();
      first.add(message.dueMillis() + new String(message.payload(), StandardCharsets.ISO_8859_1));
    }
    return first;
  }
}
