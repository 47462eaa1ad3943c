package dev.offsite.standalone.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What {@link IngestBench} found.
 *
 * @param plan what ran
 * @param machine where
 * @param loadBefore load average before
 * @param loadAfter load average after
 * @param rounds in the order they ran, without the warm-up
 */
public record IngestReport(
    IngestBench.Plan plan,
    Machine machine,
    double loadBefore,
    double loadAfter,
    List<IngestRound> rounds) {

  public IngestReport {
    rounds = List.copyOf(rounds);
  }

  /** Messages a second of the job, divided by those of the plain consumer; medians of both. */
  public double ratio() {
    return median(IngestSide.JOB, IngestRound::messagesPerSecond)
        / median(IngestSide.PLAIN, IngestRound::messagesPerSecond);
  }

  /** A table for humans. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("round  side              msg/s   CPU s per million:  all  consumer  repeats");
    for (int i = 0; i < rounds.size(); i++) {
      IngestRound round = rounds.get(i);
      lines.add(
          String.format(
              Locale.ROOT,
              "%5d  %-14s  %,7.0f  %22.1f  %8.1f  %7d",
              i / IngestSide.values().length + 1,
              round.side().label(),
              round.messagesPerSecond(),
              round.processCpuSecondsPerMillion(),
              round.consumerCpuSecondsPerMillion(),
              round.repeats()));
    }
    for (IngestSide side : IngestSide.values()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "median %-14s  %,7.0f  %22.1f  %8.1f",
              side.label(),
              median(side, IngestRound::messagesPerSecond),
              median(side, IngestRound::processCpuSecondsPerMillion),
              median(side, IngestRound::consumerCpuSecondsPerMillion)));
    }
    lines.add(
        String.format(Locale.ROOT, "ratio  %.2f of the plain consumer's messages/s", ratio()));
    lines.add("");
    lines.add("Every message was compared with what was published, in every round.");
    lines.add("all: the process, both servers included. consumer: Java threads of neither server.");
    lines.add(machine.describe());
    lines.add(
        String.format(Locale.ROOT, "load average %.1f before, %.1f after", loadBefore, loadAfter));
    return lines;
  }

  /** The same as JSON. */
  public byte[] json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("benchmark", "ingest");
    json.put("messages", plan.messages());
    json.put("publishers", plan.publishers());
    json.put("payloadBytes", BenchMessages.PAYLOAD_BYTES);
    machine.writeTo(json.putObject("machine"));
    json.put("loadBefore", loadBefore);
    json.put("loadAfter", loadAfter);
    json.put("ratio", ratio());
    ArrayNode all = json.putArray("rounds");
    for (IngestRound round : rounds) {
      ObjectNode one = all.addObject();
      one.put("side", round.side().name());
      one.put("messages", round.messages());
      one.put("seconds", round.seconds());
      one.put("messagesPerSecond", round.messagesPerSecond());
      one.put("processCpuSecondsPerMillion", round.processCpuSecondsPerMillion());
      one.put("consumerCpuSecondsPerMillion", round.consumerCpuSecondsPerMillion());
      one.put("repeats", round.repeats());
    }
    return json.toPrettyString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private double median(IngestSide side, ToDoubleFunction<IngestRound> figure) {
    double[] sorted =
        rounds.stream()
            .filter(round -> round.side() == side)
            .mapToDouble(figure)
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
        .average()
        .orElseThrow();
  }
}
