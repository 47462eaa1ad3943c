package dev.offsite.simulators.replay;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Reports in the order they arrived.
 *
 * @param reports sorted by receive time, those of one moment in the order of the file
 * @param skipped lines that could not be used, each with its reason
 */
public record Recording(List<TimedReport> reports, List<String> skipped) {

  public Recording {
    reports = reports.stream().sorted(Comparator.comparing(TimedReport::receivedAt)).toList();
    skipped = List.copyOf(skipped);
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("a recording without reports; skipped: " + skipped);
    }
  }

  /** From the first to the last receive time. */
  public Duration length() {
    return Duration.between(
        reports.get(0).receivedAt(), reports.get(reports.size() - 1).receivedAt());
  }
}
