package dev.offsite.pipelines.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings of one device as they are gathered, and how figures are put into words. */
final class FindingList {

  private final CheckLimits limits;
  private final List<CheckFinding> findings = new ArrayList<>();

  FindingList(CheckLimits limits) {
    this.limits = limits;
  }

  List<CheckFinding> all() {
    return findings;
  }

  void grave(FindingKind kind, String says, String action) {
    findings.add(new CheckFinding(kind, true, says, action));
  }

  void remark(FindingKind kind, String says, String action) {
    findings.add(new CheckFinding(kind, false, says, action));
  }

  /**
   * Grave from {@link CheckLimits#graveShare()} on, a remark from {@code least} on, else nothing.
   */
  void byShare(FindingKind kind, double share, double least, String says, String action) {
    if (share >= limits.graveShare()) {
      grave(kind, says, action);
    } else if (share >= least) {
      remark(kind, says, action);
    }
  }

  static String percent(long part, long whole) {
    return percent(whole == 0 ? 0 : (double) part / whole);
  }

  /** A share in words, with the digits that matter. */
  static String percent(double share) {
    return share == 0 || share >= 0.1
        ? String.format(Locale.ROOT, "%.0f %%", share * 100)
        : String.format(Locale.ROOT, "%.2g %%", share * 100);
  }

  /** A length in words, two units at most. */
  static String words(long millis) {
    Duration length = Duration.ofMillis(Math.abs(millis));
    if (length.toMillis() < 1000) {
      return length.toMillis() + " ms";
    }
    if (length.toSeconds() < 60) {
      return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
    }
    if (length.toMinutes() < 60) {
      return length.toMinutes() + " min " + length.toSecondsPart() + " s";
    }
    return length.toDays() < 2
        ? length.toHours() + " h " + length.toMinutesPart() + " min"
        : length.toDays() + " days";
  }
}
