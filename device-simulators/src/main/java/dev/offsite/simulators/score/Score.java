package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.truth.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How candidates compare with the truth.
 *
 * @param kinds the counts, every kind present
 * @param missed the truths that were expected and not found
 * @param falseAlarms the candidates that match no truth
 * @param duplicates the candidates beyond the first of one truth
 */
public record Score(
    Map<ViolationKind, KindScore> kinds,
    List<Truth> missed,
    List<Candidate> falseAlarms,
    List<Candidate> duplicates) {

  public Score {
    kinds = Map.copyOf(kinds);
    missed = List.copyOf(missed);
    falseAlarms = List.copyOf(falseAlarms);
    duplicates = List.copyOf(duplicates);
  }

  /** Whether every kind is. */
  public boolean isPerfect() {
    return kinds.values().stream().allMatch(KindScore::isPerfect);
  }

  /** A table for a terminal. */
  public String table() {
    StringBuilder table =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-16s %8s %6s %6s %6s %9s %9s %6s%n",
                "kind",
                "expected",
                "found",
                "missed",
                "false",
                "duplicate",
                "precision",
                "recall"));
    for (ViolationKind kind : ViolationKind.values()) {
      KindScore score = kinds.get(kind);
      table.append(
          String.format(
              Locale.ROOT,
              "%-16s %8d %6d %6d %6d %9d %9.3f %6.3f%n",
              kind,
              score.expected(),
              score.found(),
              score.missed(),
              score.falseAlarms(),
              score.duplicates(),
              score.precision(),
              score.recall()));
    }
    return table.toString();
  }
}
