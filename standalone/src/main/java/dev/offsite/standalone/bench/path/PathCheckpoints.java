package dev.offsite.standalone.bench.path;

import dev.offsite.standalone.bench.Medians;
import dev.offsite.standalone.cluster.CheckpointFigure;
import java.time.Instant;
import java.util.List;

/**
 * Checkpoints of the detection job.
 *
 * @param count how many there were, as far as they are remembered
 * @param medianMs how long they took; not a number if there was none
 * @param newestBytes state in the newest; 0 if there was none
 */
record PathCheckpoints(int count, double medianMs, long newestBytes) {

  /** Those that were begun at a moment or later, of all, the oldest first. */
  static PathCheckpoints since(Instant moment, List<CheckpointFigure> all) {
    List<CheckpointFigure> own = all.stream().filter(one -> !one.begun().isBefore(moment)).toList();
    return new PathCheckpoints(
        own.size(),
        Medians.of(own.stream().map(one -> (double) one.took().toMillis()).toList()),
        own.isEmpty() ? 0 : own.get(own.size() - 1).bytes());
  }
}
