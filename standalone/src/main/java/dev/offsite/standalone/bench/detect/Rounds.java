package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.standalone.bench.BenchFailedException;
import dev.offsite.standalone.bench.BenchServers;
import dev.offsite.standalone.bench.Medians;
import dev.offsite.standalone.bench.ProcessMarks;
import dev.offsite.standalone.cluster.CheckpointFigure;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.cluster.JobDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.common.TopicPartition;

/** Runs rounds of contenders against one Kafka, in one Flink cluster. Not thread-safe. */
final class Rounds {

  private static final Duration ROUND_MAX = Duration.ofMinutes(4);

  /**
   * They are begun from here: one that came while a job still waits for its fences would never end,
   * because its source cannot take part.
   */
  private static final Duration NO_CHECKPOINTS = Duration.ofHours(1);

  private static final long MILLION = 1_000_000;

  private final BenchServers servers;
  private final JobCluster cluster;
  private final Path folder;
  private final LandedTraffic traffic;
  private final Map<Integer, FenceSet> sets;
  private final DetectPlan plan;
  private final Map<TopicPartition, Long> published = new HashMap<>();

  Rounds(
      BenchServers servers,
      JobCluster cluster,
      Path folder,
      LandedTraffic traffic,
      Map<Integer, FenceSet> sets,
      DetectPlan plan) {
    this.servers = servers;
    this.cluster = cluster;
    this.folder = folder;
    this.traffic = traffic;
    this.sets = sets;
    this.plan = plan;
  }

  /**
   * One round.
   *
   * @param number that no other round of this contender has
   * @throws BenchFailedException if an answer is wrong, or it does not come to the end
   */
  DetectRound run(Contender contender, int number) throws Exception {
    int messages = messages(contender);
    FenceSet set = sets.get(contender.fences(plan));
    ProcessMarks.forgetPeak();
    String name = name(contender) + "-" + number;
    RoundMeter meter = meter(contender, messages);
    List<CheckpointFigure> checkpoints = List.of();
    if (contender == Contender.KAFKA_STREAMS) {
      try (StreamsRun unused = streams(name, "earliest", meter, set)) {
        awaitEnd(name, meter);
      }
    } else {
      Map<TopicPartition, Long> ends = traffic.ends(messages);
      runJob(name, contender, meter, OffsetsInitializer.earliest(), ends, () -> {});
      checkpoints = cluster.checkpoints(name);
    }
    check(contender, set, messages, meter);
    return new DetectRound(
        contender,
        number,
        meter.used(),
        checkpoints.isEmpty()
            ? null
            : Duration.ofMillis(
                (long)
                    Medians.of(
                        checkpoints.stream().map(c -> (double) c.took().toMillis()).toList())),
        checkpoints.isEmpty() ? 0 : checkpoints.get(checkpoints.size() - 1).bytes());
  }

  /** Latencies at the plan's rate: from handing a message to the producer to the sink. */
  PacedFigures paced(Contender contender, Simulation simulation) throws Exception {
    int messages =
        Math.min(
            traffic.fixes().size(),
            Math.toIntExact(plan.paced().toSeconds() * plan.pacedPerSecond()));
    String name = name(contender) + "-paced";
    RoundMeter meter = meter(contender, messages);
    Map<TopicPartition, Long> begins = new HashMap<>();
    Map<TopicPartition, Long> ends = new HashMap<>();
    traffic
        .ends(traffic.fixes().size())
        .forEach((at, landed) -> begins.put(at, landed + published.getOrDefault(at, 0L)));
    traffic
        .ends(messages)
        .forEach(
            (at, count) -> {
              ends.put(at, begins.get(at) + count);
              published.merge(at, count, Long::sum);
            });
    PacedTraffic paced = new PacedTraffic(traffic.fixes(), messages, begins);
    Publish publish =
        () -> paced.publish(simulation, plan.pacedPerSecond(), servers.bootstrapServers());
    if (contender == Contender.KAFKA_STREAMS) {
      FenceSet set = sets.get(contender.fences(plan));
      try (StreamsRun unused = streams(name, "latest", meter, set)) {
        publish.run();
        awaitEnd(name, meter);
      }
    } else {
      runJob(name, contender, meter, OffsetsInitializer.offsets(begins), ends, publish);
    }
    return paced.figures(meter);
  }

