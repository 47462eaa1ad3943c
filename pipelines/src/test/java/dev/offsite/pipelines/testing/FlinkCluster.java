package dev.offsite.pipelines.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink cluster in the test's own process, with one TaskManager that can be killed.
 *
 * <p>Flink's own JUnit 5 extension is not used because it needs JUnit 4.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MiniCluster cluster;

  private FlinkCluster(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /** Starts a cluster with so many slots. */
  public static FlinkCluster start(int slots) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("rest.port", "0");
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
    cluster.start();
    return new FlinkCluster(cluster);
  }

  /** Starts the job of an environment and returns at once. */
  public JobID submit(StreamExecutionEnvironment env) throws Exception {
    return cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
  }

  /** Waits for the end of a job. */
  public JobResult result(JobID job) throws Exception {
    return cluster.requestJobResult(job).get();
  }

  /** Completes a checkpoint now. */
  public void checkpoint(JobID job) throws Exception {
    cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
  }

  /** Ends a job and waits until it has ended. */
  public void cancel(JobID job) throws Exception {
    if (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
      cluster.cancelJob(job).get();
      await()
          .atMost(PATIENCE)
          .until(() -> cluster.getJobStatus(job).get().isGloballyTerminalState());
    }
  }

  /** Ends the TaskManager with everything on it. */
  public void terminateTaskManager() throws Exception {
    cluster.terminateTaskManager(0).get();
  }

  public void startTaskManager() throws Exception {
    cluster.startTaskManager();
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
