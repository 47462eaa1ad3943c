package dev.offsite.standalone.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A checkpoint that was completed.
 *
 * @param begun when it was triggered
 * @param bytes of all state in it
 * @param took from its trigger to its last acknowledgement
 */
public record CheckpointFigure(Instant begun, long bytes, Duration took) {
  public CheckpointFigure {
    Objects.requireNonNull(begun, "begun");
    Objects.requireNonNull(took, "took");
  }
}
