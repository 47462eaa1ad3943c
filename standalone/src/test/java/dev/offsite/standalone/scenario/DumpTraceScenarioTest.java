package dev.offsite.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.score.CandidateLog;
import dev.offsite.simulators.score.Observation;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.score.Scorer;
import dev.offsite.simulators.score.TraceScore;
import dev.offsite.simulators.simulation.Simulation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Who dumped the heaps that drones find in the scenario night-dumping, against the truth. Prints
 * the figures; {@code -Doffsite.trace.seeds=10} measures over more worlds.
 */
class DumpTraceScenarioTest {

  private static final Instant EVENING = Instant.parse("2026-11-20T11:00:00Z");
  private static final Duration LENGTH = Duration.ofHours(2);
  private static final int TRUCKS = 24;
  private static final int SEEDS = Integer.getInteger("offsite.trace.seeds", 1);

  @Test
  void nightDumping_theTruckThatDumped_isFirst() throws IOException {
    int heaps = 0;
    int first = 0;
    int amongThree = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      TraceScore score = TraceScore.of(score(seed));
      System.out.println("night-dumping, seed " + seed + ": " + score);
      heaps += score.heaps();
      first += score.first();
      amongThree += score.amongThree();
    }
    assertThat(heaps).as("heaps that trucks dumped and drones found").isGreaterThan(5 * SEEDS);
    assertThat((double) first / heaps).as("%s of %s", first, heaps).isGreaterThanOrEqualTo(0.8);
    assertThat((double) amongThree / heaps)
        .as("%s of %s", amongThree, heaps)
        .isGreaterThanOrEqualTo(0.95);
  }

  private static Score score(long seed) throws IOException {
    Scenario scenario = Scenario.load(Scenario.NIGHT_DUMPING).withTrucks(TRUCKS);
    Simulation simulation = Simulation.of(scenario, EVENING, seed, FaultProfile.load("none"));
    Instant until = EVENING.plus(LENGTH);
    CandidateLog log = new CandidateLog(1_000_000);
    TraceDesk desk =
        new TraceDesk(ReferenceSnapshot.of("night-dumping", scenario.reference()), log::add);
    MessageSource messages = simulation.messages();
    while (messages.nextDueMillis() < until.toEpochMilli()) {
      desk.take(messages.next());
    }
    return Scorer.score(
        simulation.truths().until(until),
        log.between(EVENING, until.minusMillis(1)),
        new Observation(EVENING, until, Duration.ofMinutes(2)),
        simulation.deviceFaults());
  }
}
