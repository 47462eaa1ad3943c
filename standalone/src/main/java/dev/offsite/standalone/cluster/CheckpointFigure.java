package dev.offsite.standalone.cluster;

import java.time.Duration;
import java.util.Objects;

/**
 * A checkpoint that was completed.
 *
 * @param bytes of all state in it
 * @param took from its trigger to its last acknowledgement
 */
public record CheckpointFigure(long bytes, Duration took) {
  public CheckpointFigure {
    Objects.requireNonNull(took, "took");
  }
}
