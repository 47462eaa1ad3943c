package dev.offsite.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@link FloodBench} found.
 *
 * @param plan what ran
 * @param machine where
 * @param loadBefore load average before
 * @param loadAfter load average after
 * @param before the trucks alone
 * @param during the trucks beside the flood
 * @param flood what became of the flood
 * @param steadySent messages of the trucks in all phases
 * @param steadyLanded of them, those that landed
 */
public record FloodReport(
    FloodPlan plan,
    Machine machine,
    double loadBefore,
    double loadAfter,
    Latencies.Figures before,
    Latencies.Figures during,
    Account flood,
    long steadySent,
    long steadyLanded) {

  /**
   * What became of the flood.
   *
   * @param published acknowledged by the broker
   * @param messagesPerSecond at which they were published
   * @param landed different ones among the telemetry
   * @param deadLetters different ones among the dead letters
   * @param both of them, those in both places
   * @param repeats records of messages that had come before, of the trucks too
   * @param altered records that nobody published like this
   */
  public record Account(
      long published,
      double messagesPerSecond,
      long landed,
      long deadLetters,
      long both,
      long repeats,
      long altered) {}

  /** How much slower the slowest hundredth is beside the flood. */
  public double p99Ratio() {
    return during.p99Millis() / before.p99Millis();
  }

  /** What does not add up, or an empty text. */
  String findFault() {
    if (steadyLanded != steadySent) {
      return steadyLanded + " of " + steadySent + " messages of the trucks landed";
    }
    if (flood.altered() > 0) {
      return flood.altered() + " records are not what was published";
    }
    if (flood.landed() + flood.deadLetters() - flood.both() != flood.published()) {
      return String.format(
          Locale.ROOT,
          "of %d messages of the flood %d landed and %d are dead letters, %d both",
          flood.published(),
          flood.landed(),
          flood.deadLetters(),
          flood.both());
    }
    // what the broker delivers again may find the device above, or again below, its rate
    if (flood.both() > 0 && flood.repeats() == 0) {
      return flood.both() + " messages both landed and are dead letters";
    }
    return "";
  }

  /** A table for humans. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("publish to Kafka, ms      messages     p50      p99      max");
    lines.add(row("trucks alone", before));
    lines.add(row("beside the flood", during));
    lines.add(String.format(Locale.ROOT, "ratio of the p99  %.1f", p99Ratio()));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "flood: %,d published (%,.0f/s) = %,d landed + %,d dead letters RATE_EXCEEDED",
            flood.published(),
            flood.messagesPerSecond(),
            flood.landed(),
            flood.deadLetters() - flood.both()));
    lines.add(
        String.format(
            Locale.ROOT,
            "trucks: %,d published = %,d landed; repeats %d, altered %d",
            steadySent,
            steadyLanded,
            flood.repeats(),
            flood.altered()));
    lines.add(machine.describe());
    lines.add(
        String.format(Locale.ROOT, "load average %.1f before, %.1f after", loadBefore, loadAfter));
    return lines;
  }

  /** The same as JSON. */
  public byte[] json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("benchmark", "flood");
    json.put("trucks", plan.trucks());
    json.put("phaseSeconds", plan.phase().toSeconds());
    machine.writeTo(json.putObject("machine"));
    json.put("loadBefore", loadBefore);
    json.put("loadAfter", loadAfter);
    write(json.putObject("before"), before);
    write(json.putObject("during"), during);
    json.put("p99Ratio", p99Ratio());
    ObjectNode account = json.putObject("flood");
    account.put("published", flood.published());
    account.put("messagesPerSecond", flood.messagesPerSecond());
    account.put("landed", flood.landed());
    account.put("deadLetters", flood.deadLetters());
    account.put("both", flood.both());
    json.put("repeats", flood.repeats());
    json.put("altered", flood.altered());
    return json.toPrettyString().getBytes(UTF_8);
  }

  private static void write(ObjectNode json, Latencies.Figures figures) {
    json.put("messages", figures.messages());
    json.put("p50Millis", figures.p50Millis());
    json.put("p99Millis", figures.p99Millis());
    json.put("maxMillis", figures.maxMillis());
  }

  private static String row(String name, Latencies.Figures figures) {
    return String.format(
        Locale.ROOT,
        "%-20s  %,12d  %6.1f  %7.1f  %7.1f",
        name,
        figures.messages(),
        figures.p50Millis(),
        figures.p99Millis(),
        figures.maxMillis());
  }
}
