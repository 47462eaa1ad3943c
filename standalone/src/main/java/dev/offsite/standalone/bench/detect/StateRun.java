package dev.offsite.standalone.bench.detect;

import dev.offsite.standalone.bench.ProcessMarks;
import java.time.Duration;

/**
 * What one fleet took.
 *
 * @param latePercent share of late fixes
 * @param used from the first fifth of the messages until all were judged and in a checkpoint
 * @param checkpointBytes of a checkpoint with all of it
 * @param checkpoint median time of such a checkpoint
 * @param heapBytes live objects more than before the job was started, what it reads and its buffers
 *     included
 */
record StateRun(
    int trucks,
    int latePercent,
    ProcessMarks.Used used,
    long checkpointBytes,
    Duration checkpoint,
    long heapBytes) {

  double cpuMicrosPerMessage() {
    return used.cpuNanos() / 1e3 / used.messages();
  }

  double messagesPerSecond() {
    return used.messages() * 1e9 / used.nanos();
  }

  double checkpointBytesPerTruck() {
    return (double) checkpointBytes / trucks;
  }

  double heapBytesPerTruck() {
    return (double) heapBytes / trucks;
  }
}
