package dev.offsite.standalone.bench.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.standalone.bench.Machine;
import dev.offsite.standalone.bench.Medians;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What {@link StageBench} found.
 *
 * @param plan what ran
 * @param machine where
 * @param loadBefore load average before
 * @param loadAfter load average after
 * @param messages in each round
 * @param visits of trucks in the largest number of fences, by which answers were checked
 * @param rounds that were measured
 */
public record StageReport(
    StagePlan plan,
    Machine machine,
    double loadBefore,
    double loadAfter,
    int messages,
    int visits,
    List<StageRound> rounds) {

  public StageReport {
    rounds = List.copyOf(rounds);
  }

  /** Time of a message over the most fences through that over the fewest. */
  public double growth() {
    List<Integer> fences = plan.fences();
    return median(fences.get(fences.size() - 1), StageRound::cpuMicros)
        / median(fences.get(0), StageRound::cpuMicros);
  }

  /** A table for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d messages of %,d trucks, %,d visits in the most fences; every answer was checked.",
            messages,
            plan.trucks(),
            visits));
    lines.add("");
    StringBuilder head = new StringBuilder("  fences");
    for (Stage stage : Stage.values()) {
      head.append(String.format(Locale.ROOT, "  %8s us  bytes", stage.title()));
    }
    lines.add(head + "     all us");
    for (int fences : plan.fences()) {
      StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%,8d", fences));
      for (Stage stage : Stage.values()) {
        line.append(
            String.format(
                Locale.ROOT,
                "  %11.2f  %5.0f",
                median(fences, round -> round.cpuMicros(stage)),
                median(fences, round -> round.bytes(stage))));
      }
      lines.add(
          line + String.format(Locale.ROOT, "  %9.2f", median(fences, round -> round.cpuMicros())));
    }
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "A message over the most fences takes %.2f times what it takes over the fewest.",
            growth()));
    lines.add(
        "Processor time and bytes of one thread for each message, compiler and garbage collector"
            + " not included. Medians of "
            + plan.rounds()
            + " rounds after "
            + plan.warmUps()
            + ".");
    lines.add(machine.describe());
    lines.add(
        String.format(Locale.ROOT, "load average %.1f before, %.1f after", loadBefore, loadAfter));
    return lines;
  }

  /** The same as JSON. */
  public byte[] json() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("trucks", plan.trucks());
    root.put("messages", messages);
    root.put("visits", visits);
    root.put("growth", growth());
    ArrayNode all = root.putArray("fences");
    for (int fences : plan.fences()) {
      ObjectNode json = all.addObject();
      json.put("fences", fences);
      json.put("cpuMicrosPerMessage", median(fences, StageRound::cpuMicros));
      for (Stage stage : Stage.values()) {
        ObjectNode cost = json.putObject(stage.title());
        cost.put("cpuMicrosPerMessage", median(fences, round -> round.cpuMicros(stage)));
        cost.put("bytesPerMessage", median(fences, round -> round.bytes(stage)));
      }
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

  private double median(int fences, ToDoubleFunction<StageRound> figure) {
    return Medians.of(
        rounds.stream()
            .filter(round -> round.fences() == fences)
            .map(figure::applyAsDouble)
            .toList());
  }
}
