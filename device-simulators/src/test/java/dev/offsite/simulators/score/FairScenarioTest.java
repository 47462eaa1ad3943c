package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.DeviceSwarm;
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
import org.junit.jupiter.api.Test;

/** Is it fair to ask for precision and recall of 1.0 in the demo scenario? */
class FairScenarioTest {

  /** Nobody evades the scales of the demo, and one truck in a hundred is too large. */
  /** What the naive detectors look for. */
  private static final Set<Offence> JUDGED =
      Set.of(Offence.BRIDGE_OVERLOAD, Offence.PROHIBITED_ZONE, Offence.PATROL_OBJECT);

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

  @Test
  void demo_naiveDetectorsForAMinute_findEverythingAndNothingElse() {
    for (long seed = 1; seed <= 30; seed++) {
      assertFair(Worlds.NOON, seed, 60, Duration.ofSeconds(60));
    }
  }

  @Test
  void demo_naiveDetectorsForAnHourAcrossTheEveningChange_findEverythingAndNothingElse() {
    for (long seed = 100; seed <= 102; seed++) {
      assertFair(Instant.parse("2026-11-22T10:30:00Z"), seed, 40, Duration.ofMinutes(60));
    }
  }

  private static void assertFair(Instant begin, long seed, int trucks, Duration duration) {
    World world = Worlds.demo(begin, seed, trucks);
    Instant until = begin.plus(duration);
    List<Zone> patrolZones = new ArrayList<>();
    for (String kind : List.of("FARMLAND", "WATER_PROTECTION_1", "ROADSIDE")) {
      patrolZones.addAll(world.zonesOf(kind));
    }
    NaiveDetectors detectors = new NaiveDetectors(world, patrolZones, FORBIDDEN);
    DeviceSwarm swarm = new DeviceSwarm(world);
    TelemetryCodec codec = new TelemetryCodec();
    while (swarm.nextDueMillis() < until.toEpochMilli()) {
      DeviceMessage message = swarm.next();
      DecodeResult decoded = codec.decode(message.topic(), message.payload());
      assertThat(decoded.faults()).as("%s of seed %s", message.topic(), seed).isEmpty();
      decoded.reports().forEach(indexed -> detectors.take(indexed.report()));
    }
    List<Truth> truths = world.truthLog().until(until);
    Score score =
        Scorer.score(
            truths,
            Candidates.tracked(detectors.finish()),
            new Observation(begin, until, Duration.ofSeconds(8)));
    for (Offence offence : JUDGED) {
      OffenceScore row = score.row(offence);
      assertThat(row.isPerfect() && row.found() >= 3)
          .as(
              "seed %s, begin %s%n%s%nmissed %s%nfalse %s%nduplicate %s",
              seed, begin, row, score.missed(), score.falseAlarms(), score.duplicates())
          .isTrue();
    }
  }
}
