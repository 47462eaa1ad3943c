package dev.offsite.standalone.demo;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.standalone.terminal.CandidateLine;
import dev.offsite.standalone.terminal.Style;
import dev.offsite.standalone.terminal.Terminal;
import dev.offsite.standalone.terminal.TextWidth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A {@link DemoStatus} as lines of a terminal; no line is wider than it. */
public final class DemoScreen {

  private static final int LABEL_COLUMNS = 18;
  private static final int FIGURE_COLUMNS = 12;

  /** Narrower than this there is nothing to be read. */
  private static final int COLUMNS_MIN = 40;

  private final Terminal terminal;
  private final CandidateLine candidateLine;

  public DemoScreen(Terminal terminal, CandidateLine candidateLine) {
    this.terminal = terminal;
    this.candidateLine = candidateLine;
  }

  /** The lines, at most as many as there are rows. */
  public List<String> paint(DemoStatus status, Terminal.Size size) {
    int columns = Math.max(COLUMNS_MIN, size.columns());
    List<String> lines = new ArrayList<>();
    lines.add(
        styled(
            Style.TITLE,
            TextWidth.fit(
                " Offsite demo   "
                    + status.scenario()
                    + "   "
                    + clock(status.elapsed())
                    + (status.total() == null ? "" : " of " + clock(status.total()))
                    + "   seed "
                    + status.seed()
                    + "   "
                    + status.phase(),
                columns)));
    lines.add("");
    paintFlows(status, lines, columns);
    lines.add("");
    paintLatency(status, lines, columns);
    lines.add("");
    paintTruth(status, lines, columns);
    for (String trouble : status.troubles()) {
      lines.add(styled(Style.BAD, TextWidth.fit(" " + trouble, columns)));
    }
    lines.add("");
    paintNewest(status, lines, columns, size.rows());
    return lines;
  }

  private void paintFlows(DemoStatus status, List<String> lines, int columns) {
    lines.add(heading("MESSAGES", List.of("scales", "trucks", "drones"), columns));
    lines.add(row("published", figures(status, flow -> count(flow.published())), columns));
    lines.add(
        row(
            "per second",
            figures(status, flow -> String.format(Locale.ROOT, "%,.1f", flow.perSecond())),
            columns));
    lines.add(row("in Kafka", figures(status, flow -> count(flow.ingested())), columns));
    String refused =
        TextWidth.fit(
            TextWidth.fit(" refused", LABEL_COLUMNS)
                + "dead letters "
                + count(status.deadLetters())
                + "   rejected "
                + count(status.rejected())
                + "   late "
                + count(status.late())
                + "   unacknowledged "
                + count(status.unacknowledged()),
            columns);
    boolean clean = status.deadLetters() + status.rejected() + status.late() == 0;
    lines.add(clean ? refused : styled(Style.WARNING, refused));
    lines.add(
        TextWidth.fit(TextWidth.fit(" history", LABEL_COLUMNS) + status.history().text(), columns));
    if (!status.trial().isNone()) {
      lines.add(TextWidth.fit(" " + status.trial().text(), columns));
    }
  }

  private void paintLatency(DemoStatus status, List<String> lines, int columns) {
    DemoStatus.LatencyFigures latency = status.latency();
    String text =
        latency.count() == 0
            ? "no candidate yet"
            : String.format(
                Locale.ROOT,
                "p50 %.0f ms   p99 %.0f ms   max %.0f ms   of %,d",
                latency.p50(),
                latency.p99(),
                latency.max(),
                latency.count());
    String label = TextWidth.fit(" LATENCY", LABEL_COLUMNS);
    lines.add(styled(Style.BOLD, label) + TextWidth.fit(text, columns - LABEL_COLUMNS));
  }

  private void paintTruth(DemoStatus status, List<String> lines, int columns) {
    lines.add(
        heading("TRUTH SO FAR", List.of("expected", "found", "missed", "false", "twice"), columns));
    List<String> undetected = new ArrayList<>();
    for (Map.Entry<Offence, TruthFigures> entry : new TreeMap<>(status.truth()).entrySet()) {
      TruthFigures figures = entry.getValue();
      if (entry.getKey().detectedAs().isEmpty()) {
        undetected.add(CandidateLine.words(entry.getKey()) + ' ' + count(figures.expected()));
        continue;
      }
      String row =
          row(
              CandidateLine.words(entry.getKey()),
              List.of(
                  count(figures.expected()),
                  count(figures.found()),
                  count(figures.missed()),
                  count(figures.unfounded()),
                  count(figures.duplicate())),
              columns);
      Style style =
          !figures.isPerfect() ? Style.WARNING : figures.found() > 0 ? Style.GOOD : Style.FAINT;
      lines.add(styled(style, row));
    }
    if (!undetected.isEmpty()) {
      String label = TextWidth.fit(" no detector for", LABEL_COLUMNS);
      String all = String.join(", ", undetected);
      lines.add(styled(Style.FAINT, TextWidth.fit(label + all, columns)));
    }
  }

  private void paintNewest(DemoStatus status, List<String> lines, int columns, int rows) {
    int all = status.candidates().values().stream().mapToInt(Integer::intValue).sum();
    lines.add(
        styled(Style.BOLD, TextWidth.fit(" NEWEST OF " + count(all) + " CANDIDATES", columns)));
    int room = rows - lines.size() - 1;
    for (Candidate candidate : status.newest()) {
      if (room-- <= 0) {
        break;
      }
      String line = TextWidth.fit(" " + candidateLine.of(candidate), columns);
      lines.add(candidate.phase() == Candidate.Phase.WITHDRAWN ? styled(Style.FAINT, line) : line);
    }
    while (room-- > 0) {
      lines.add("");
    }
    lines.add(styled(Style.FAINT, TextWidth.fit(" Ctrl-C ends", columns)));
  }

  private String heading(String title, List<String> titles, int columns) {
    return styled(Style.BOLD, row(title, titles, columns));
  }

  private static String row(String label, List<String> figures, int columns) {
    StringBuilder row = new StringBuilder(TextWidth.fit(" " + label, LABEL_COLUMNS));
    for (String figure : figures) {
      row.append(" ".repeat(Math.max(0, FIGURE_COLUMNS - TextWidth.of(figure)))).append(figure);
    }
    return TextWidth.fit(row.toString(), columns);
  }

  private interface FlowText {
    String of(DemoStatus.Flow flow);
  }

  private static List<String> figures(DemoStatus status, FlowText text) {
    Map<DeviceKind, DemoStatus.Flow> flows = status.flows();
    List<String> figures = new ArrayList<>();
    for (DeviceKind kind : DeviceKind.values()) {
      figures.add(text.of(flows.getOrDefault(kind, new DemoStatus.Flow(0, 0, 0))));
    }
    return figures;
  }

  private String styled(Style style, String text) {
    return terminal.styled(style, text);
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String clock(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
