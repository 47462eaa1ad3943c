package dev.offsite.standalone.cluster;

import java.time.Instant;
import java.util.Objects;

/**
 * A job at one moment.
 *
 * @param stage how far it has come
 * @param reason why it does not run; empty if it does or nobody knows
 * @param checkpointAt when its last checkpoint was complete; before the first one, when the job was
 *     begun
 */
public record JobView(String name, Stage stage, String reason, Instant checkpointAt) {

  public JobView {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(checkpointAt, "checkpointAt");
  }

  /** How far a job has come. */
  public enum Stage {
    /** Every subtask runs. */
    RUNS,
    /** It is started, or started again. */
    STARTS,
    /** It has ended and is not started again. */
    ENDED
  }
}
