package dev.offsite.standalone.bench;

import java.time.Duration;

/**
 * What one job cost over the telemetry of one fleet.
 *
 * @param job its name
 * @param fixEvery between two fixes of one truck
 * @param trucks size of the fleet
 * @param messages that were measured: all but the first fifth, which warms up
 * @param seconds they took
 * @param processCpuSeconds of the process: the job, Kafka, the compiler, the garbage collector
 * @param consumerCpuSeconds of the Java threads of the job alone
 * @param checkpointBytes of the newest complete checkpoint after the last message
 * @param heapBytes live objects more than before the job was started
 */
public record SizingRun(
    String job,
    Duration fixEvery,
    int trucks,
    long messages,
    double seconds,
    double processCpuSeconds,
    double consumerCpuSeconds,
    long checkpointBytes,
    long heapBytes) {

  double processCpuMicrosPerMessage() {
    return processCpuSeconds * 1e6 / messages;
  }

  double consumerCpuMicrosPerMessage() {
    return consumerCpuSeconds * 1e6 / messages;
  }

  double checkpointBytesPerTruck() {
    return checkpointBytes / (double) trucks;
  }

  double heapBytesPerTruck() {
    return heapBytes / (double) trucks;
  }
}
