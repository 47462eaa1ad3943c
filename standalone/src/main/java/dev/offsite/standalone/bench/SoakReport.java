package dev.offsite.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A finished soak run.
 *
 * @param window in which figures are judged
 * @param loadBefore load average of the machine
 * @param before latencies with all servers up
 * @param withoutHistory latencies while the time series was away
 * @param after latencies after that, with all servers up
 * @param catchUp from the last message of a device until all was judged and written
 */
public record SoakReport(
    SoakPlan plan,
    SoakTimetable timetable,
    SoakFigure.Window window,
    Machine machine,
    double loadBefore,
    double loadAfter,
    List<SoakSample> samples,
    Latencies.Figures before,
    Latencies.Figures withoutHistory,
    Latencies.Figures after,
    Duration catchUp,
    SoakAccount account) {

  public SoakReport {
    samples = List.copyOf(samples);
  }

  /** A figure and what is said of it. */
  record Row(
      SoakFigure figure,
      double first,
      double last,
      double greatest,
      @Nullable SoakTrend trend,
      SoakTrend.Verdict verdict) {}

  /** Whether nothing was lost and no judged figure rises. */
  public boolean isGood() {
    return faults().isEmpty();
  }

  /** What was lost or rises, one sentence each. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>(account.losses());
    for (Row row : rows()) {
      if (row.trend() != null && row.verdict() == SoakTrend.Verdict.RISING) {
        faults.add(
            String.format(
                Locale.ROOT,
                "%s rises by %.0f %% an hour",
                row.figure().words(),
                100 * row.trend().sharePerHour()));
      }
    }
    return faults;
  }

  /** A row for each figure of which something is known. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (SoakFigure figure : SoakFigure.values()) {
      List<Double> values = values(figure);
      if (values.isEmpty()) {
        continue;
      }
      SoakTrend trend = SoakTrend.of(figure, undisturbed(), window);
      OptionalDouble greatest = values.stream().mapToDouble(Double::doubleValue).max();
      rows.add(
          new Row(
              figure,
              values.get(0),
              values.get(values.size() - 1),
              greatest.orElseThrow(),
              trend,
              SoakTrend.verdict(figure, window, trend)));
    }
    return rows;
  }

  /** The samples after the long outage that no short one disturbs. */
  private List<SoakSample> undisturbed() {
    return samples.stream()
        .filter(sample -> timetable.phaseAt(sample.elapsed()) == SoakTimetable.Phase.AFTER)
        .toList();
  }

  /** For a terminal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d trucks, %d min, seed %d",
            plan.trucks(),
            plan.length().toMinutes(),
            plan.seed()));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%-40s %12s %12s %12s %18s  %s",
            "",
            "first",
            "last",
            "greatest",
            "slope per hour",
            "verdict"));
    for (Row row : rows()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-40s %12s %12s %12s %18s  %s",
              row.figure().words(),
              text(row.figure(), row.first()),
              text(row.figure(), row.last()),
              text(row.figure(), row.greatest()),
              slope(row),
              verdict(row)));
    }
    lines.add("");
    lines.add(rule());
    lines.add("");
    lines.add(latency("verdicts before the outage", before));
    lines.add(latency("while the time series was away", withoutHistory));
    lines.add(latency("after it", after));
    lines.add(String.format(Locale.ROOT, "ratio of p50 %.2f, of p99 %.2f", p50Ratio(), p99Ratio()));
    lines.add("");
    lines.addAll(accountLines());
    lines.add("");
    lines.add(machine.describe());
    lines.add(
        String.format(Locale.ROOT, "load average %.1f before, %.1f after", loadBefore, loadAfter));
    List<String> faults = faults();
    lines.add(faults.isEmpty() ? "nothing lost, nothing rises" : "LOST OR RISING:");
    faults.forEach(fault -> lines.add("  " + fault));
    return lines;
  }

  /** How figures are judged, in a sentence. */
  String rule() {
    if (!window.isJudged()) {
      return String.format(
          Locale.ROOT,
          "Figures are not judged: after the %d min for which the state of trucks fills, fewer than"
              + " %d min are left.",
          window.from().toMinutes(),
          SoakFigure.Window.LENGTH_MIN.toMinutes());
    }
    return String.format(
        Locale.ROOT,
        "Rising: by the Theil-Sen slope over medians of a minute, from %d to %d min with all servers"
            + " up, more than %.0f %% of the median an hour, more than noise over the window, and"
            + " its 99.5 %% bound above 0.",
        window.from().toMinutes(),
        window.until().toMinutes(),
        100 * SoakTrend.RISE_PER_HOUR_MAX);
  }

  /** What became of everything, a line each. */
  List<String> accountLines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "messages    %,d published, %,d missing in Kafka, %,d there again",
            account.published(),
            account.missing(),
            account.repeats()),
        String.format(
            Locale.ROOT,
            "            %,d dead letters, %,d rejected, %,d late",
            account.deadLetters(),
            account.rejected(),
            account.late()),
        String.format(
            Locale.ROOT,
            "violations  %,d expected, %,d missed, %,d false, %,d twice",
            account.expected(),
            account.missed(),
            account.falseAlarms(),
            account.duplicates()),
        String.format(
            Locale.ROOT,
            "history     %,d of %,d weighings, %,d of %,d revisions, %,d records behind",
            account.weighings().inHistory(),
            account.weighings().inKafka(),
            account.revisions().inHistory(),
            account.revisions().inKafka(),
            account.historyBehind()),
        String.format(
            Locale.ROOT, "complete    %.1f s after the last message", catchUp.toMillis() / 1000.0));
  }

  /** Median without the time series as a share of that before. */
  double p50Ratio() {
    return before.p50Millis() == 0 ? 0 : withoutHistory.p50Millis() / before.p50Millis();
  }

  double p99Ratio() {
    return before.p99Millis() == 0 ? 0 : withoutHistory.p99Millis() / before.p99Millis();
  }

  /** The same as a page. */
  public byte[] html() {
    return SoakPage.html(this).getBytes(UTF_8);
  }

  /** The same as JSON. */
  public byte[] json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("benchmark", "soak");
    json.put("trucks", plan.trucks());
    json.put("seconds", plan.length().toSeconds());
    json.put("seed", plan.seed());
    json.put("good", isGood());
    ArrayNode faults = json.putArray("faults");
    faults().forEach(faults::add);
    machine.writeTo(json.putObject("machine"));
    json.put("loadBefore", loadBefore);
    json.put("loadAfter", loadAfter);
    ArrayNode outages = json.putArray("outages");
    for (SoakTimetable.Outage outage : timetable.outages()) {
      ObjectNode node = outages.addObject();
      node.put("server", outage.server().name());
      node.put("fromSeconds", outage.from().toSeconds());
      node.put("untilSeconds", outage.until().toSeconds());
    }
    json.put("judgedFromSeconds", window.from().toSeconds());
    json.put("judged", window.isJudged());
    ObjectNode figures = json.putObject("figures");
    rows().forEach(row -> write(figures.putObject(row.figure().key()), row));
    write(json.putObject("latencyBefore"), before);
    write(json.putObject("latencyWithoutHistory"), withoutHistory);
    write(json.putObject("latencyAfter"), after);
    json.put("p50Ratio", p50Ratio());
    json.put("p99Ratio", p99Ratio());
    json.put("catchUpSeconds", catchUp.toMillis() / 1000.0);
    json.set("account", new ObjectMapper().valueToTree(account));
    return json.toPrettyString().getBytes(UTF_8);
  }

  /** Known values of a figure in the order of time. */
  List<Double> values(SoakFigure figure) {
    List<Double> values = new ArrayList<>();
    for (SoakSample sample : samples) {
      Double value = sample.values().get(figure);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** A value of a figure with its unit. */
  static String text(SoakFigure figure, double value) {
    return switch (figure.unit()) {
      case BYTES -> String.format(Locale.ROOT, "%,.2f MB", value / 1e6);
      case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
      case MILLIS -> String.format(Locale.ROOT, "%,.1f ms", value);
    };
  }

  /** What is said of a figure, with the reason where it is not judged. */
  static String verdict(Row row) {
    return switch (row.verdict()) {
      case FLAT -> "flat";
      case RISING -> "RISING";
      case NOT_JUDGED -> "not judged";
      case SHOWN -> "shown: " + row.figure().whyNotJudged();
    };
  }

  private static String slope(Row row) {
    return row.trend() == null
        ? ""
        : String.format(Locale.ROOT, "%+.1f %%", 100 * row.trend().sharePerHour());
  }

  private static String latency(String name, Latencies.Figures figures) {
    return String.format(
        Locale.ROOT,
        "%-31s %,8d candidates, p50 %.1f ms, p99 %.1f ms",
        name,
        figures.messages(),
        figures.p50Millis(),
        figures.p99Millis());
  }

  private static void write(ObjectNode json, Latencies.Figures figures) {
    json.put("candidates", figures.messages());
    json.put("p50Millis", figures.p50Millis());
    json.put("p99Millis", figures.p99Millis());
    json.put("maxMillis", figures.maxMillis());
  }

  private static void write(ObjectNode json, Row row) {
    json.put("unit", row.figure().unit().name());
    json.put("first", row.first());
    json.put("last", row.last());
    json.put("greatest", row.greatest());
    json.put("verdict", row.verdict().name());
    if (row.trend() != null) {
      json.put("median", row.trend().median());
      json.put("slopePerHour", row.trend().slopePerHour());
      json.put("slopeLowPerHour", row.trend().lowPerHour());
    }
  }
}
