package dev.offsite.standalone.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job as it is handed to the cluster.
 *
 * @param name kebab-case; names the folder of its checkpoints, so it never changes
 * @param parallelism of its operators
 * @param checkpointInterval how often its state is saved
 * @param operators adds sources, operators and sinks to an environment
 */
public record JobDefinition(
    String name,
    int parallelism,
    Duration checkpointInterval,
    Consumer<StreamExecutionEnvironment> operators) {

  public JobDefinition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(checkpointInterval, "checkpointInterval");
    Objects.requireNonNull(operators, "operators");
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism + " is below 1");
    }
  }

  /** The same in every run, so that the job finds its own checkpoints again. */
  JobID id() {
    UUID uuid = UUID.nameUUIDFromBytes(("offsite/" + name).getBytes(StandardCharsets.UTF_8));
    return new JobID(uuid.getLeastSignificantBits(), uuid.getMostSignificantBits());
  }
}
