package dev.offsite.simulators.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.schemas.channel.DeviceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultProfileTest {

  @TempDir private Path folder;

  static List<String> names() {
    return FaultProfile.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void load_everyName_isAProfileThatSaysWhatItShows(String name) throws IOException {
    FaultProfile profile = FaultProfile.load(name);
    assertThat(profile.name()).isEqualTo(name);
    assertThat(profile.about()).hasSizeGreaterThan(20);
    assertThat(profile.isEmpty()).isEqualTo(name.equals(FaultProfile.NONE));
  }

  @ParameterizedTest
  @MethodSource("names")
  void load_everyName_hitsSomeDevicesOfAFleet(String name) throws IOException {
    FaultProfile profile = FaultProfile.load(name);
    long hit = 0;
    for (int truck = 0; truck < 1_000; truck++) {
      hit += profile.faultsOf(DeviceKind.TRUCK, "truck-" + truck, 1).isEmpty() ? 0 : 1;
    }
    assertThat(hit > 0).isEqualTo(!name.equals(FaultProfile.NONE));
    assertThat(hit).isLessThan(1_000);
  }

  @Test
  void parse_emptyEntry_isRefusedAndNamed() {
    assertThatThrownBy(() -> FaultProfile.parse("p", "about: x\nfaults:\n  -\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fault profile p, faults[0] is empty");
  }

  @Test
  void load_unknownName_isRefusedNamingWhatThereIs() {
    assertThatThrownBy(() -> FaultProfile.load("worse-network"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'worse-network'")
        .hasMessageContaining("none, duplicates, reorder, lossy, blind-areas, corrupt")
        .hasMessageContaining("bad-network");
  }

  @Test
  void load_file_isNamedWithoutItsExtension() throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "about: mine\nfaults:\n- {fault: drop, share: 1, probability: 0.5}\n");
    FaultProfile profile = FaultProfile.load(file.toString());
    assertThat(profile.name()).isEqualTo("mine");
    assertThat(profile.faultsOf(DeviceKind.WIM, "wim-1", 1)).containsExactly("drop");
  }

  @Test
  void faultsOf_share_isKeptWithinTolerance() {
    FaultProfile profile = parse("- {fault: drop, share: 0.3, probability: 0.5}");
    for (long seed = 1; seed <= 5; seed++) {
      int hit = 0;
      for (int truck = 0; truck < 10_000; truck++) {
        hit += profile.faultsOf(DeviceKind.TRUCK, "truck-" + truck, seed).size();
      }
      assertThat(hit / 10_000.0).as("seed %s", seed).isCloseTo(0.3, within(0.025));
    }
  }

  @Test
  void faultsOf_shareZeroAndOne_isNobodyAndEverybody() {
    FaultProfile profile =
        parse(
            "- {fault: drop, name: nobody, share: 0, probability: 0.5}",
            "- {fault: drop, name: everybody, share: 1, probability: 0.5}");
    for (int truck = 0; truck < 1_000; truck++) {
      assertThat(profile.faultsOf(DeviceKind.TRUCK, "truck-" + truck, 1))
          .containsExactly("everybody");
    }
  }

  @Test
  void faultsOf_sameSeed_isTheSame_anotherSeedHitsOthers() {
    FaultProfile profile = parse("- {fault: drop, share: 0.5, probability: 0.5}");
    assertThat(hits(profile, 7)).isEqualTo(hits(profile, 7)).isNotEqualTo(hits(profile, 8));
  }

  @Test
  void faultsOf_moreFaultsInTheProfile_leavesTheHitsOfTheFirst() {
    String drop = "- {fault: drop, share: 0.5, probability: 0.5}";
    String corrupt = "- {fault: corrupt, share: 0.5, probability: 0.5}";
    FaultProfile both = parse(corrupt, drop);
    for (int truck = 0; truck < 200; truck++) {
      String id = "truck-" + truck;
      assertThat(both.faultsOf(DeviceKind.TRUCK, id, 1).contains("drop"))
          .isEqualTo(parse(drop).faultsOf(DeviceKind.TRUCK, id, 1).contains("drop"));
    }
  }

  @Test
  void faultsOf_devices_hitsOnlyTheKindsNamed() {
    FaultProfile profile =
        parse("- {fault: drop, share: 1, devices: [wim, drone], probability: 0}");
    assertThat(profile.faultsOf(DeviceKind.WIM, "a", 1)).containsExactly("drop");
    assertThat(profile.faultsOf(DeviceKind.DRONE, "a", 1)).containsExactly("drop");
    assertThat(profile.faultsOf(DeviceKind.TRUCK, "a", 1)).isEmpty();
  }

  @Test
  void faultsOf_several_areInTheOrderOfTheProfile() {
    FaultProfile profile =
        parse(
            "- {fault: drop, share: 1, probability: 0}",
            "- {fault: corrupt, share: 1, probability: 0}",
            "- {fault: drop, name: again, share: 1, probability: 0}");
    assertThat(profile.faultsOf(DeviceKind.WIM, "a", 1))
        .containsExactly("drop", "corrupt", "again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{fault: gremlin, share: 1} | fault 'gremlin' is not one of duplicate, reorder, drop",
        "{share: 1} | fault '' is not one of",
        "{fault: drop, probability: 0.1} | (drop): share is missing or not a number",
        "{fault: drop, share: many, probability: 0.1} | share is missing or not a number",
        "{fault: drop, share: 1.1, probability: 0.1} | share 1.1 is not 0 to 1",
        "{fault: drop, share: -0.1, probability: 0.1} | share -0.1 is not 0 to 1",
        "{fault: drop, share: 1, probability: 1} | probability 1.0 is not 0 to 0.99",
        "{fault: drop, share: 1} | probability",
        "{fault: drop, share: 1, probability: 0.1, within: 3s} | within",
        "{fault: drop, share: 1, devices: [bus], probability: 0} | 'bus' is not truck, wim or drone",
        "{fault: drop, share: 1, devices: truck, probability: 0} | devices is not a list",
        "{fault: drop, share: 1, devices: [], probability: 0} | devices names no kind",
        "{fault: corrupt, share: 1, probability: 1.5} | probability 1.5 is not 0 to 1",
        "{fault: reorder, share: 1, probability: 1, within: 0s} | within PT0S is not 1 ms to PT1H",
        "{fault: reorder, share: 1, probability: 1, within: 2h} | within PT2H is not 1 ms to PT1H",
        "{fault: reorder, share: 1, probability: 1, within: soon} | 500ms, 4s, 30min or 2h",
        "{fault: duplicate, share: 1, probability: 1} | within",
        "{fault: clock-offset, share: 1, by: 0s} | by PT0S is zero or beyond PT24H",
        "{fault: clock-offset, share: 1, by: -25h} | by PT-25H is zero or beyond PT24H",
        "{fault: clock-drift, share: 1, perHour: 11min} | perHour PT11M is zero or beyond PT10M",
        "{fault: wrong-datum, share: 1, datum: WGS84} | datum WGS84 is not GCJ02 or BD09",
        "{fault: wrong-datum, share: 1, datum: ED50} | ED50",
      })
  void parse_wrongEntry_isRefusedNamingProfileEntryKeyAndLimit(String entry, String message) {
    assertThatThrownBy(() -> parse("- {fault: drop, share: 1, probability: 0}", "- " + entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fault profile test, faults[1]")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every: 500ms, atLeast: 1s, atMost: 2s | every PT0.5S is not 1 s to PT24H",
        "every: 25h, atLeast: 1s, atMost: 2s | every PT25H is not 1 s to PT24H",
        "every: 1s, atLeast: 0s, atMost: 2s | atLeast PT0S is below 1 ms",
        "every: 1s, atLeast: 3s, atMost: 2s | atMost PT2S is not atLeast PT3S to PT24H",
        "every: 1s, atLeast: 3s, atMost: 25h | atMost PT25H is not atLeast PT3S to PT24H",
      })
  void parse_wrongOutage_isRefusedNamingKeyValueAndLimit(String outage, String message) {
    assertThatThrownBy(
            () -> parse("- {fault: storm, share: 1, heldMax: 1, outage: {" + outage + "}}"))
        .hasMessageContaining("faults[0] (storm)")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batchReports: 0, batchEvery: 1s, heldMax: 1 | batchReports 0 is not 1 to 2000",
        "batchReports: 2001, batchEvery: 1s, heldMax: 1 | batchReports 2001 is not 1 to 2000",
        "batchReports: 1, batchEvery: 0s, heldMax: 1 | batchEvery PT0S is not 1 ms to PT1H",
        "batchReports: 1, batchEvery: 1s, heldMax: 0 | heldMax 0 is not 1 to 43200",
        "batchReports: 1, batchEvery: 1s, heldMax: 43201 | heldMax 43201 is not 1 to 43200",
      })
  void parse_wrongBlindArea_isRefusedNamingKeyValueAndLimit(String keys, String message) {
    String outage = "outage: {every: 1s, atLeast: 1s, atMost: 1s}";
    assertThatThrownBy(() -> parse("- {fault: blind-area, share: 1, " + outage + ", " + keys + "}"))
        .hasMessageContaining("faults[0] (blind-area)")
        .hasMessageContaining(message);
  }

  @Test
  void parse_sameNameTwice_isRefused() {
    String drop = "- {fault: drop, share: 1, probability: 0}";
    assertThatThrownBy(() -> parse(drop, drop))
        .hasMessageContaining("faults[1]: name drop is there already");
  }

  @Test
  void parse_noProfile_isRefused() {
    assertThatThrownBy(() -> FaultProfile.parse("x", "- a"))
        .hasMessageContaining("fault profile x is not a mapping of keys");
    assertThatThrownBy(() -> FaultProfile.parse("x", "about: x")).hasMessageContaining("faults");
    assertThatThrownBy(() -> FaultProfile.parse("x", "about: x\nfaults: []\nspeed: 3"))
        .hasMessageContaining("fault profile x")
        .hasMessageContaining("speed");
    assertThatThrownBy(() -> FaultProfile.parse("x", "about: x\nfaults: [drop]"))
        .hasMessageContaining("fault profile x");
  }

  private static List<List<String>> hits(FaultProfile profile, long seed) {
    return IntStream.range(0, 200)
        .mapToObj(truck -> profile.faultsOf(DeviceKind.TRUCK, "truck-" + truck, seed))
        .toList();
  }

  private static FaultProfile parse(String... entries) {
    return FaultProfile.parse("test", "about: test\nfaults:\n" + String.join("\n", entries) + "\n");
  }
}
