package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.score.HotWordScore;
import dev.offsite.simulators.score.OffenceScore;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.UnusualDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Sixteen days of patrols through the whole detection job: the four bursts are hot words, and no
 * other day is, for all its weekends and clusters. Prints the figures; {@code
 * -Doffsite.fortnight.seed=7} measures another world.
 */
class PatrolFortnightIT {

  /** Midnight in Hangzhou, before a Monday. */
  private static final Instant BEGIN = Instant.parse("2026-05-31T16:00:00Z");

  private static final Duration LENGTH = Duration.ofDays(16);

  /** The rules ask for a week of history; three districts, three classes. */
  private static final Duration JUDGED = LENGTH.minusDays(7);

  private static final int WORDS = 9;
  private static final long SEED = Long.getLong("offsite.fortnight.seed", 42);

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
  void bursts_areHotWords_andOrdinaryDaysAreNot() throws Exception {
    Scenario scenario = Scenario.load(Scenario.PATROL_FORTNIGHT);
    Simulation simulation = Simulation.of(scenario, BEGIN, SEED, FaultProfile.none());

    DetectedScenario detected = DetectedScenario.run(cluster, simulation, LENGTH);

    List<UnusualDay> bursts = simulation.world().unusualDays(BEGIN.plus(LENGTH));
    HotWordScore words = HotWordScore.of(bursts, detected.hotWords());
    Score score = detected.score();
    OffenceScore objects = score.row(Offence.PATROL_OBJECT);
    System.out.println("patrol-fortnight, seed " + SEED + ": " + words.words(WORDS, JUDGED));
    System.out.println(objects);
    assertThat(bursts).hasSize(4);
    assertThat(words.missed()).isEmpty();
    assertThat(words.falseAlarms()).isEmpty();
    // without many ordinary finds nothing would be proven
    assertThat(objects.expected()).isGreaterThan(120);
    assertThat(objects.recall().value().orElseThrow()).isGreaterThanOrEqualTo(0.98);
    assertThat(objects.precision().value().orElseThrow()).isGreaterThanOrEqualTo(0.98);
  }
}
