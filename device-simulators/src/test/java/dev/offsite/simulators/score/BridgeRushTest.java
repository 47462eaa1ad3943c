package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.DeviceSwarm;
import dev.offsite.simulators.scenario.Promise;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be asked of a detector in the rush, where some evade and some plates are misread. */
class BridgeRushTest {

  private static final Scenario RUSH = Scenario.load(Scenario.BRIDGE_RUSH).withTrucks(0);

  private final Promise promise = RUSH.plan().promises().get(Offence.BRIDGE_OVERLOAD);

  @Test
  void promise_naiveDetectorForThreeMinutes_isKeptWithEverySeed() {
    for (long seed = 1; seed <= 30; seed++) {
      OffenceScore score = score(seed, Duration.ofMinutes(3));
      assertThat(new PromiseCheck(promise, score).isBroken())
          .as("seed %s %s", seed, score)
          .isFalse();
    }
  }

  @Test
  void promise_naiveDetectorForAnHour_missesSomeOfTheEvading_andRaisesFalseAlarmsForMisreads() {
    OffenceScore score = score(Worlds.SEED, Duration.ofHours(1));
    assertThat(score.expected()).isGreaterThan(900);
    // 15 % evade. One in three of them loses enough to pass as lawful; 1 % of plates are misread.
    assertThat(score.recall().value().orElseThrow()).isBetween(0.90, 0.96);
    assertThat(score.precision().value().orElseThrow()).isBetween(0.98, 0.998);
    assertThat(score.duplicates()).isZero();
  }

  @Test
  void promise_evasionAndSizes_areMeasuredOnly() {
    assertThat(RUSH.plan().promises()).doesNotContainKeys(Offence.SCALE_EVASION, Offence.OVERSIZE);
    assertThat(Offence.SCALE_EVASION.detectedAs()).contains(ViolationKind.SCALE_EVASION);
  }

  @Test
  void promise_admissible_isNoMistakeAtAll() {
    assertThat(RUSH.plan().admissiblePromises())
        .containsOnly(Map.entry(Offence.BRIDGE_OVERLOAD, new Promise(1, 1)));
  }

  private static OffenceScore score(long seed, Duration duration) {
    World world = RUSH.world(Worlds.NOON, seed);
    Instant until = Worlds.NOON.plus(duration);
    NaiveDetectors detectors = new NaiveDetectors(world, List.of(), Set.of());
    DeviceSwarm swarm = new DeviceSwarm(world);
    TelemetryCodec codec = new TelemetryCodec();
    while (swarm.nextDueMillis() < until.toEpochMilli()) {
      DeviceMessage message = swarm.next();
      if (message.topic().device() == DeviceKind.WIM
          && message.topic().report() == ReportKind.PASSAGE) {
        codec
            .decode(message.topic(), message.payload())
            .reports()
            .forEach(indexed -> detectors.take(indexed.report()));
      }
    }
    return Scorer.score(
            world.truthLog().until(until),
            Candidates.tracked(detectors.finish()),
            new Observation(Worlds.NOON, until, Duration.ofSeconds(8)))
        .row(Offence.BRIDGE_OVERLOAD);
  }
}
