package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.score.IdentificationScore;
import dev.offsite.simulators.score.OffenceScore;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.simulators.score.ScoreTable;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.truth.Offence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Trucks of the fleet over instrumented bridges, through the whole detection job: who crossed with
 * a plate that nobody could read, and whose terminal was off just there. Prints the score; {@code
 * -Doffsite.bridge.seed=7} measures another world, {@code -Doffsite.bridge.minutes=180} a longer
 * one, {@code -Doffsite.bridge.faults=lossy} one with faults.
 */
class BridgeFleetIT {

  private static final Instant BEGIN = Instant.parse("2026-06-01T02:00:00Z");
  private static final Duration LENGTH =
      Duration.ofMinutes(Integer.getInteger("offsite.bridge.minutes", 55));
  private static final Duration SILENCE = Duration.ofMinutes(5);
  private static final long SEED = Long.getLong("offsite.bridge.seed", 42);
  private static final String FAULTS = System.getProperty("offsite.bridge.faults", "none");
  private static final Scenario FLEET = Scenario.load(Scenario.BRIDGE_FLEET);

  private static FlinkCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = FlinkCluster.start(2);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @Test
  void fleetOverBridges_isNamedByItsTracks_andFoundWhereItIsDark() throws Exception {
    Simulation simulation = Simulation.of(FLEET, BEGIN, SEED, FaultProfile.load(FAULTS));

    Score score = DetectedScenario.run(cluster, simulation, LENGTH).score();

    ScoreDocument document = ScoreDocument.of("bridge-fleet, seed " + SEED, score, FLEET.plan());
    ScoreTable.of(document).forEach(System.out::println);
    assertThat(document.breaksPromise()).as("missed: %s", score.missed()).isFalse();
    IdentificationScore names = IdentificationScore.of(score);
    assertThat(names.expected()).isGreaterThanOrEqualTo(8);
    assertThat(names.right()).isGreaterThanOrEqualTo(15);
    assertThat(names.unnameable()).isGreaterThanOrEqualTo(30);
    assertThat(names.wrong()).isZero();
    assertThat(score.row(Offence.DARK_ACROSS_BRIDGE).found()).isGreaterThanOrEqualTo(8);
    // who is silent for another reason is there, and is found as what it is
    OffenceScore silent = score.row(Offence.TERMINAL_SILENT);
    assertThat(silent.found()).isGreaterThanOrEqualTo(15);
    assertThat(silent.missed()).isZero();
    // the end of the stream is the end of time: who is silent then will be for ever
    assertThat(score.falseAlarms())
        .as("nobody is silent, elsewhere or dark who is not")
        .allMatch(
            alarm ->
                alarm.kind() == ViolationKind.TERMINAL_SILENT
                    && alarm.episode().start().isAfter(BEGIN.plus(LENGTH).minus(SILENCE)));
    assertThat(score.duplicates()).isEmpty();
  }

  /** Losing, repeating, holding back and changing reports makes nobody suspect. */
  @Test
  void fleetOverBridges_overABadNetwork_isNamedRightlyOrNotAtAll() throws Exception {
    Simulation simulation = Simulation.of(FLEET, BEGIN, SEED, FaultProfile.load("bad-network"));

    Score score = DetectedScenario.run(cluster, simulation, LENGTH).score();

    IdentificationScore names = IdentificationScore.of(score);
    assertThat(names.right()).as("%s", names).isGreaterThanOrEqualTo(15);
    assertThat(names.wrong()).as("%s", names).isZero();
    OffenceScore dark = score.row(Offence.DARK_ACROSS_BRIDGE);
    assertThat(dark.found()).as("%s", dark).isGreaterThanOrEqualTo(8);
    assertThat(dark.falseAlarms()).as("%s", dark).isZero();
    assertThat(dark.recall().value().orElseThrow()).as("%s", dark).isGreaterThanOrEqualTo(0.9);
  }
}
