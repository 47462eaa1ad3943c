package dev.offsite.standalone.bench;

import dev.offsite.pipelines.detection.DetectionEnds;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.history.HistoryEnds;
import dev.offsite.pipelines.history.HistoryJob;
import dev.offsite.pipelines.history.HistoryRules;
import dev.offsite.pipelines.reference.KafkaReferenceFeed;
import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.cluster.JobDefinition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What a message and a truck cost: the figures that {@code docs/sizing.md} counts with.
 *
 * <p>The telemetry of a simulated fleet is landed in Kafka; then each job reads it from the
 * beginning, as fast as it can, with the sinks of an instance. The history job writes its rows
 * nowhere: what its store costs is another matter.
 */
public final class SizingBench {

  private static final Duration RUN_MAX = Duration.ofMinutes(3);
  private static final Duration CHECKPOINTS = Duration.ofSeconds(1);
  private static final long POLL_MILLIS = 20;
  private static final long SEED = 1;
  private static final int PARTITION_RECORDS = 300_000;

  /** The first part of the messages warms up. */
  private static final int WARM_UP_DIVISOR = 5;

  private final SizingPlan plan;
  private final BenchProgress progress;

  public SizingBench(SizingPlan plan, BenchProgress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Runs in an empty folder.
   *
   * @throws BenchFailedException if a job does not come to the end of what was landed
   */
  public SizingReport run(Path folder) throws Exception {
    double loadBefore = Machine.loadAverage();
    List<SizingRun> runs = new ArrayList<>();
    List<SizingReport.Bytes> bytes = new ArrayList<>();
    double partitionPerSecond = 0;
    long referenceHeapBytes = 0;
    for (Duration fixEvery : plan.intervals()) {
      Path own = folder.resolve("every-" + fixEvery.toMillis());
      Files.createDirectories(own);
      try (BenchServers servers = BenchServers.start(own)) {
        Simulation simulation = simulation(fixEvery);
        progress.show("fix every " + fixEvery.toSeconds() + " s: lands the fleet's telemetry");
        LandedFleet fleet = LandedFleet.land(simulation, plan.time(), servers.bootstrapServers());
        bytes.add(bytes(fixEvery, fleet, own.resolve("kafka")));
        List<ReferenceEntry> reference = simulation.scenario().reference();
        new ReferencePublisher(servers.bootstrapServers(), Map.of())
            .publish("sizing", Instant.now(), reference);
        if (referenceHeapBytes == 0) {
          referenceHeapBytes = referenceHeapBytes(reference);
        }
        KafkaReferenceFeed feed = new KafkaReferenceFeed(servers.bootstrapServers(), Map.of());
        runs.add(run(servers, own, fleet, fixEvery, detection(servers, feed)));
        runs.add(run(servers, own, fleet, fixEvery, history(servers, feed)));
        if (partitionPerSecond == 0) {
          partitionPerSecond = partitionPerSecond(servers);
        }
      }
    }
    return new SizingReport(
        plan,
        Machine.local(),
        loadBefore,
        Machine.loadAverage(),
        runs,
        bytes,
        partitionPerSecond,
        referenceHeapBytes);
  }

  private Simulation simulation(Duration fixEvery) throws IOException {
    String fleet =
        "fleet: {trucks: " + plan.trucks() + ", fixEvery: " + fixEvery.toSeconds() + "s}\n";
    // all of it has been received, so nothing is from the future
    Instant begin =
        Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(plan.time()).minusSeconds(60);
    return Simulation.of(Scenario.parse("sizing", fleet), begin, SEED);
  }

  private static JobDefinition detection(BenchServers servers, KafkaReferenceFeed feed) {
    String kafka = servers.bootstrapServers();
    Properties asTheyAre = new Properties();
    return new JobDefinition(
        "detection",
        1,
        CHECKPOINTS,
        environment ->
            DetectionJob.addTo(
                environment,
                DetectionEnds.telemetry(kafka, asTheyAre),
                feed,
                DetectionSettings.live(),
                DetectionEnds.candidates(kafka, asTheyAre),
                DetectionEnds.refusals(kafka, asTheyAre)));
  }

  private static JobDefinition history(BenchServers servers, KafkaReferenceFeed feed) {
    return new JobDefinition(
        "history",
        1,
        CHECKPOINTS,
        environment ->
            HistoryJob.addTo(
                environment,
                HistoryEnds.sources(servers.bootstrapServers(), new Properties()),
                feed,
                HistoryRules.DEFAULT,
                new DiscardingSink<>()));
  }

  private SizingRun run(
      BenchServers servers,
      Path folder,
      LandedFleet fleet,
      Duration fixEvery,
      JobDefinition definition)
      throws Exception {
    String job = definition.name();
    progress.show("fix every " + fixEvery.toSeconds() + " s: " + job + " reads it");
    Path checkpoints = folder.resolve("checkpoints-" + job);
    long heapBefore = liveHeapBytes();
    CpuClock cpu = new CpuClock();
    try (JobCluster cluster = JobCluster.start(checkpoints, folder.resolve("tmp-" + job), 1);
        Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
      cluster.run(definition, JobCluster.EarlierState.DISCARD, JobCluster.Await.RUNNING);
      long warm = await(cluster, admin, job, fleet, fleet.total() / WARM_UP_DIVISOR);
      CpuClock.Reading begin = cpu.read();
      long beginNanos = System.nanoTime();
      long all = await(cluster, admin, job, fleet, fleet.total());
      CpuClock.Reading used = cpu.read().minus(begin);
      double seconds = (System.nanoTime() - beginNanos) / 1e9;
      TimeUnit.MILLISECONDS.sleep(2 * CHECKPOINTS.toMillis());
      return new SizingRun(
          job,
          fixEvery,
          plan.trucks(),
          all - warm,
          seconds,
          used.processNanos() / 1e9,
          used.consumerNanos() / 1e9,
          newestCheckpointBytes(checkpoints),
          liveHeapBytes() - heapBefore);
    }
  }

  /** Waits until a job has committed so many records of telemetry; returns how many it has. */
  private static long await(
      JobCluster cluster, Admin admin, String job, LandedFleet fleet, long messages)
      throws Exception {
    long deadline = System.nanoTime() + RUN_MAX.toNanos();
    while (true) {
      long committed =
          admin
              .listConsumerGroupOffsets("offsite-" + job)
              .partitionsToOffsetAndMetadata()
              .get()
              .entrySet()
              .stream()
              .filter(offset -> fleet.messages().containsKey(offset.getKey().topic()))
              .mapToLong(offset -> offset.getValue().offset())
              .sum();
      if (committed >= messages) {
        return committed;
      }
      if (System.nanoTime() > deadline || !cluster.failures().isEmpty()) {
        throw new BenchFailedException(
            job
                + " has read "
                + committed
                + " of "
                + messages
                + " messages; "
                + cluster.failures());
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /** Records that one producer writes to one partition in a second, in full batches. */
  private double partitionPerSecond(BenchServers servers) {
    progress.show("writes to one partition");
    BenchMessages messages = new BenchMessages("sizing-", 1);
    try (KafkaProducer<byte[], byte[]> producer =
        LandedFleet.producer(servers.bootstrapServers())) {
      SendFailures failures = new SendFailures();
      long begin = System.nanoTime();
      for (int i = 0; i < PARTITION_RECORDS; i++) {
        DeviceMessage message = messages.message(i, 0);
        Future<RecordMetadata> unused = producer.send(LandedFleet.landed(message), failures);
      }
      producer.flush();
      failures.requireNone();
      return PARTITION_RECORDS / ((System.nanoTime() - begin) / 1e9);
    }
  }

  /** What one copy of the reference data of the fleet takes; each TaskManager has one. */
  private static long referenceHeapBytes(List<ReferenceEntry> reference) {
    long before = liveHeapBytes();
    ReferenceSnapshot snapshot = ReferenceSnapshot.of("sizing", reference);
    try {
      return liveHeapBytes() - before;
    } finally {
      Reference.reachabilityFence(snapshot);
    }
  }

  private static SizingReport.Bytes bytes(Duration fixEvery, LandedFleet fleet, Path kafka)
      throws IOException {
    long logBytes = 0;
    for (DeviceKind kind : DeviceKind.values()) {
      logBytes += logBytes(kafka, kind.telemetryTopic());
    }
    return new SizingReport.Bytes(
        fixEvery,
        fleet.total(),
        fleet.payloadBytes(),
        fleet.topicNameBytes(),
        logBytes,
        fleet.loneBytes());
  }

  private static long logBytes(Path kafka, String topic) throws IOException {
    try (Stream<Path> files = Files.walk(kafka)) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .filter(file -> file.getParent().getFileName().toString().matches(topic + "-[0-9]+"))
          .mapToLong(SizingBench::size)
          .sum();
    }
  }

  /** The files of the newest checkpoint that has its metadata. */
  private static long newestCheckpointBytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path newest =
          files
              .filter(file -> file.endsWith("_metadata"))
              .map(Path::getParent)
              .max(Comparator.comparingInt(SizingBench::numberOf))
              .orElseThrow(() -> new IOException("no checkpoint in " + folder));
      try (Stream<Path> parts = Files.walk(newest)) {
        return parts.filter(Files::isRegularFile).mapToLong(SizingBench::size).sum();
      }
    }
  }

  private static int numberOf(Path checkpoint) {
    return Integer.parseInt(
        checkpoint.getFileName().toString().replace("chk-", "").toLowerCase(Locale.ROOT));
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static long liveHeapBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
