package dev.offsite.standalone.demo;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.standalone.terminal.Style;
import dev.offsite.standalone.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A demonstration in a few plain lines. */
public final class DemoSummary {

  private final Terminal terminal;

  public DemoSummary(Terminal terminal) {
    this.terminal = terminal;
  }

  /** One line while it runs. */
  public String line(DemoStatus status) {
    long published = status.flows().values().stream().mapToLong(DemoStatus.Flow::published).sum();
    long ingested = status.flows().values().stream().mapToLong(DemoStatus.Flow::ingested).sum();
    int candidates = status.candidates().values().stream().mapToInt(Integer::intValue).sum();
    String line =
        String.format(
            Locale.ROOT,
            "%5d s  published %,d  in Kafka %,d  refused %,d  candidates %d  %s  %s",
            status.elapsed().toSeconds(),
            published,
            ingested,
            status.deadLetters() + status.rejected() + status.late(),
            candidates,
            latency(status.latency()),
            truth(status));
    if (!status.trial().isNone()) {
      line += "  " + status.trial().text();
    }
    return status.troubles().isEmpty() ? line : line + "  " + String.join("; ", status.troubles());
  }

  /** What is said at the end. */
  public List<String> of(DemoStatus status, ScoreDocument score) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        terminal.styled(
            Style.BOLD,
            String.format(
                Locale.ROOT,
                "%s, %.0f s, seed %d, %s",
                status.scenario(),
                status.elapsed().toMillis() / 1000.0,
                status.seed(),
                latency(status.latency()))));
    if (status.steady().isKnown()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  after the first %d s: %s, processors %.0f %% busy with all of this (%d there are)",
              SteadyFigures.WARM_UP.toSeconds(),
              latency(status.steady().latency()),
              status.steady().cpuShare() * 100,
              status.steady().processors()));
    }
    lines.add(String.format(Locale.ROOT, "  %-18s %10s %10s", "messages", "published", "in Kafka"));
    for (DeviceKind kind : DeviceKind.values()) {
      DemoStatus.Flow flow = status.flows().get(kind);
      lines.add(
          String.format(
              Locale.ROOT, "  %-18s %,10d %,10d", kind.level(), flow.published(), flow.ingested()));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "  dead letters %,d, rejected %,d, late %,d",
            status.deadLetters(),
            status.rejected(),
            status.late()));
    lines.add("  history: " + status.history().text());
    if (!status.trial().isNone()) {
      lines.add("  " + status.trial().text());
      status.trial().differences().forEach(kind -> lines.add("    " + kind));
    }
    lines.add("");
    lines.addAll(new OffenceLines(terminal).of(status, score));
    lines.add("");
    return lines;
  }

  private static String latency(DemoStatus.LatencyFigures latency) {
    return latency.count() == 0
        ? "latency not measured"
        : String.format(
            Locale.ROOT,
            "latency p50 %.0f ms p99 %.0f ms (%,d)",
            latency.p50(),
            latency.p99(),
            latency.count());
  }

  private static String truth(DemoStatus status) {
    int missed = 0;
    int wrong = 0;
    for (Map.Entry<Offence, TruthFigures> entry : status.truth().entrySet()) {
      if (entry.getKey().detectedAs().isEmpty()) {
        continue;
      }
      missed += entry.getValue().missed();
      wrong += entry.getValue().unfounded() + entry.getValue().duplicate();
    }
    return "missed " + missed + "  false or twice " + wrong;
  }
}
