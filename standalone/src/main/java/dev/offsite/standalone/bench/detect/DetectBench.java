package dev.offsite.standalone.bench.detect;

import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.standalone.bench.BenchFailedException;
import dev.offsite.standalone.bench.BenchProgress;
import dev.offsite.standalone.bench.BenchServers;
import dev.offsite.standalone.bench.Machine;
import dev.offsite.standalone.bench.ProcessMarks;
import dev.offsite.standalone.cluster.JobCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The detection job beside identity, a scan of all fences, Flink CEP and Kafka Streams, in turns,
 * over the same messages in the same Kafka.
 *
 * <p>Each round of each contender is checked before its time counts; ratios are medians over rounds
 * in which both ran, so that a machine that is slow for a while is slow for both.
 */
public final class DetectBench {

  static final Duration CHECKPOINTS = Duration.ofSeconds(1);

  static final int PARALLELISM = 2;

  /** Those whose latency is measured: identity says nothing, and 10,000 fences are too slow. */
  private static final List<Contender> PACED =
      List.of(Contender.OFFSITE_1000, Contender.NAIVE_1000, Contender.CEP, Contender.KAFKA_STREAMS);

  private final DetectPlan plan;
  private final BenchProgress progress;

  public DetectBench(DetectPlan plan, BenchProgress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Runs in an empty folder.
   *
   * @throws BenchFailedException if an answer is wrong, or a contender does not come to the end
   */
  public DetectReport run(Path folder) throws Exception {
    long begun = System.nanoTime();
    double loadBefore = Machine.loadAverage();
    try (BenchServers servers = BenchServers.start(folder, PARALLELISM);
        ProcessMarks marks = new ProcessMarks();
        JobCluster cluster =
            JobCluster.start(folder.resolve("checkpoints"), folder.resolve("tmp"), PARALLELISM)) {
      progress.show("lands the traffic of " + plan.trucks() + " trucks");
      Simulation simulation = simulation();
      LandedTraffic traffic =
          LandedTraffic.land(simulation, plan.time(), servers.bootstrapServers(), PARALLELISM);
      progress.show("draws fences, and looks who was where");
      Map<Integer, FenceSet> sets = fenceSets(simulation, traffic.fixes());
      FenceCellTopic.write(servers.bootstrapServers(), sets.get(plan.fewFences()));
      Rounds rounds = new Rounds(servers, cluster, folder, traffic, sets, plan);
      List<DetectRound> measured = new ArrayList<>();
      long roundNanos = 0;
      warmUp(rounds, begun);
      for (int number = 1; number <= plan.rounds(); number++) {
        long roundBegun = System.nanoTime();
        if (number > 1 && roundBegun - begun + roundNanos > plan.budget().toNanos()) {
          break;
        }
        for (Contender contender : inTurn(number)) {
          progress.show("round " + number + ": " + contender);
          measured.add(rounds.run(contender, number));
        }
        roundNanos = System.nanoTime() - roundBegun;
      }
      Map<Contender, PacedFigures> paced = new EnumMap<>(Contender.class);
      if (!plan.paced().isZero()) {
        for (Contender contender : PACED) {
          progress.show("latency: " + contender);
          paced.put(contender, rounds.paced(contender, simulation));
        }
      }
      sets.values().forEach(set -> set.feed().release());
      return new DetectReport(
          plan,
          Machine.local(),
          loadBefore,
          Machine.loadAverage(),
          traffic.fixes().size(),
          sets.get(plan.fewFences()).visits(traffic.fixes().size()).size(),
          measured,
          paced);
    } finally {
      FenceTrees.clear();
    }
  }

  /** Runs each until it gets no faster, or there is no more time. */
  private void warmUp(Rounds rounds, long begun) throws Exception {
    for (Contender contender : Contender.values()) {
      double best = Double.POSITIVE_INFINITY;
      int settled = 0;
      for (int done = 0; done < plan.warmUps() && settled < 2; done++) {
        boolean hasTime = System.nanoTime() - begun < plan.budget().toNanos() / 2;
        if (done > 0 && !hasTime) {
          break;
        }
        progress.show("warms up, " + (done + 1) + ": " + contender);
        double micros = rounds.run(contender, -done).cpuMicrosPerMessage();
        settled = micros < best * DetectPlan.SETTLED ? 0 : settled + 1;
        best = Math.min(best, micros);
      }
    }
  }

  private Simulation simulation() throws Exception {
    String fleet =
        "fleet: {trucks: " + plan.trucks() + ", fixEvery: " + plan.fixEvery().toSeconds() + "s}\n";
    // all of it has been received, so nothing is from the future
    Instant begin =
        Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(plan.time()).minusSeconds(60);
    return Simulation.of(Scenario.parse("detect", fleet), begin, plan.seed());
  }

  private Map<Integer, FenceSet> fenceSets(Simulation simulation, DrivenFixes fixes) {
    List<DrawnFence> drawn = new FenceDraw(fixes, plan.seed()).draw(plan.manyFences());
    Map<Integer, FenceSet> sets = new HashMap<>();
    for (int count : List.of(plan.fewFences(), plan.manyFences())) {
      sets.put(
          count, new FenceSet(drawn.subList(0, count), simulation.scenario().reference(), fixes));
    }
    return sets;
  }

  /** Forwards and backwards in turn, so that nobody always comes first. */
  private static List<Contender> inTurn(int number) {
    List<Contender> order = new ArrayList<>(List.of(Contender.values()));
    if (number % 2 == 1) {
      Collections.reverse(order);
    }
    return order;
  }
}
