package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.DeviceSwarm;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import dev.offsite.simulators.zone.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is it fair to ask for everything where objects come and go and sorties are cut short? */
class FairPatrolTest {

  private static final Set<String> FORBIDDEN =
      Set.of(
          "SPOIL_HEAP FARMLAND",
          "WASTE_HEAP FARMLAND",
          "SPOIL_HEAP WATER_PROTECTION_1",
          "WASTE_HEAP WATER_PROTECTION_1",
          "FISHING WATER_PROTECTION_1",
          "ILLEGAL_BUILDING FARMLAND",
          "STRAW_BURNING FARMLAND",
          "MANHOLE_COVER_DAMAGED ROADSIDE",
          "GOODS_OUTSIDE_SHOP ROADSIDE",
          "ROAD_STALL ROADSIDE");

  private static final double SORTIE_S = 371;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{passingShare: 1}",
        "{passingShare: 0.5, abortedShare: 0.7}",
        "{passingShare: 0.5, camera: {missShare: 0.5, mirageShare: 0.4}}",
        "{takeOffs: ['12:00', '12:10', '12:20', '12:30', '12:40', '12:50'], abortedShare: 0.5}"
      })
  void patrols_naiveDetectors_findEverythingAndNothingElse(String patrols) {
    for (long seed = 1; seed <= 8; seed++) {
      assertFair(patrols, seed);
    }
  }

  private static void assertFair(String patrols, long seed) {
    String yaml = "fleet: {trucks: 0}\nscales: {vehicleEvery: 24h}\npatrols: " + patrols;
    World world = Scenario.parse("test", yaml).world(Worlds.NOON, seed);
    Instant until = world.instantAt(8 * SORTIE_S);
    List<Zone> patrolZones = new ArrayList<>();
    for (String kind : List.of("FARMLAND", "WATER_PROTECTION_1", "ROADSIDE")) {
      patrolZones.addAll(world.zonesOf(kind));
    }
    NaiveDetectors detectors = new NaiveDetectors(world, patrolZones, FORBIDDEN);
    DeviceSwarm swarm = new DeviceSwarm(world);
    TelemetryCodec codec = new TelemetryCodec();
    while (swarm.nextDueMillis() < until.toEpochMilli()) {
      DeviceMessage message = swarm.next();
      codec
          .decode(message.topic(), message.payload())
          .reports()
          .forEach(indexed -> detectors.take(indexed.report()));
    }
    List<Truth> truths =
        world.truthLog().until(until).stream()
            .filter(truth -> truth.kind() == Offence.PATROL_OBJECT)
            .toList();
    Score score =
        Scorer.score(
            truths,
            Candidates.tracked(
                detectors.finish().stream()
                    .filter(candidate -> candidate.kind() == ViolationKind.PATROL_OBJECT)
                    .toList()),
            new Observation(Worlds.NOON, until, Duration.ofSeconds(8)));
    assertThat(score.isPerfect())
        .as(
            "seed %s%n%smissed %s%nfalse %s%nduplicate %s",
            seed, score.rows(), score.missed(), score.falseAlarms(), score.duplicates())
        .isTrue();
    assertThat(truths).as("seed %s", seed).hasSizeGreaterThan(10);
  }
}
