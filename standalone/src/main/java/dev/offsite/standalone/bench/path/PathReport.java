package dev.offsite.standalone.bench.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.standalone.bench.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PathBench} found.
 *
 * @param plan what was played
 * @param machine where
 * @param loadBefore load average before
 * @param loadAfter load average after
 * @param runs in their order
 */
public record PathReport(
    PathPlan plan, Machine machine, double loadBefore, double loadAfter, List<PathRun> runs) {

  private static final double MEGABYTE = 1024.0 * 1024;
  private static final double ROUNDING = 1_000;
  private static final double PERCENT = 100;

  public PathReport {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(machine, "machine");
    runs = List.copyOf(runs);
  }

  /** Two tables for people, at most 120 columns wide. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-18s %10s %8s %9s %10s %6s %9s %9s %9s %10s %7s",
            "",
            "messages",
            "msg/s",
            "judged/s",
            "CPU us/msg",
            "busy",
            "compiler",
            "bytes/msg",
            "heap MB",
            "checkp. ms",
            "MB"));
    runs.forEach(run -> lines.add(costs(run)));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%-18s %10s %8s %9s %10s %9s %8s %8s %13s",
            "",
            "candidates",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "max ms",
            "late ms",
            "judged s",
            "found"));
    runs.forEach(run -> lines.add(latencies(run)));
    lines.add("");
    lines.add(answersOf(runs.stream().mapToLong(run -> run.answers().repeats()).sum()));
    lines.addAll(legend());
    lines.add(machine.describe());
    lines.add(
        String.format(Locale.ROOT, "load average %.1f before, %.1f after", loadBefore, loadAfter));
    return lines;
  }

  /** A message that came twice would hide one that did not come. */
  private static String answersOf(long repeats) {
    return repeats == 0
        ? "Nothing was missed, false, twice or lost in any run, warm-ups included."
        : String.format(
            Locale.ROOT,
            "Nothing was missed, false or twice in any run, warm-ups included. %,d messages came twice"
                + " to Kafka, so that none was lost is not shown.",
            repeats);
  }

  /** The same as JSON. */
  public byte[] json() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("warmUpSeconds", plan.warmUp().toSeconds());
    root.put("seconds", plan.length().toSeconds());
    root.put("seed", plan.seed());
    ArrayNode all = root.putArray("runs");
    runs.forEach(run -> write(all.addObject(), run));
    machine.writeTo(root.putObject("machine"));
    root.put("loadBefore", rounded(loadBefore));
    root.put("loadAfter", rounded(loadAfter));
    try {
      return mapper.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON cannot be written", e);
    }
  }

  private String costs(PathRun run) {
    return String.format(
        Locale.ROOT,
        "%-18s %,10d %,8.0f %9s %10.1f %4.0f %% %9.1f %,9.0f %9.0f %10s %7s",
        run.step().title(),
        run.used().messages(),
        run.messagesPerSecond(),
        orDash("%,.0f", run.judgedPerSecond()),
        run.cpuMicrosPerMessage(),
        run.busyShare(machine.cores()) * PERCENT,
        run.compilerMicrosPerMessage(),
        run.allocatedBytesPerMessage(),
        run.used().peakHeapBytes() / MEGABYTE,
        orDash("%.0f", run.checkpoints().medianMs()),
        orDash("%.1f", checkpointBytes(run) / MEGABYTE));
  }

  private static String latencies(PathRun run) {
    PathLatencies.Figures latency = run.latency();
    return String.format(
            Locale.ROOT,
            "%-18s %10s %8s %9s %10s %9s %8s %8.1f %13s  %s",
            run.step().title(),
            run.isPaced() ? String.format(Locale.ROOT, "%,d", latency.candidates()) : "-",
            orDash("%,.1f", latency.p50Ms()),
            orDash("%,.1f", latency.p99Ms()),
            orDash("%,.1f", latency.p999Ms()),
            orDash("%,.1f", latency.maxMs()),
            run.isPaced() ? String.format(Locale.ROOT, "%,d", run.behind().toMillis()) : "-",
            run.judgedAfter().toMillis() / 1e3,
            run.answers().found() + " of " + run.answers().expected(),
            run.keepsUp() ? "" : "DOES NOT KEEP UP")
        .stripTrailing();
  }

  private List<String> legend() {
    return List.of(
        String.format(
            Locale.ROOT,
            "Paced: %d s after %d s of warm-up, a fix a second of each truck. max: %d s of such traffic"
                + " as fast as accepted",
            plan.length().toSeconds(),
            plan.warmUp().toSeconds(),
            plan.length().toSeconds()),
        "by the broker (msg/s) and until all is judged (judged/s); a latency would only say how much"
            + " lay in front.",
        "CPU: this process with servers and simulated devices, in us a message = s a million; its"
            + " compiler apart.",
        "busy: of all processors, compiler included. heap: largest use, garbage included. checkp.:"
            + " of detection, median",
        "and newest. Latency: from publish to readable on case-intake. late: the last message when"
            + " it was published.",
        "judged: from the end of the devices until all is judged and saved.",
        String.format(
            Locale.ROOT,
            "A run keeps up if its last message is at most %,d ms late and all is judged at most %d s"
                + " after it.",
            PathRun.BEHIND_MAX.toMillis(),
            PathRun.JUDGED_AFTER_MAX.toSeconds()));
  }

  private void write(ObjectNode json, PathRun run) {
    json.put("trucks", run.step().trucks());
    json.put("pace", run.isPaced() ? "real" : "max");
    json.put("messages", run.used().messages());
    json.put("seconds", rounded(run.used().nanos() / 1e9));
    json.put("messagesPerSecond", rounded(run.messagesPerSecond()));
    json.put("cpuSecondsPerMillion", rounded(run.cpuMicrosPerMessage()));
    json.put("compilerSecondsPerMillion", rounded(run.compilerMicrosPerMessage()));
    json.put("busyShare", rounded(run.busyShare(machine.cores())));
    json.put("allocatedBytesPerMessage", rounded(run.allocatedBytesPerMessage()));
    json.put("peakHeapBytes", run.used().peakHeapBytes());
    json.put("checkpoints", run.checkpoints().count());
    json.put("checkpointMs", rounded(run.checkpoints().medianMs()));
    json.put("checkpointBytes", rounded(checkpointBytes(run)));
    if (run.isPaced()) {
      ObjectNode latency = json.putObject("latency");
      latency.put("candidates", run.latency().candidates());
      latency.put("p50Ms", rounded(run.latency().p50Ms()));
      latency.put("p99Ms", rounded(run.latency().p99Ms()));
      latency.put("p999Ms", rounded(run.latency().p999Ms()));
      latency.put("maxMs", rounded(run.latency().maxMs()));
      json.put("lateMs", run.behind().toMillis());
      json.put("keepsUp", run.keepsUp());
    } else {
      json.put("judgedPerSecond", rounded(run.judgedPerSecond()));
    }
    json.put("judgedAfterMs", run.judgedAfter().toMillis());
    write(json.putObject("answers"), run.answers());
  }

  private static void write(ObjectNode json, PathAnswers answers) {
    json.put("published", answers.published());
    json.put("landed", answers.landed());
    json.put("repeats", answers.repeats());
    json.put("expected", answers.expected());
    json.put("found", answers.found());
    json.put("missed", answers.missed());
    json.put("falseAlarms", answers.falseAlarms());
    json.put("duplicates", answers.duplicates());
  }

  private static double checkpointBytes(PathRun run) {
    return run.checkpoints().count() == 0 ? Double.NaN : run.checkpoints().newestBytes();
  }

  private static String orDash(String form, double figure) {
    return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, form, figure);
  }

  /** Null, which JSON knows, for what is not a number, which it does not. */
  private static @Nullable Double rounded(double figure) {
    return Double.isNaN(figure) ? null : Math.rint(figure * ROUNDING) / ROUNDING;
  }
}
