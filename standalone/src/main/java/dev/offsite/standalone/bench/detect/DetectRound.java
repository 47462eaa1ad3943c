package dev.offsite.standalone.bench.detect;

import dev.offsite.standalone.bench.ProcessMarks;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one round of one contender took.
 *
 * @param number from 1; below, it warms up
 * @param checkpoint median time of a checkpoint; null where none was completed
 * @param checkpointBytes of the newest; 0 where none was completed
 */
record DetectRound(
    Contender contender,
    int number,
    ProcessMarks.Used used,
    @Nullable Duration checkpoint,
    long checkpointBytes) {

  private static final double NANOS = 1e9;

  DetectRound {
    Objects.requireNonNull(contender, "contender");
    Objects.requireNonNull(used, "used");
  }

  double messagesPerSecond() {
    return used.messages() * NANOS / used.nanos();
  }

  /** Without the compiler. */
  double cpuMicrosPerMessage() {
    return used.cpuNanos() / 1e3 / used.messages();
  }

  double compilerMicrosPerMessage() {
    return used.compilerNanos() / 1e3 / used.messages();
  }

  double allocatedBytesPerMessage() {
    return (double) used.allocatedBytes() / used.messages();
  }
}
