package dev.offsite.standalone.stack;

import dev.offsite.standalone.cluster.JobCluster;
import java.util.Objects;

/**
 * How the embedded parts are started.
 *
 * @param mqttPort port of the MQTT broker; 0 for any free one
 * @param kafkaPort port of Kafka; 0 for any free one
 * @param parallelism subtasks of each job, and partitions of topics that are made
 * @param earlierState what to do with checkpoints of an earlier run
 */
public record StackOptions(
    int mqttPort, int kafkaPort, int parallelism, JobCluster.EarlierState earlierState) {

  /** Loopback: whoever opens an instance to others puts its own broker and Kafka in front. */
  static final String HOST = "127.0.0.1";

  public StackOptions {
    Objects.requireNonNull(earlierState, "earlierState");
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism + " is below 1");
    }
  }
}
