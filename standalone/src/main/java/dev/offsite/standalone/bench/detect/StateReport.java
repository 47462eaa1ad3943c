package dev.offsite.standalone.bench.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.standalone.bench.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What {@link StateBench} found.
 *
 * @param plan what ran
 * @param machine where
 * @param loadBefore load average before
 * @param loadAfter load average after
 * @param runs of each fleet, those with nothing late first
 */
public record StateReport(
    StatePlan plan, Machine machine, double loadBefore, double loadAfter, List<StateRun> runs) {

  public StateReport {
    runs = List.copyOf(runs);
  }

  /** The largest of the checkpoint bytes a truck through the smallest: 1 is exactly linear. */
  public double growth() {
    DoubleStream each =
        runs.stream()
            .filter(run -> run.latePercent() == 0)
            .mapToDouble(StateRun::checkpointBytesPerTruck);
    List<Double> sorted = each.sorted().boxed().toList();
    return sorted.get(sorted.size() - 1) / sorted.get(0);
  }

  /** A table for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  trucks  late   messages      msg/s  CPU us/msg   checkpoint MB  B/truck     ms"
            + "   heap B/truck");
    for (StateRun run : runs) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,8d %3d %% %,10d %,10.0f %11.1f %15.1f %8.0f %6d %14.0f",
              run.trucks(),
              run.latePercent(),
              run.used().messages(),
              run.messagesPerSecond(),
              run.cpuMicrosPerMessage(),
              run.checkpointBytes() / (1024.0 * 1024),
              run.checkpointBytesPerTruck(),
              run.checkpoint().toMillis(),
              run.heapBytesPerTruck()));
    }
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%d fixes of each truck. Most bytes of a checkpoint a truck through the fewest: %.2f",
            plan.fixes(),
            growth()));
    lines.add("Messages but the first fifth, until they were in a checkpoint.");
    lines.add(machine.describe());
    lines.add(
        String.format(Locale.ROOT, "load average %.1f before, %.1f after", loadBefore, loadAfter));
    return lines;
  }

  /** The same as JSON. */
  public byte[] json() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("fixes", plan.fixes());
    root.put("growth", growth());
    ArrayNode all = root.putArray("runs");
    for (StateRun run : runs) {
      ObjectNode json = all.addObject();
      json.put("trucks", run.trucks());
      json.put("latePercent", run.latePercent());
      json.put("messages", run.used().messages());
      json.put("messagesPerSecond", run.messagesPerSecond());
      json.put("cpuMicrosPerMessage", run.cpuMicrosPerMessage());
      json.put("checkpointBytes", run.checkpointBytes());
      json.put("checkpointBytesPerTruck", run.checkpointBytesPerTruck());
      json.put("checkpointMs", run.checkpoint().toMillis());
      json.put("heapBytesPerTruck", run.heapBytesPerTruck());
    }
    machine.writeTo(root.putObject("machine"));
    root.put("loadBefore", loadBefore);
    root.put("loadAfter", loadAfter);
    try {
      return mapper.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON cannot be written", e);
    }
  }
}
