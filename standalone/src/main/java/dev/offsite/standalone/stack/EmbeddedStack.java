package dev.offsite.standalone.stack;

import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.pipelines.ingest.ForeignTopic;
import dev.offsite.pipelines.reference.KafkaReferenceFeed;
import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Release;
import dev.offsite.standalone.broker.BrokerAccess;
import dev.offsite.standalone.broker.BrokerPorts;
import dev.offsite.standalone.broker.CertificateNotice;
import dev.offsite.standalone.broker.EmbeddedMqttBroker;
import dev.offsite.standalone.broker.MqttListener;
import dev.offsite.standalone.cluster.CheckpointFigure;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.cluster.JobDefinition;
import dev.offsite.standalone.disk.DiskWatch;
import dev.offsite.standalone.health.Health;
import dev.offsite.standalone.health.StatusServer;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.DeviceLogins;
import dev.offsite.standalone.instance.InstanceAddresses;
import dev.offsite.standalone.instance.Ports;
import dev.offsite.standalone.instance.StartException;
import dev.offsite.standalone.kafka.EmbeddedKafka;
import dev.offsite.standalone.metrics.FlinkMetrics;
import dev.offsite.standalone.metrics.MetricsPage;
import dev.offsite.standalone.trial.TrialFigures;
import dev.offsite.standalone.trial.TrialWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broker, Kafka, the time series and Flink with its jobs, in this process.
 *
 * <p>The servers know nothing of each other and start side by side; the jobs follow. It ends the
 * other way round: the jobs take their last checkpoint while Kafka and the time series still
 * confirm, and ingest acknowledges to a broker that still listens; then the time series closes,
 * then Kafka its logs, then the broker.
 *
 * <p>The time series is the one part that may fail without ending the rest.
 *
 * <p>Long, because in what order the parts start, stop and end is one decision, read in one place.
 */
