package dev.offsite.standalone.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@link SizingBench} found.
 *
 * @param plan what ran
 * @param machine where
 * @param loadBefore load average before
 * @param loadAfter load average after
 * @param runs of each job over each fleet
 * @param bytes of each fleet
 * @param partitionPerSecond records that one producer wrote to one partition in a second
 * @param referenceHeapBytes of one copy of the reference data
 */
public record SizingReport(
    SizingPlan plan,
    Machine machine,
    double loadBefore,
    double loadAfter,
    List<SizingRun> runs,
    List<Bytes> bytes,
    double partitionPerSecond,
    long referenceHeapBytes) {

  public SizingReport {
    runs = List.copyOf(runs);
    bytes = List.copyOf(bytes);
  }

  /**
   * How large the messages of a fleet are.
   *
   * @param fixEvery between two fixes of one truck
   * @param messages how many
   * @param payloadBytes of all
   * @param topicNameBytes of the MQTT topics of all
   * @param logBytes in Kafka, compressed in full batches, one replica
   * @param loneBytes the same, each record a batch of its own
   */
  public record Bytes(
      Duration fixEvery,
      long messages,
      long payloadBytes,
      long topicNameBytes,
      long logBytes,
      long loneBytes) {}

  /** Tables for humans. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "job        fix every   messages   msg/s   CPU us/message: all   job"
            + "   checkpoint B/truck   heap B/truck");
    for (SizingRun run : runs) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-10s %7d s  %,9d %,7.0f  %18.1f %5.1f  %,18.0f  %,13.0f",
              run.job(),
              run.fixEvery().toSeconds(),
              run.messages(),
              run.messages() / run.seconds(),
              run.processCpuMicrosPerMessage(),
              run.consumerCpuMicrosPerMessage(),
              run.checkpointBytesPerTruck(),
              run.heapBytesPerTruck()));
    }
    lines.add("");
    for (Bytes all : bytes) {
      lines.add(
          String.format(
              Locale.ROOT,
              "fix every %d s: payload %.0f B, MQTT topic %.0f B, in Kafka %.0f B in full batches,"
                  + " %.0f B alone",
              all.fixEvery().toSeconds(),
              all.payloadBytes() / (double) all.messages(),
              all.topicNameBytes() / (double) all.messages(),
              all.logBytes() / (double) all.messages(),
              all.loneBytes() / (double) all.messages()));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "one partition takes %,.0f records/s of one producer",
            partitionPerSecond));
    lines.add(
        String.format(
            Locale.ROOT,
            "one copy of the reference data: %,d B of heap for each truck",
            referenceHeapBytes / plan.trucks()));
    lines.add("all: the process, Kafka and garbage collection included. job: its Java threads.");
    lines.add(machine.describe());
    lines.add(
        String.format(Locale.ROOT, "load average %.1f before, %.1f after", loadBefore, loadAfter));
    return lines;
  }
}
