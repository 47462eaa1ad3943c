package dev.offsite.pipelines.mqtt;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.testframe.environment.ClusterControllable;
import org.apache.flink.connector.testframe.environment.TestEnvironment;
import org.apache.flink.connector.testframe.environment.TestEnvironmentSettings;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.apache.flink.util.FileUtils;

/**
 * A Flink cluster in the test's process for Flink's connector suites.
 *
 * <p>The suite's own one is built on JUnit 4, which this build bans. Two things differ beside that:
 * every job has checkpoints, because the MQTT source refuses to start without, and a TaskManager is
 * killed only once the external system has settled.
 */
final class SuiteCluster implements TestEnvironment, ClusterControllable {
  private static final int SLOTS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Callable<Boolean> settled;
  private MiniCluster cluster;
  private Path checkpoints;
  private int taskManager;

  SuiteCluster(Callable<Boolean> settled) {
    this.settled = settled;
  }

  @Override
  public void startUp() throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("rest.port", "0");
    configuration.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofMillis(200));
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .setRpcServiceSharing(RpcServiceSharing.DEDICATED)
                .build());
    cluster.start();
    checkpoints = Files.createTempDirectory("suite-checkpoints-");
  }

  @Override
  public void tearDown() throws Exception {
    cluster.close();
    FileUtils.deleteDirectory(checkpoints.toFile());
  }

  @Override
  public StreamExecutionEnvironment createExecutionEnvironment(TestEnvironmentSettings settings) {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
    if (settings.getSavepointRestorePath() != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, settings.getSavepointRestorePath());
    }
    return new TestStreamEnvironment(cluster, configuration, SLOTS, List.of(), List.of());
  }

  @Override
  public Endpoint getRestEndpoint() {
    URI address = cluster.getRestAddress().join();
    return new Endpoint(address.getHost(), address.getPort());
  }

  @Override
  public String getCheckpointUri() {
    return checkpoints.toUri().toString();
  }

  @Override
  public void triggerTaskManagerFailover(JobClient job, Runnable afterFailure) throws Exception {
    await().atMost(PATIENCE).until(settled);
    cluster.terminateTaskManager(taskManager).get();
    await().atMost(PATIENCE).until(() -> !hasRunningTask(job));
    afterFailure.run();
    cluster.startTaskManager();
    taskManager++;
  }

  @Override
  public void triggerJobManagerFailover(JobClient job, Runnable afterFailure) {
    throw new UnsupportedOperationException("no case of the source suite needs it");
  }

  @Override
  public void isolateNetwork(JobClient job, Runnable afterFailure) {
    throw new UnsupportedOperationException("no case of the source suite needs it");
  }

  private boolean hasRunningTask(JobClient job) throws Exception {
    for (AccessExecutionVertex vertex :
        cluster.getExecutionGraph(job.getJobID()).get().getAllExecutionVertices()) {
      if (vertex.getExecutionState() == ExecutionState.RUNNING) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "MiniCluster";
  }
}
