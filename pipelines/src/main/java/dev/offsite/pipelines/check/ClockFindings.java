package dev.offsite.pipelines.check;

import dev.offsite.pipelines.check.DeviceFigures.Clock;
import java.util.Locale;

/** What is wrong with a device's clock. */
final class ClockFindings {

  private static final String SYNCHRONISE = "let it take its time from the satellites or from NTP";

  static void add(DeviceFigures figures, CheckLimits limits, FindingList findings) {
    Clock clock = figures.clock();
    state(clock, limits, findings);
    long reports = figures.traffic().reports();
    if (clock.unset() > 0 && reports >= limits.reportsMin()) {
      findings.byShare(
          FindingKind.CLOCK_UNSET,
          (double) clock.unset() / reports,
          limits.remarkShare(),
          FindingList.percent(clock.unset(), reports) + " of its times lie before 2010",
          "hold reports back until the clock is set, or give it a battery");
    }
  }

  private static void state(Clock clock, CheckLimits limits, FindingList findings) {
    String by = FindingList.words(clock.offsetMillis());
    boolean grave = Math.abs(clock.offsetMillis()) > limits.plausible().skewMax().toMillis();
    switch (clock.state()) {
      case NOT_OBSERVED, TOO_FEW, PLAUSIBLE -> {}
      case ZONE_AHEAD ->
          findings.grave(
              FindingKind.ZONE_MISTAKE,
              "its times lie " + by + " ahead: local time sent as UTC",
              "set clockZone to Asia/Shanghai in the registry, or send times with +08:00");
      case ZONE_BEHIND ->
          findings.grave(
              FindingKind.ZONE_MISTAKE,
              "its times lie " + by + " behind: UTC sent as local time",
              "set clockZone to UTC in the registry, or send times with Z");
      case AHEAD -> {
        String says = "its clock is " + by + " ahead";
        if (grave) {
          findings.grave(FindingKind.CLOCK_AHEAD, says, SYNCHRONISE);
        } else {
          findings.remark(FindingKind.CLOCK_AHEAD, says, SYNCHRONISE);
        }
      }
      case BEHIND ->
          findings.remark(
              FindingKind.CLOCK_BEHIND,
              "its clock is " + by + " behind, or everything it sends waits as long",
              SYNCHRONISE + ", and send at once");
      case DRIFTS ->
          findings.remark(
              FindingKind.CLOCK_DRIFT,
              String.format(
                  Locale.ROOT,
                  "its clock %s %.0f s an hour",
                  clock.perHourS() < 0 ? "gains" : "loses",
                  Math.abs(clock.perHourS())),
              SYNCHRONISE + " all the time, not only at the start");
    }
  }

  private ClockFindings() {}
}
