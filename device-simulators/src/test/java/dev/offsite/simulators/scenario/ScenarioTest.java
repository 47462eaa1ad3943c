package dev.offsite.simulators.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.simulators.device.DeviceSwarm;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {

  private final Scenario scenario = Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(60);

  @TempDir private Path folder;

  @Test
  void load_unknownName_isRefusedNamingWhatThereIs() {
    assertThatThrownBy(() -> Scenario.load("hangzhou-night"))
        .hasMessageContaining("hangzhou-night")
        .hasMessageContaining(Scenario.HANGZHOU_DEMO);
  }

  @Test
  void loadOrRead_nameOrFile_isTheScenario() throws IOException {
    assertThat(Scenario.loadOrRead("quiet").name()).isEqualTo("quiet");
    Path file = Files.writeString(folder.resolve("town.yaml"), "fleet: {trucks: 3}\n");
    assertThat(Scenario.loadOrRead(file.toString()).mix().trucks()).isEqualTo(3);
    assertThatThrownBy(() -> Scenario.loadOrRead("town"))
        .hasMessageContaining("no scenario 'town'; there is hangzhou-demo, yuhang-5216");
  }

  @Test
  void names_everyScenario_loadsAndNamesAFaultProfile() throws IOException {
    for (String name : Scenario.names()) {
      Scenario each = Scenario.load(name);
      assertThat(each.plan().about()).as(name).hasSizeGreaterThan(20);
      assertThat(FaultProfile.load(each.plan().faults()).name()).isEqualTo(each.plan().faults());
    }
  }

  @Test
  void yuhang_hasTheFleetOfTheDistrictAtOneFixPerSecond() {
    ScenarioPlan plan = Scenario.load("yuhang-5216").plan();
    assertThat(plan.fleet().trucks()).isEqualTo(5_216);
    assertThat(plan.fleet().fixEvery()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void quiet_aDay_hasNoTruth() {
    for (long seed = 1; seed <= 3; seed++) {
      World world = Scenario.load("quiet").world(Worlds.NOON, seed);
      assertThat(world.truthLog().until(Worlds.NOON.plus(Duration.ofDays(1))))
          .as("seed %s", seed)
          .isEmpty();
    }
  }

  @Test
  void quiet_drones_seeNothing() {
    DeviceSwarm swarm = new DeviceSwarm(Scenario.load("quiet").world(Worlds.NOON, 1));
    for (int i = 0; i < 5_000; i++) {
      assertThat(swarm.next().topic().report()).isNotEqualTo(ReportKind.DETECTION);
    }
  }

  @Test
  void reference_written_readsBackTheSame() throws IOException {
    scenario.writeReference(folder);
    List<ReferenceEntry> read = new ArrayList<>();
    ReferenceCodec codec = new ReferenceCodec();
    for (ReferenceKind kind : ReferenceKind.values()) {
      if (kind != ReferenceKind.FENCE) {
        Path file = folder.resolve(kind.file());
        read.addAll(codec.readEntries(kind, kind.file(), Files.readAllBytes(file)));
      }
    }
    assertThat(read)
        .isEqualTo(
            scenario.reference().stream()
                .filter(e -> !(e instanceof ReferenceEntry.FenceFeature))
                .toList());
    try (Stream<Path> fences = Files.list(folder.resolve("fences"))) {
      // 26 of the place, and a corridor for each of 6 building sites and 3 disposal sites.
      assertThat(fences).hasSize(26 + 18);
    }
  }

  @Test
  void reference_everyTruck_isRegistered() {
    List<ReferenceEntry> reference = scenario.reference();
    for (int truck = 0; truck < scenario.mix().trucks(); truck++) {
      String deviceId = FleetMix.deviceIdOf(truck);
      String plate = FleetMix.plateOf(truck);
      assertThat(reference)
          .anyMatch(
              e ->
                  e instanceof ReferenceEntry.Device device
                      && device.id().equals(deviceId)
                      && device.deviceKind() == DeviceKind.TRUCK
                      && plate.equals(device.plate()))
          .anyMatch(e -> e instanceof ReferenceEntry.Vehicle v && v.id().equals(plate));
      boolean permitted =
          reference.stream()
              .anyMatch(
                  e ->
                      e instanceof ReferenceEntry.Permit p
                          && p.plate().equals(plate)
                          && !p.allowedFenceIds().isEmpty());
      assertThat(permitted).isEqualTo(scenario.mix().habitOf(truck) == Habit.HAS_PERMIT);
    }
    assertThat(reference.stream().map(ReferenceEntry::key).distinct()).hasSize(reference.size());
  }

  @Test
  void reference_fences_areReadByModuleGeoWithTheSameIdVersionAndDates() {
    List<String> kinds = new ArrayList<>();
    for (ReferenceEntry entry : scenario.reference()) {
      if (entry instanceof ReferenceEntry.FenceFeature feature) {
        List<Fence> fences = FenceReader.read(feature.feature());
        assertThat(fences).as(feature.id()).hasSize(1);
        assertThat(fences.get(0).id()).isEqualTo(feature.id());
        assertThat(fences.get(0).version()).isEqualTo(feature.version());
        assertThat(fences.get(0).validity().from()).isEqualTo(feature.validity().from());
        kinds.add(fences.get(0).kind());
      }
    }
    assertThat(kinds.stream().filter("PROHIBITED_ZONE"::equals).count()).isEqualTo(4);
    assertThat(kinds)
        .contains(
            "BUILDING_SITE",
            "CORRIDOR",
            "DISPOSAL_SITE",
            "FARMLAND",
            "ROADSIDE",
            "WATER_PROTECTION_1",
            "district");
  }

  @Test
  void reference_isConsistent() {
    List<ReferenceEntry> reference = scenario.reference();
    List<String> sites = ids(reference, ReferenceKind.SITE);
    List<String> fences = ids(reference, ReferenceKind.FENCE);
    assertThat(sites).hasSize(7);
    for (ReferenceEntry entry : reference) {
      if (entry instanceof ReferenceEntry.Device device && device.siteId() != null) {
        assertThat(sites).contains(device.siteId());
        assertThat(device.certificates()).isNotEmpty();
      } else if (entry instanceof ReferenceEntry.Permit permit) {
        assertThat(fences).containsAll(permit.allowedFenceIds());
        Stream.of(permit.buildingSiteFenceId(), permit.corridorFenceId(), permit.disposalFenceId())
            .filter(Objects::nonNull)
            .forEach(id -> assertThat(fences).contains(id));
      } else if (entry instanceof ReferenceEntry.Site site) {
        assertThat(scenario.law().ladders())
            .anyMatch(ladder -> ladder.roadClass().equals(site.roadClass()));
        assertThat(scenario.law().tolerances())
            .anyMatch(tolerance -> tolerance.area().equals(site.area()));
        assertThat(site.lng()).isBetween(119.9, 120.4);
        assertThat(site.lat()).isBetween(30.1, 30.5);
      }
    }
  }

  @Test
  void rules_everyKind_hasTheParametersItsDetectorNeeds() {
    for (ReferenceEntry.Rule rule : scenario.law().rules()) {
      switch (rule.violation()) {
        case BRIDGE_OVERLOAD, OVERSIZE, SCALE_EVASION -> assertThat(rule.fenceKinds()).isEmpty();
        case PROHIBITED_ZONE ->
            assertThat(rule.parameters())
                .containsEntry("minInsideS", 5.0)
                .containsEntry("minFixesInside", 3.0)
                .containsEntry("exitMarginM", 30.0)
                .containsEntry("maxGapS", 120.0)
                .containsEntry("accuracyFactor", 1.0);
        case PATROL_OBJECT ->
            assertThat(rule.parameters())
                .containsEntry("minSightings", 2.0)
                .containsEntry("minConfidence", 0.5)
                .containsEntry("openConfidence", 0.95)
                .containsEntry("mergeRadiusM", 10.0);
        case BRIDGE_LOAD_NEAR_LIMIT, SCALE_SILENT, SCALE_ALL_ZERO, SCALE_DRIFT, PLATE_RATE_LOW ->
            assertThat(rule.reviewDays()).isNull();
        case ILLEGAL_PARKING ->
            assertThat(rule.parameters()).containsKeys("minApartMin", "maxApartMin");
        case PLATE_ELSEWHERE ->
            assertThat(rule.parameters()).containsKeys("farM", "clockToleranceS");
        case DARK_ACROSS_BRIDGE ->
            assertThat(rule.parameters()).containsKeys("darkSMin", "darkSMax", "nearM");
        case PERMIT_SHARED ->
            assertThat(rule.parameters()).containsKeys("minOverlapS", "minApartM");
        case ILLEGAL_DUMPING,
            OFF_ROUTE,
            OUTSIDE_HOURS,
            NO_PERMIT,
            FOREIGN_SITE,
            NIGHT_DEPARTURE,
            LONG_STOP,
            SPEEDING,
            UNCOVERED_LOAD,
            TERMINAL_SILENT,
            TERMINAL_UNPLUGGED,
            POSITION_JUMP,
            POSITION_FROZEN ->
            assertThat(rule.parameters()).containsKeys("trackBeforeS", "trackAfterS");
      }
    }
    assertThat(scenario.law().rules().stream().map(ReferenceEntry.Rule::violation))
        .contains(ViolationKind.values());
  }

  private static List<String> ids(List<ReferenceEntry> entries, ReferenceKind kind) {
    return entries.stream()
        .filter(entry -> ReferenceKind.of(entry) == kind)
        .map(ReferenceEntry::id)
        .toList();
  }
}