public final class EmbeddedStack implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStack.class);

  /** How long the ingest job may take to subscribe once its subtasks run. */
  private static final Duration SUBSCRIBE_MAX = Duration.ofSeconds(30);

  /** How long the registry may take that Kafka holds. */
  private static final Duration REGISTRY_MAX = Duration.ofSeconds(30);

  private static final long POLL_MILLIS = 20;

  /** Of the newest record that a source has passed on, for each partition; -1 before the first. */
  private static final String TAKEN_OFFSET =
      "flink_taskmanager_job_task_operator_KafkaSourceReader_topic_partition_currentOffset";

  private final StartProgress progress;
  private EmbeddedMqttBroker broker;
  private EmbeddedKafka kafka;
  private JobCluster cluster;
  private HistoryStore history;
  private Credentials credentials;
  private DeviceLogins logins;
  private int metricsPort;
  private FlinkMetrics flinkMetrics;
  private StatusServer status;

  /** Also read by the threads of the status server. */
  private volatile @Nullable RegistryWatch registryWatch;

  private DiskWatch disk;
  private StackWatch watch;
  private @Nullable TrialWatch trial;

  private EmbeddedStack(StartProgress progress) {
    this.progress = progress;
  }

  /**
   * Starts everything and announces it in the data directory.
   *
   * @param reference published before the jobs start; if empty, they use what was published before
   * @throws StartException if a part does not start; those that did are closed again
   */
  public static EmbeddedStack start(
      DataDirectory data,
      StackOptions options,
      Collection<ReferenceEntry> reference,
      StartProgress progress)
      throws StartException, InterruptedException {
    EmbeddedStack stack = new EmbeddedStack(progress);
    stack.disk = new DiskWatch(data.path(), options.watch().disk());
    stack.disk.requireSpace();
    boolean complete = false;
    try {
      stack.startServers(data, options);
      stack.serveStatus(options);
      stack.watch(options);
      stack.publish(reference);
      stack.watchRegistry();
      stack.startJobs(options);
      data.announce(stack.addresses());
      complete = true;
      return stack;
    } catch (IOException e) {
      throw new StartException("Cannot write to " + data.path() + ": " + e, e);
    } finally {
      if (!complete) {
        stack.close();
      }
    }
  }

  /** Where this instance is reached. */
  public InstanceAddresses addresses() {
    return new InstanceAddresses(
        broker.uri(),
        broker.devicesUri(),
        kafka.bootstrapServers(),
        status.uri(),
        ProcessHandle.current().pid(),
        history.address());
  }

  /** The instance's own accounts at the broker. */
  public Credentials credentials() {
    return credentials;
  }

  /** The logins of devices at the broker. */
  public DeviceLogins logins() {
    return logins;
  }

  /** The jobs that do not run at the moment, each with the last reason; empty if all is well. */
  public List<String> failures() {
    return cluster.failures();
  }

  /** What the trial rules come to against the valid ones. */
  public TrialFigures trial() {
    return trial == null ? TrialFigures.NONE : trial.figures();
  }

  /** What else needs an operator, one sentence each; empty if all is well. */
  public List<String> warnings() {
    return watch.warnings();
  }

  /** Whether this instance has to be closed before its disk is full. */
  public boolean mustEnd() {
    return watch.mustEnd();
  }

  /** Messages that the broker holds and ingest has not acknowledged. */
  public long unacknowledgedMessages() {
    return broker.queuedMessages();
  }

  /** Size of the state in the newest checkpoint of each job that has one, in bytes, by job. */
  public Map<String, Long> checkpointBytes() throws InterruptedException {
    return cluster.checkpointBytes();
  }

  /**
   * Where what judges stands in the telemetry in Kafka: behind the newest record it has taken of
   * each partition, if it has taken one since it started. They may still be on their way through
   * it; a checkpoint that begins now has all of them, if the job is not restarted before.
   */
  public Map<TopicPartition, Long> telemetryTaken() {
    Map<TopicPartition, Long> taken = new HashMap<>();
    for (FlinkMetrics.Reading offset : flinkMetrics.gauges(TAKEN_OFFSET, Pipelines.DETECTION)) {
      String topic = offset.labels().get("topic");
      if (KafkaTopics.telemetry().contains(topic)) {
        int partition = Integer.parseInt(offset.labels().get("partition"));
        taken.merge(new TopicPartition(topic, partition), offset.value() + 1, Math::max);
      }
    }
    return taken;
  }

  /** Since when what judges runs without a restart; empty while it does not run. */
  public Optional<Instant> findDetectionStart() throws InterruptedException {
    return cluster.findRunningSince(Pipelines.DETECTION);
  }

  /** The checkpoints of what judges that are still remembered, the ten newest, oldest first. */
  public List<CheckpointFigure> detectionCheckpoints() throws InterruptedException {
    return cluster.checkpoints(Pipelines.DETECTION);
  }

  /**
   * Begins a checkpoint of what judges and what writes the time series, so that nobody who waits
   * for what they have done waits for the next one. Returns at once.
   */
  public void saveSoon() {
    for (String job : List.of(Pipelines.DETECTION, Pipelines.HISTORY)) {
      if (cluster.hasStarted(job)) {
        cluster.beginCheckpoint(job);
      }
    }
  }

  /**
   * Stops one server as if its process had ended, while everything else goes on. To be followed by
   * {@link #startAgain}.
   *
   * @throws StartException if it does not stop
   */
  public void stop(StackServer server) throws StartException {
    LOG.info("stops {}", server);
    try {
      switch (server) {
        case BROKER -> broker.stop();
        case KAFKA -> kafka.stop();
        case HISTORY -> history.stop();
      }
    } catch (Exception e) { // the broker declares no narrower type
      throw new StartException(server + " does not stop: " + e, e);
    }
  }

  /**
   * Starts a server again after {@link #stop}, on the same ports and with what it had kept.
   *
   * @throws StartException if it does not start
   */
  public void startAgain(StackServer server) throws StartException {
    LOG.info("starts {} again", server);
    switch (server) {
      case BROKER -> broker.startAgain();
      case KAFKA -> kafka.startAgain();
      case HISTORY -> history.startAgain();
    }
  }

  /**
   * Ends everything in order. Goes on after a part that fails to, and logs it; an interrupt that
   * asked for the end does not cut it short.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    closePart("status server", status);
    closePart("watch", watch);
    closePart("registry watch", registryWatch);
    closePart("Flink cluster", cluster);
    closePart("trial", trial);
    closePart("history", history);
    closePart("Kafka", kafka);
    closePart("MQTT broker", broker);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void startServers(DataDirectory data, StackOptions options)
      throws StartException, InterruptedException, IOException {
    credentials = data.credentials();
    logins = data.logins(credentials);
    BrokerAccess access =
        new BrokerAccess(
            credentials,
            logins,
            options.simulator(),
            options.ingest().foreignTopics().stream().map(ForeignTopic::template).toList());
    String host = StackOptions.HOST;
    MqttListener listener = options.listener();
    BrokerPorts mqttPorts;
    int kafkaPort;
    int controllerPort;
    int historyPort;
    try (Ports outside = new Ports(listener.address());
        Ports ports = new Ports(InetAddress.getByName(host))) {
      int devices = outside.choose(options.mqttPort(), "--mqtt-port");
      mqttPorts =
          new BrokerPorts(
              devices,
              listener.servesThisMachine()
                  ? devices
                  : ports.choose(0, "the port of MQTT on this machine"));
      kafkaPort = ports.choose(options.kafkaPort(), "--kafka-port");
      controllerPort = ports.choose(0, "the port of Kafka's controller");
      metricsPort = ports.choose(options.metricsPort(), "--metrics-port");
      historyPort = ports.choose(options.historyPort(), "--history-port");
    }
    flinkMetrics = new FlinkMetrics();
    Path temporary = data.path().resolve("tmp");
    ExecutorService starters = Executors.newFixedThreadPool(4);
    try {
      Future<?> brokerStart =
          starters.submit(
              () -> {
                long begun = System.nanoTime();
                broker =
                    EmbeddedMqttBroker.start(
                        data.mqtt(), listener, mqttPorts, access, options.watch().disk());
                report("MQTT broker", broker.devicesUri(), begun);
                return null;
              });
      Future<?> kafkaStart =
          starters.submit(
              () -> {
                long begun = System.nanoTime();
                kafka =
                    EmbeddedKafka.start(
                        data.kafka(), host, kafkaPort, controllerPort, options.parallelism());
                report("Kafka", kafka.bootstrapServers(), begun);
                return null;
              });
      Future<?> historyStart =
          starters.submit(
              () -> {
                long begun = System.nanoTime();
                history = HistoryStore.open(options.history(), data, host, historyPort);
                report("history", history.detail(), begun);
                return null;
              });
      Future<?> clusterStart =
          starters.submit(
              () -> {
                long begun = System.nanoTime();
                cluster =
                    JobCluster.start(
                        data.checkpoints(),
                        temporary,
                        options.parallelism() * options.jobs(),
                        flinkMetrics);
                report("Flink", "", begun);
                return null;
              });
      await(brokerStart);
      await(kafkaStart);
      await(clusterStart);
      await(historyStart);
    } finally {
      starters.shutdown();
      // a part that was still starting when another failed must be known before it can be closed
      starters.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private void serveStatus(StackOptions options) throws StartException {
    Clock clock = Clock.systemUTC();
    Health health =
        new Health(
            List.of(
                StackChecks.broker(broker, options.ingest().topicFilters().size()),
                StackChecks.kafka(kafka),
                StackChecks.jobs(cluster, Pipelines.JOBS),
                StackChecks.checkpoints(cluster, clock),
                StackChecks.reference(this::releaseInForce),
                StackChecks.history(cluster, history, clock)),
            clock);
    status =
        StatusServer.start(
            metricsPort,
            health,
            new MetricsPage(flinkMetrics, List.of(new StackMetrics(broker, health))));
  }

  private @Nullable ReferenceSnapshot releaseInForce() {
    RegistryWatch registry = registryWatch;
    return registry == null ? null : registry.inForce().orElse(null);
  }

  private void watch(StackOptions options) throws StartException {
    watch =
        StackWatch.start(
            disk,
            CertificateNotice.of(
                options.listener(), options.watch().certificateNotice(), Clock.systemUTC()),
            kafka.bootstrapServers());
  }

  private void publish(Collection<ReferenceEntry> reference) throws InterruptedException {
    if (reference.isEmpty()) {
      return;
    }
    long begun = System.nanoTime();
    Instant now = Instant.now();
    Release release =
        new ReferencePublisher(kafka.bootstrapServers(), Map.of())
            .publish("start-" + now.toEpochMilli(), now, reference);
    report("reference data", release.entries() + " entries", begun);
  }

  private void watchRegistry() {
    registryWatch =
        RegistryWatch.start(
            new KafkaReferenceFeed(kafka.bootstrapServers(), Map.of()), broker, logins);
  }

  private void startJobs(StackOptions options) throws StartException, InterruptedException {
    Pipelines pipelines =
        new Pipelines(addresses(), credentials, options.parallelism(), options.ingest());
    // without reference data nothing is judged, and the job waits for it in its subtasks
    boolean judges = kafka.holdsRecords(KafkaTopics.REFERENCE);
    run(
        pipelines.detection(),
        options,
        judges ? JobCluster.Await.RUNNING : JobCluster.Await.DEPLOYED,
        judges ? "" : "waits for reference data");
    if (!options.trial().isNone()) {
      // before ingest goes on, so that both judge the same telemetry
      trial = TrialWatch.start(kafka.bootstrapServers(), options.trial());
      run(
          pipelines.trial(options.trial(), trial.listener()),
          options,
          judges ? JobCluster.Await.RUNNING : JobCluster.Await.DEPLOYED,
          "only counted: " + options.trial().name());
    }
    run(pipelines.ingest(), options, JobCluster.Await.RUNNING, "");
    long begun = System.nanoTime();
    // a subtask says that it runs some time before its MQTT session exists
    awaitUntil(
        () -> broker.connectedSubscriptions() >= pipelines.subscriptions(),
        SUBSCRIBE_MAX,
        "The ingest job runs but does not subscribe to " + broker.uri());
    report("subscriptions", pipelines.subscriptions() + " topic filters", begun);
    // before it, the broker refuses gateways, and a device may take a refusal for the last word
    if (judges && !registryWatch.awaitRegistry(REGISTRY_MAX)) {
      throw new StartException(
          "The broker has no registry within "
              + REGISTRY_MAX.toSeconds()
              + " s; the log says why.");
    }
    run(
        pipelines.cases(),
        options,
        judges ? JobCluster.Await.RUNNING : JobCluster.Await.DEPLOYED,
        judges ? "" : "waits for reference data");
    if (history.settings().isPresent()) {
      runHistory(pipelines, history.settings().get(), options);
    }
  }

  /** Last, and without waiting for its first row: nothing else depends on it. */
  private void runHistory(Pipelines pipelines, HistorySettings settings, StackOptions options)
      throws InterruptedException {
    try {
      run(pipelines.history(settings), options, JobCluster.Await.DEPLOYED, "");
    } catch (StartException e) {
      LOG.warn("the history job does not start", e);
      report("job history", "off, all else runs without it: " + e.getMessage(), System.nanoTime());
    }
  }

  private void run(
      JobDefinition definition, StackOptions options, JobCluster.Await until, String detail)
      throws StartException, InterruptedException {
    long begun = System.nanoTime();
    JobCluster.RunningJob job = cluster.run(definition, options.earlierState(), until);
    report(
        "job " + job.name(),
        job.restoredFrom() == null
            ? detail
            : "goes on from checkpoint " + job.restoredFrom().getFileName(),
        begun);
  }

  private synchronized void report(String part, String detail, long begunNanos) {
    progress.ready(part, detail, Duration.ofNanos(System.nanoTime() - begunNanos));
  }

  private static void await(Future<?> start) throws StartException, InterruptedException {
    try {
      start.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StartException known) {
        throw known;
      }
      throw new StartException("A part does not start: " + e.getCause(), e);
    }
  }

  private void awaitUntil(BooleanSupplier condition, Duration atMost, String otherwise)
      throws StartException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new StartException(
            otherwise
                + " within "
                + atMost.toSeconds()
                + " s. "
                + String.join("; ", cluster.failures()));
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static void closePart(String name, AutoCloseable part) {
    if (part == null) {
      return;
    }
    long begun = System.nanoTime();
    try {
      part.close();
      LOG.info("{} closed in {} ms", name, (System.nanoTime() - begun) / 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.warn("interrupted while closing {}", name);
    } catch (Exception e) { // AutoCloseable declares no narrower type
      LOG.warn("{} does not close", name, e);
    }
  }
}
