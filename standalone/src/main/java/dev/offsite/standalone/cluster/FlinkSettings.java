package dev.offsite.standalone.cluster;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** What Flink is told of the cluster of this process and of its jobs. */
final class FlinkSettings {

  /** Of the cluster: nothing listens beyond this machine. */
  static Configuration ofCluster(Path temporary) {
    Configuration settings = new Configuration();
    settings.set(CoreOptions.TMP_DIRS, temporary.toString());
    settings.set(RestOptions.ADDRESS, "127.0.0.1");
    settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    settings.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
    settings.set(TaskManagerOptions.BIND_HOST, "127.0.0.1");
    // state is on the heap: managed memory would only lie idle
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(4));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    return settings;
  }

  /** Of a job that ends by itself: it fails rather than begins anew. */
  static Configuration ofBoundedJob(JobDefinition definition) {
    Configuration settings = ofAnyJob(definition);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return settings;
  }

  /** Of a job that runs until it is stopped: it goes on from its newest checkpoint. */
  static Configuration ofJob(JobDefinition definition, Path checkpoints) {
    Configuration settings = ofAnyJob(definition);
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, definition.checkpointInterval());
    settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(1));
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
    settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(200));
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));
    return settings;
  }

  private static Configuration ofAnyJob(JobDefinition definition) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.NAME, definition.name());
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    return settings;
  }

  private FlinkSettings() {}
}
