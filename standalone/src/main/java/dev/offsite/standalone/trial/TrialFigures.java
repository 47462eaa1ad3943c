package dev.offsite.standalone.trial;

import dev.offsite.schemas.candidate.ViolationKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Standing candidates of a trial against those of the valid rules, since both were looked at.
 *
 * @param name of the trial; empty if there is none
 * @param trial number by kind
 * @param valid number by kind
 */
public record TrialFigures(
    String name, Map<ViolationKind, Integer> trial, Map<ViolationKind, Integer> valid) {

  /** There is no trial. */
  public static final TrialFigures NONE = new TrialFigures("", Map.of(), Map.of());

  public TrialFigures {
    trial = Map.copyOf(trial);
    valid = Map.copyOf(valid);
  }

  /** Whether there is no trial. */
  public boolean isNone() {
    return name.isEmpty();
  }

  /** In one line: {@code trial: 12 against 9}. */
  public String text() {
    return "trial: " + sum(trial) + " against " + sum(valid);
  }

  /** A line for each kind in which they differ: {@code SPEEDING 5 against 2}. */
  public List<String> differences() {
    Map<ViolationKind, String> lines = new EnumMap<>(ViolationKind.class);
    for (ViolationKind kind : ViolationKind.values()) {
      int tried = trial.getOrDefault(kind, 0);
      int held = valid.getOrDefault(kind, 0);
      if (tried != held) {
        lines.put(kind, kind + " " + tried + " against " + held);
      }
    }
    return new ArrayList<>(lines.values());
  }

  private static int sum(Map<ViolationKind, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
