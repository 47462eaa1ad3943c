package dev.offsite.simulators.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@link ScoreDocument} as lines of plain text, about 120 columns wide. */
public final class ScoreTable {

  private static final String COUNTS = "%-20s %8s %6s %6s %6s %6s %9s";
  private static final String HEADING = COUNTS + "  %-19s %-19s  %s";

  /** Rows of offences with promises, delays and place errors, then the groups of faults. */
  public static List<String> of(ScoreDocument score) {
    List<String> lines = new ArrayList<>();
    lines.add(heading("offence", "promise"));
    for (ScoreDocument.Row row : score.offences()) {
      lines.add(line(words(row.offence()), row, promise(row)));
    }
    lines.add("");
    lines.add(heading("admissible only", "promise"));
    for (ScoreDocument.Row row : score.admissible()) {
      lines.add(line(words(row.offence()), row, promise(row)));
    }
    addSpreads(score, lines);
    addTraces(score, lines);
    addIdentified(score, lines);
    for (ScoreDocument.Group group : score.groups()) {
      lines.add("");
      lines.add(heading(group.name(), ""));
      for (ScoreDocument.Row row : group.offences()) {
        lines.add(line(words(row.offence()), row, ""));
      }
    }
    return lines;
  }

  private static String heading(String first, String last) {
    return String.format(
            Locale.ROOT,
            HEADING,
            first,
            "expected",
            "found",
            "missed",
            "false",
            "twice",
            "withdrawn",
            "precision (95 %)",
            "recall (95 %)",
            last)
        .stripTrailing();
  }

  private static String line(String first, ScoreDocument.Row row, String last) {
    return String.format(
            Locale.ROOT,
            HEADING,
            first,
            row.expected(),
            row.found(),
            row.missed(),
            row.falseAlarms(),
            row.duplicates(),
            row.withdrawn(),
            rate(row.precision()),
            rate(row.recall()),
            last)
        .stripTrailing();
  }

  private static void addSpreads(ScoreDocument score, List<String> lines) {
    if (score.offences().stream().noneMatch(row -> row.found() > 0)) {
      return;
    }
    lines.add("");
    lines.add(
        String.format(
                Locale.ROOT,
                "%-20s %26s %26s %26s",
                "p50 / p95 / max",
                "onset error, s",
                "reporting delay, s",
                "place error, m")
            .stripTrailing());
    for (ScoreDocument.Row row : score.offences()) {
      if (row.found() > 0) {
        lines.add(
            String.format(
                    Locale.ROOT,
                    "%-20s %26s %26s %26s",
                    words(row.offence()),
                    spread(row.onsetErrorS()),
                    spread(row.reportingDelayS()),
                    spread(row.placeErrorM()))
                .stripTrailing());
      }
    }
  }

  private static void addTraces(ScoreDocument score, List<String> lines) {
    ScoreDocument.Traces traces = score.traces();
    if (traces != null) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "who dumped: %d heaps, the truck first %s, among three %s",
              traces.heaps(),
              rate(traces.first()),
              rate(traces.amongThree())));
    }
  }

  private static void addIdentified(ScoreDocument score, List<String> lines) {
    ScoreDocument.Identified names = score.identified();
    if (names != null) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "who crossed unread: %d trucks to be named by their track, %d are; %d names right,"
                  + " %d wrong; %d of %d named that nobody could know",
              names.expected(),
              names.found(),
              names.right(),
              names.wrong(),
              names.rash(),
              names.unnameable()));
      lines.add(
          String.format(
              Locale.ROOT,
              "%-20s precision %s, recall %s, %s",
              "",
              rate(names.precision()),
              rate(names.recall()),
              promise(names.promise(), names.precision(), names.recall(), "measured only")));
    }
  }

  private static String promise(ScoreDocument.Row row) {
    String unpromised = row.detector() ? "measured only" : "no detector";
    return promise(row.promise(), row.precision(), row.recall(), unpromised);
  }

  private static String promise(
      ScoreDocument.Verdict promise,
      ScoreDocument.Rate precisionRate,
      ScoreDocument.Rate recallRate,
      String unpromised) {
    String verdict =
        switch (promise) {
          case KEPT -> "kept";
          case BROKEN -> "BROKEN";
          case MEASURED_ONLY -> unpromised;
        };
    Double precision = precisionRate.promised();
    Double recall = recallRate.promised();
    return precision == null || recall == null
        ? verdict
        : String.format(Locale.ROOT, "%s (%.2f, %.2f)", verdict, precision, recall);
  }

  private static String rate(ScoreDocument.Rate rate) {
    return rate.value() == null
        ? "-"
        : String.format(Locale.ROOT, "%.3f (%.2f-%.2f)", rate.value(), rate.low(), rate.high());
  }

  private static String spread(@Nullable Spread spread) {
    return spread == null
        ? "-"
        : String.format(
            Locale.ROOT, "%.1f / %.1f / %.1f", spread.p50(), spread.p95(), spread.max());
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private ScoreTable() {}
}
