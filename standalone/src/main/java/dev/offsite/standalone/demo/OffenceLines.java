package dev.offsite.standalone.demo;

import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.standalone.terminal.CandidateLine;
import dev.offsite.standalone.terminal.Style;
import dev.offsite.standalone.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of each offence, a line each; those that were neither done nor said and of which
 * nothing is promised share one.
 */
record OffenceLines(Terminal terminal) {

  private static final int COLUMNS = 110;

  List<String> of(DemoStatus status, ScoreDocument score) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  %-18s %10s %8s %8s %8s %8s %10s  %s",
            "violations",
            "candidates",
            "expected",
            "found",
            "missed",
            "false",
            "duplicate",
            "precision and recall"));
    List<String> quiet = new ArrayList<>();
    for (ScoreDocument.Row row : score.offences()) {
      int candidates =
          row.offence().detectedAs().map(kind -> status.candidates().get(kind)).orElse(0);
      if (isQuiet(row) && candidates == 0) {
        quiet.add(CandidateLine.words(row.offence()));
      } else {
        lines.add(styled(row, line(row, candidates)));
      }
    }
    lines.addAll(wrapped("neither done nor said: ", quiet));
    return lines;
  }

  private static boolean isQuiet(ScoreDocument.Row row) {
    return row.promise() == ScoreDocument.Verdict.MEASURED_ONLY
        && row.expected() + row.found() + row.missed() + row.falseAlarms() + row.duplicates() == 0;
  }

  private static String line(ScoreDocument.Row row, int candidates) {
    return String.format(
        Locale.ROOT,
        "  %-18s %10d %8d %8d %8d %8d %10d  %s",
        CandidateLine.words(row.offence()),
        candidates,
        row.expected(),
        row.found(),
        row.missed(),
        row.falseAlarms(),
        row.duplicates(),
        reached(row));
  }

  private String styled(ScoreDocument.Row row, String line) {
    return switch (row.promise()) {
      case BROKEN -> terminal.styled(Style.BAD, line);
      case KEPT -> line;
      case MEASURED_ONLY ->
          row.missed() + row.falseAlarms() + row.duplicates() == 0
              ? line
              : terminal.styled(Style.WARNING, line);
    };
  }

  private static List<String> wrapped(String first, List<String> words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("  ").append(first);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i) + (i + 1 < words.size() ? ", " : "");
      if (line.length() + word.length() > COLUMNS) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder("    ");
      }
      line.append(word);
    }
    if (!words.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static String reached(ScoreDocument.Row row) {
    String verdict =
        switch (row.promise()) {
          case KEPT -> promised(row) + ", kept";
          case BROKEN -> promised(row) + ", BROKEN";
          case MEASURED_ONLY -> row.detector() ? "measured only" : "no detector";
        };
    return share(row.precision()) + " " + share(row.recall()) + "  " + verdict;
  }

  private static String promised(ScoreDocument.Row row) {
    return String.format(
        Locale.ROOT, "promised %.2f %.2f", row.precision().promised(), row.recall().promised());
  }

  private static String share(ScoreDocument.Rate rate) {
    Double value = rate.value();
    return value == null ? "-    " : String.format(Locale.ROOT, "%.3f", value);
  }
}
