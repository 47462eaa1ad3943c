package dev.offsite.standalone.chaos;

import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.detection.DetectionEnds;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.ingest.DeviceRate;
import dev.offsite.pipelines.ingest.IngestJob;
import dev.offsite.pipelines.ingest.IngestSettings;
import dev.offsite.pipelines.ingest.IngestSinks;
import dev.offsite.pipelines.ingest.LandingRouter;
import dev.offsite.pipelines.mqtt.MqttSource;
import dev.offsite.pipelines.mqtt.MqttSourceBuilder;
import dev.offsite.pipelines.reference.KafkaReferenceFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Both jobs as they are deployed, on a cluster whose TaskManager can be killed. Only waiting times
 * are shorter than their defaults, so that a test does not wait for them.
 */
final class ChaosCluster implements AutoCloseable {

  /** A Kafka that is away for longer fails the jobs; the default is a minute. */
  static final Duration DELIVERY_MAX = Duration.ofSeconds(8);

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(2);
  private static final Duration CHECKPOINTS = Duration.ofMillis(250);

  private final MiniCluster cluster;
  private final Path checkpoints;
  private int taskManagersStarted = 1;
  private JobID ingest;
  private JobID detection;

  private ChaosCluster(MiniCluster cluster, Path checkpoints) {
    this.cluster = cluster;
    this.checkpoints = checkpoints;
  }

  /** Starts an empty cluster with a slot for each job. */
  static ChaosCluster start(Path checkpoints) throws Exception {
    Configuration settings = new Configuration();
    settings.set(RestOptions.PORT, 0);
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(4));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
    return new ChaosCluster(cluster, checkpoints);
  }

  /** Submits both jobs and waits until they run. */
  void runJobs(String mqttUri, String kafka) throws Exception {
    StreamExecutionEnvironment landing = environment("ingest");
    MqttSourceBuilder source =
        MqttSource.builder()
            .serverUri(mqttUri)
            .clientIdentifierPrefix("chaos-ingest")
            .keepAlive(KEEP_ALIVE)
            .connectTimeout(Duration.ofSeconds(5))
            .backoff(Duration.ofMillis(50), Duration.ofSeconds(1));
    IngestSettings.DEFAULT.topicFilters().forEach(source::topicFilter);
    IngestJob.addTo(
        landing,
        source.build(),
        new LandingRouter(IngestSettings.DEFAULT),
        DeviceRate.DEFAULT,
        IngestSinks.telemetry(kafka, producer()),
        IngestSinks.deadLetters(kafka, producer()));
    ingest = submit(landing);

    StreamExecutionEnvironment judging = environment("detection");
    DetectionJob.addTo(
        judging,
        DetectionEnds.telemetry(kafka, new Properties()),
        new KafkaReferenceFeed(kafka, Map.of()),
        DetectionSettings.live(),
        DetectionEnds.candidates(kafka, producer()),
        DetectionEnds.refusals(kafka, producer()));
    detection = submit(judging);
    awaitRunning();
  }

  /** Ends the TaskManager with everything on it. */
  void killTaskManager() throws Exception {
    cluster.terminateTaskManager(taskManagersStarted - 1).get();
  }

  void startTaskManager() throws Exception {
    cluster.startTaskManager();
    taskManagersStarted++;
  }

  /** How often the ingest job was started again. */
  int ingestRestarts() throws Exception {
    return restarts(ingest);
  }

  /** Waits until both jobs have been started again so often, and run. */
  void awaitRestarts(int ofIngest, int ofDetection) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                restarts(ingest) >= ofIngest
                    && restarts(detection) >= ofDetection
                    && isRunning(ingest)
                    && isRunning(detection));
  }

  /** How often the detection job was started again. */
  int detectionRestarts() throws Exception {
    return restarts(detection);
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }

  private void awaitRunning() {
    await().atMost(PATIENCE).until(() -> isRunning(ingest) && isRunning(detection));
  }

  private boolean isRunning(JobID job) throws Exception {
    AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
    if (graph.getState() != JobStatus.RUNNING) {
      return false;
    }
    for (AccessExecutionVertex vertex : graph.getAllExecutionVertices()) {
      if (vertex.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  private int restarts(JobID job) throws Exception {
    int restarts = 0;
    for (AccessExecutionVertex vertex :
        cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
      restarts = Math.max(restarts, vertex.getCurrentExecutionAttempt().getAttemptNumber());
    }
    return restarts;
  }

  private JobID submit(StreamExecutionEnvironment environment) throws Exception {
    return cluster.submitJob(environment.getStreamGraph().getJobGraph()).get().getJobID();
  }

  private StreamExecutionEnvironment environment(String job) {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.resolve(job).toUri().toString());
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(200));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings);
    environment.setParallelism(1);
    return environment;
  }

  private static Properties producer() {
    Properties producer = new Properties();
    producer.put("delivery.timeout.ms", Long.toString(DELIVERY_MAX.toMillis()));
    producer.put("request.timeout.ms", "4000");
    producer.put("max.block.ms", "4000");
    return producer;
  }
}