  /** What is done once a job runs. */
  private interface Publish {
    void run() throws InterruptedException;
  }

  private void runJob(
      String name,
      Contender contender,
      RoundMeter meter,
      OffsetsInitializer from,
      Map<TopicPartition, Long> ends,
      Publish publish)
      throws Exception {
    FenceSet set = sets.get(contender.fences(plan));
    int number = Meters.add(meter);
    try {
      Source<RawRecord, ?, ?> source =
          KafkaSource.<RawRecord>builder()
              .setBootstrapServers(servers.bootstrapServers())
              .setTopics(LandedTraffic.TOPIC)
              .setGroupId(name)
              .setStartingOffsets(from)
              .setBounded(OffsetsInitializer.offsets(ends))
              .setDeserializer(new MeteredRecords(number))
              .setProperty("fetch.max.wait.ms", "20")
              .build();
      BenchJobs jobs =
          new BenchJobs(number, set.feed(), set.fences(), traffic.begin().plus(plan.time()));
      cluster.run(
          new JobDefinition(
              name,
              DetectBench.PARALLELISM,
              NO_CHECKPOINTS,
              env -> jobs.addTo(contender, env, source)),
          JobCluster.EarlierState.DISCARD,
          JobCluster.Await.RUNNING);
      meter.prepared();
      publish.run();
      awaitEnd(name, meter);
      cluster.awaitEnd(name, ROUND_MAX);
    } finally {
      Meters.remove(number);
    }
  }

  private StreamsRun streams(String name, String from, RoundMeter meter, FenceSet set)
      throws BenchFailedException, InterruptedException {
    return StreamsRun.start(
        new StreamsRun.Application(
            name,
            from,
            servers.bootstrapServers(),
            folder.resolve("streams"),
            DetectBench.PARALLELISM),
        StreamsTopology.of(meter, set.feed(), LandedTraffic.TOPIC, FenceCellTopic.NAME));
  }

  private static void check(Contender contender, FenceSet set, int messages, RoundMeter meter)
      throws BenchFailedException {
    List<Object> said = meter.said().stream().map(RoundMeter.Said::what).toList();
    List<Visit> visits = set.visits(messages);
    if (contender.isOffsite()) {
      AnswerCheck.requireCandidates(contender, visits, set.near(), said);
    } else if (contender != Contender.IDENTITY) {
      AnswerCheck.requireAlarms(contender, visits, said);
    }
  }

  private void awaitEnd(String name, RoundMeter meter)
      throws BenchFailedException, InterruptedException {
    long deadline = System.nanoTime() + ROUND_MAX.toNanos();
    boolean isJob = cluster.hasStarted(name);
    while (!meter.await(DetectBench.CHECKPOINTS)) {
      if (isJob) {
        cluster.beginCheckpoint(name);
      }
      String fault = cluster.findFault(name).orElse("");
      if (System.nanoTime() > deadline || !fault.isEmpty()) {
        throw new BenchFailedException(
            name + " does not come to the end after " + meter.readCount() + " messages " + fault);
      }
    }
  }

  private int messages(Contender contender) {
    int all = traffic.fixes().size();
    return contender.scans()
        ? (int) Math.min(all, plan.scanMillions() * MILLION / contender.fences(plan))
        : all;
  }

  private RoundMeter meter(Contender contender, int messages) {
    boolean isStreams = contender == Contender.KAFKA_STREAMS;
    int fences = contender.scans() ? contender.fences(plan) * DetectBench.PARALLELISM : 0;
    return new RoundMeter(
        messages,
        contender.counted(),
        isStreams ? 0 : DetectBench.PARALLELISM,
        isStreams ? 0 : fences + 1);
  }

  private static String name(Contender contender) {
    return "bench-" + contender.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
