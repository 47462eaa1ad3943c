package dev.offsite.standalone.bench.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.standalone.bench.Machine;
import dev.offsite.standalone.bench.Medians;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What {@link DetectBench} found.
 *
 * @param plan what ran
 * @param machine where
 * @param loadBefore load average before
 * @param loadAfter load average after
 * @param messages of the whole traffic
 * @param visits of trucks in fences, by which answers were checked
 * @param rounds that were measured
 * @param paced latencies of those that were measured
 */
public record DetectReport(
    DetectPlan plan,
    Machine machine,
    double loadBefore,
    double loadAfter,
    int messages,
    int visits,
    List<DetectRound> rounds,
    Map<Contender, PacedFigures> paced) {

  private static final double MEGABYTE = 1024.0 * 1024;
  private static final double ROUNDING = 1_000;

  public DetectReport {
    rounds = List.copyOf(rounds);
    paced = paced.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(paced));
  }

  /** Ours through theirs in messages per second: the median over the rounds of both. */
  public Map<String, Double> ratios() {
    return ratios(DetectRound::messagesPerSecond);
  }

  /** Theirs through ours in processor time for a message: what a busy machine disturbs least. */
  public Map<String, Double> ratiosOfCpu() {
    return ratios(round -> 1 / round.cpuMicrosPerMessage());
  }

  /** A table for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d messages of %,d trucks, %,d visits in fences; every answer was checked.",
            messages,
            plan.trucks(),
            visits));
    lines.add("");
    lines.add(
        "                 fences  rounds  messages      msg/s  CPU s/million  compiler  bytes/msg"
            + "  checkpoint ms      MB  peak heap MB");
    for (Contender contender : Contender.values()) {
      List<DetectRound> own = of(contender);
      if (!own.isEmpty()) {
        lines.add(line(contender, own));
      }
    }
    lines.add("");
    lines.add("DetectionJob / baseline      msg/s   by CPU   target");
    Map<String, Double> ratios = ratios();
    Map<String, Double> ratiosOfCpu = ratiosOfCpu();
    for (Ratio ratio : Ratio.values()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-14s %,7d     %7.2f  %7.2f  %s",
              ratio.theirs().title(),
              ratio.theirs().fences(plan),
              ratios.get(ratio.key(plan)),
              ratiosOfCpu.get(ratio.key(plan)),
              Double.isNaN(ratio.target(plan)) ? "" : ">= " + ratio.target(plan)));
    }
    if (!paced.isEmpty()) {
      lines.add("");
      lines.add("at " + plan.pacedPerSecond() + " msg/s    answers   p50 ms   p99 ms   p99.9 ms");
      for (Contender contender : Contender.values()) {
        PacedFigures figures = paced.get(contender);
        if (figures != null) {
          lines.add(
              String.format(
                  Locale.ROOT,
                  "%-16s %9d %8.1f %8.1f %10.1f",
                  contender.title(),
                  figures.answers(),
                  figures.p50Ms(),
                  figures.p99Ms(),
                  figures.p999Ms()));
        }
      }
    }
    lines.add("");
    lines.add(
        "CPU, bytes and heap are the whole process's, Kafka included; the compiler's time, which a"
            + " job of months does not pay, stands apart. Medians over rounds.");
    lines.add(machine.describe());
    lines.add(
        String.format(Locale.ROOT, "load average %.1f before, %.1f after", loadBefore, loadAfter));
    return lines;
  }

  /** The same as JSON, with each round. */
  public byte[] json() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    write(root.putObject("ratios"), ratios());
    write(root.putObject("ratiosOfCpu"), ratiosOfCpu());
    root.put("trucks", plan.trucks());
    root.put("messages", messages);
    root.put("visits", visits);
    root.put("seed", plan.seed());
    ArrayNode contenders = root.putArray("contenders");
    for (Contender contender : Contender.values()) {
      if (!of(contender).isEmpty()) {
        write(contenders.addObject(), contender);
      }
    }
    machine.writeTo(root.putObject("machine"));
    root.put("loadBefore", rounded(loadBefore));
    root.put("loadAfter", rounded(loadAfter));
    try {
      return mapper.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON cannot be written", e);
    }
  }

  private String line(Contender contender, List<DetectRound> own) {
    return String.format(
        Locale.ROOT,
        "%-15s %7d %7d %9d %10.0f %14.1f %9.1f %10.0f %14s %7s %13.0f",
        contender.title(),
        contender.fences(plan),
        own.size(),
        own.get(0).used().messages(),
        median(own, DetectRound::messagesPerSecond),
        median(own, DetectRound::cpuMicrosPerMessage),
        median(own, DetectRound::compilerMicrosPerMessage),
        median(own, DetectRound::allocatedBytesPerMessage),
        orDash("%.0f", checkpointMs(own)),
        orDash("%.1f", checkpointBytes(own) / MEGABYTE),
        median(own, round -> round.used().peakHeapBytes() / MEGABYTE));
  }

  private void write(ObjectNode json, Contender contender) {
    List<DetectRound> own = of(contender);
    json.put("name", contender.title());
    json.put("fences", contender.fences(plan));
    json.put("messages", own.get(0).used().messages());
    json.put("messagesPerSecond", rounded(median(own, DetectRound::messagesPerSecond)));
    json.put("cpuSecondsPerMillion", rounded(median(own, DetectRound::cpuMicrosPerMessage)));
    json.put(
        "compilerSecondsPerMillion", rounded(median(own, DetectRound::compilerMicrosPerMessage)));
    json.put(
        "allocatedBytesPerMessage", rounded(median(own, DetectRound::allocatedBytesPerMessage)));
    json.put("peakHeapBytes", median(own, round -> round.used().peakHeapBytes()));
    if (!Double.isNaN(checkpointMs(own))) {
      json.put("checkpointMs", rounded(checkpointMs(own)));
      json.put("checkpointBytes", checkpointBytes(own));
    }
    PacedFigures figures = paced.get(contender);
    if (figures != null) {
      ObjectNode latency = json.putObject("latency");
      latency.put("messagesPerSecond", plan.pacedPerSecond());
      latency.put("answers", figures.answers());
      latency.put("p50Ms", rounded(figures.p50Ms()));
      latency.put("p99Ms", rounded(figures.p99Ms()));
      latency.put("p999Ms", rounded(figures.p999Ms()));
    }
    ArrayNode each = json.putArray("roundsMessagesPerSecond");
    own.forEach(round -> each.add(rounded(round.messagesPerSecond())));
  }

  private void write(ObjectNode json, Map<String, Double> figures) {
    for (Ratio ratio : Ratio.values()) {
      json.put(ratio.key(plan), rounded(figures.get(ratio.key(plan))));
    }
  }

  private Map<String, Double> ratios(ToDoubleFunction<DetectRound> figure) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (Ratio ratio : Ratio.values()) {
      List<Double> each = new ArrayList<>();
      for (DetectRound ours : of(ratio.ours())) {
        for (DetectRound theirs : of(ratio.theirs())) {
          if (ours.number() == theirs.number()) {
            each.add(figure.applyAsDouble(ours) / figure.applyAsDouble(theirs));
          }
        }
      }
      ratios.put(ratio.key(plan), Medians.of(each));
    }
    return ratios;
  }

  private List<DetectRound> of(Contender contender) {
    return rounds.stream().filter(round -> round.contender() == contender).toList();
  }

  private static double median(List<DetectRound> own, ToDoubleFunction<DetectRound> figure) {
    return Medians.of(own.stream().map(figure::applyAsDouble).toList());
  }

  private static double checkpointMs(List<DetectRound> own) {
    return Medians.of(
        own.stream()
            .map(DetectRound::checkpoint)
            .filter(Objects::nonNull)
            .map(took -> (double) took.toMillis())
            .toList());
  }

  private static double checkpointBytes(List<DetectRound> own) {
    return Medians.of(
        own.stream()
            .filter(round -> round.checkpoint() != null)
            .map(round -> (double) round.checkpointBytes())
            .toList());
  }

  private static String orDash(String form, double figure) {
    return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, form, figure);
  }

  /** Null, which JSON knows, for what is not a number, which it does not. */
  private static @Nullable Double rounded(double figure) {
    return Double.isNaN(figure) ? null : Math.rint(figure * ROUNDING) / ROUNDING;
  }
}
