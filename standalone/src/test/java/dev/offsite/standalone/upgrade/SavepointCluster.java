package dev.offsite.standalone.upgrade;

import static org.awaitility.Awaitility.await;

import dev.offsite.standalone.cluster.JobDefinition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster whose jobs can be asked for a savepoint, as an operator would. */
final class SavepointCluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final MiniCluster cluster;
  private final Path folder;

  private SavepointCluster(MiniCluster cluster, Path folder) {
    this.cluster = cluster;
    this.folder = folder;
  }

  static SavepointCluster start(Path folder) throws Exception {
    Configuration settings = new Configuration();
    settings.set(RestOptions.PORT, 0);
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(4));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
    return new SavepointCluster(cluster, folder);
  }

  JobID run(JobDefinition definition) throws Exception {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.NAME, definition.name());
    settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, definition.checkpointInterval());
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    // everything in the one file of the savepoint
    settings.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings);
    environment.setParallelism(definition.parallelism());
    definition.operators().accept(environment);
    JobID job = cluster.submitJob(environment.getStreamGraph().getJobGraph()).get().getJobID();
    await().atMost(PATIENCE).until(() -> isRunning(job));
    return job;
  }

  /** Takes a canonical savepoint into a folder, and ends the job. */
  void stopWithSavepoint(JobID job, Path target) throws Exception {
    String written =
        cluster
            .triggerSavepoint(
                job,
                folder.resolve("savepoints").toUri().toString(),
                true,
                SavepointFormatType.CANONICAL)
            .get();
    copy(Path.of(URI.create(written)), target);
  }

  /** Copies the files of a savepoint or checkpoint, which name each other by relative paths. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    List<Path> files;
    try (Stream<Path> all = Files.list(from)) {
      files = all.toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }

  private boolean isRunning(JobID job) throws Exception {
    AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
    if (graph.getState().isGloballyTerminalState()) {
      throw new IllegalStateException("the job is " + graph.getState());
    }
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
}
