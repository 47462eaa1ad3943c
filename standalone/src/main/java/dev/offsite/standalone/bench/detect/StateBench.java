package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.bench.BenchFailedException;
import dev.offsite.standalone.bench.BenchProgress;
import dev.offsite.standalone.bench.BenchServers;
import dev.offsite.standalone.bench.Machine;
import dev.offsite.standalone.bench.Medians;
import dev.offsite.standalone.bench.ProcessMarks;
import dev.offsite.standalone.cluster.CheckpointFigure;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.cluster.JobDefinition;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.common.TopicPartition;

/**
 * What the detection job keeps of fleets of several sizes, how long a checkpoint of it takes, and
 * what late fixes cost.
 *
 * <p>Checked is that every message was read and is in the state: a checkpoint that is begun after
 * the last one has been read holds it. What the job makes of late fixes, tests prove.
 */
public final class StateBench {

  private static final Duration RUN_MAX = Duration.ofMinutes(20);
  private static final Duration NO_CHECKPOINTS = Duration.ofHours(1);
  private static final int CHECKPOINTS = 3;
  private static final long POLL_MILLIS = 20;
  private static final int PARALLELISM = DetectBench.PARALLELISM;

  private final StatePlan plan;
  private final BenchProgress progress;

  public StateBench(StatePlan plan, BenchProgress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Runs in an empty folder.
   *
   * @throws BenchFailedException if a run does not come to its end, or there is no room on the heap
   */
  public StateReport run(Path folder) throws Exception {
    double loadBefore = Machine.loadAverage();
    List<StateRun> runs = new ArrayList<>();
    try (ProcessMarks marks = new ProcessMarks()) {
      int smallest = plan.trucks().get(0);
      // the first warms up and is thrown away
      run(folder.resolve("warm-up"), smallest, 0);
      for (int trucks : plan.trucks()) {
        runs.add(run(folder.resolve("trucks-" + trucks), trucks, 0));
      }
      for (int percent : plan.latePercents()) {
        if (percent > 0) {
          runs.add(run(folder.resolve("late-" + percent), smallest, percent));
        }
      }
    }
    return new StateReport(plan, Machine.local(), loadBefore, Machine.loadAverage(), runs);
  }

  private StateRun run(Path folder, int trucks, int latePercent) throws Exception {
    requireRoom(trucks);
    progress.show(trucks + " trucks, " + latePercent + " % late");
    Files.createDirectories(folder);
    Instant begin =
        Instant.now()
            .truncatedTo(ChronoUnit.SECONDS)
            .minus(StatePlan.FIX_EVERY.multipliedBy(plan.fixes() + 1L));
    StateTraffic traffic = new StateTraffic(trucks, plan.fixes(), begin, latePercent);
    List<ReferenceEntry> entries =
        new ArrayList<>(Scenario.parse("state", "fleet: {trucks: 10}\n").reference());
    entries.addAll(traffic.registrations());
    BenchReference feed = new BenchReference(ReferenceSnapshot.of("state", entries));
    RoundMeter meter = new RoundMeter((long) trucks * plan.fixes(), RoundMeter.Counted.READ, 1, 1);
    int number = Meters.add(meter);
    try (BenchServers servers = BenchServers.start(folder, PARALLELISM);
        JobCluster cluster =
            JobCluster.start(folder.resolve("checkpoints"), folder.resolve("tmp"), PARALLELISM)) {
      Map<TopicPartition, Long> landed = traffic.land(servers.bootstrapServers(), PARALLELISM);
      ProcessMarks.forgetPeak();
      long heapBefore = usedHeapBytes();
      BenchJobs jobs = new BenchJobs(number, feed, List.of(), traffic.timeOf(plan.fixes() - 1));
      KafkaSource<RawRecord> source =
          KafkaSource.<RawRecord>builder()
              .setBootstrapServers(servers.bootstrapServers())
              .setTopics(LandedTraffic.TOPIC)
              .setGroupId("state")
              .setStartingOffsets(OffsetsInitializer.earliest())
              .setDeserializer(new MeteredRecords(number))
              .setProperty("fetch.max.wait.ms", "20")
              .build();
      cluster.run(
          new JobDefinition(
              "state",
              PARALLELISM,
              NO_CHECKPOINTS,
              env -> jobs.addTo(Contender.OFFSITE_1000, env, source)),
          JobCluster.EarlierState.DISCARD,
          JobCluster.Await.RUNNING);
      meter.prepared();
      awaitRead(meter, landed.values().stream().mapToLong(Long::longValue).sum(), cluster);
      List<CheckpointFigure> checkpoints = new ArrayList<>();
      for (int i = 0; i < CHECKPOINTS; i++) {
        checkpoints.add(checkpoint(cluster, i));
        if (i == 0) {
          meter.ended();
        }
      }
      ProcessMarks.forgetPeak();
      return new StateRun(
          trucks,
          latePercent,
          meter.used(),
          checkpoints.get(CHECKPOINTS - 1).bytes(),
          Duration.ofMillis(
              (long)
                  Medians.of(checkpoints.stream().map(c -> (double) c.took().toMillis()).toList())),
          Math.max(0, usedHeapBytes() - heapBefore));
    } finally {
      Meters.remove(number);
      feed.release();
    }
  }

  private static void awaitRead(RoundMeter meter, long messages, JobCluster cluster)
      throws BenchFailedException, InterruptedException {
    long deadline = System.nanoTime() + RUN_MAX.toNanos();
    while (meter.readCount() < messages) {
      if (System.nanoTime() > deadline || cluster.findFault("state").isPresent()) {
        throw new BenchFailedException(
            "only "
                + meter.readCount()
                + " of "
                + messages
                + " messages were read; "
                + cluster.findFault("state").orElse("too slow"));
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /** Takes a checkpoint and waits for it. */
  private static CheckpointFigure checkpoint(JobCluster cluster, int earlier)
      throws BenchFailedException, InterruptedException {
    cluster.beginCheckpoint("state");
    long deadline = System.nanoTime() + RUN_MAX.toNanos();
    while (cluster.checkpoints("state").size() <= earlier) {
      if (System.nanoTime() > deadline) {
        throw new BenchFailedException("a checkpoint was not completed");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    List<CheckpointFigure> all = cluster.checkpoints("state");
    return all.get(all.size() - 1);
  }

  private static void requireRoom(int trucks) throws BenchFailedException {
    long heapMax = Runtime.getRuntime().maxMemory();
    long needed = trucks * StatePlan.HEAP_BYTES_A_TRUCK;
    if (needed > heapMax) {
      throw new BenchFailedException(
          trucks
              + " trucks need about "
              + needed / (1024 * 1024)
              + " MB of heap, and there are "
              + heapMax / (1024 * 1024)
              + ": set OFFSITE_JAVA_OPTS=-Xmx"
              + (needed / (1024 * 1024 * 1024) + 1)
              + "g");
    }
  }

  private static long usedHeapBytes() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
