package dev.offsite.pipelines.entry;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What each job asks of the cluster; where checkpoints go and how parallel it is, is the cluster's.
 */
final class JobEnvironment {

  private JobEnvironment() {}

  /** The settings of a job that saves its state at this interval. */
  static Configuration settings(Duration checkpointInterval) {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
    settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(1));
    // Kafka may be away for a while: its own timeout fails the job, not the checkpoints
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
    // a job that was cancelled, or whose JobManager is gone, goes on from here
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    // the state of a district fits in the heap, where it costs a third of RocksDB's time
    settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(200));
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));
    return settings;
  }

  /** The environment that the command line of Flink, or the cluster, prepared. */
  static StreamExecutionEnvironment prepared() {
    return StreamExecutionEnvironment.getExecutionEnvironment();
  }
}
