package dev.offsite.standalone.check;

import dev.offsite.pipelines.check.CheckFinding;
import dev.offsite.pipelines.check.DeviceFigures;
import dev.offsite.pipelines.check.DeviceVerdict;
import dev.offsite.pipelines.check.FeedReport;
import dev.offsite.pipelines.check.Usability;
import dev.offsite.standalone.terminal.Style;
import dev.offsite.standalone.terminal.Terminal;
import dev.offsite.standalone.terminal.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for the terminal: a line for each device, the worst first, then the worst in detail. */
public final class CheckTable {

  private static final int DETAILS_MAX = 5;
  private static final int NAME_COLUMNS = 20;

  private final Terminal terminal;

  public CheckTable(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The lines. */
  public List<String> lines(FeedReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        terminal.styled(
            Style.BOLD,
            TextWidth.fit("device", NAME_COLUMNS)
                + String.format(
                    Locale.ROOT,
                    " %-19s %8s %9s %13s %7s %7s  %s",
                    "verdict",
                    "messages",
                    "interval",
                    "clock",
                    "late",
                    "again",
                    "first finding")));
    report.devices().forEach(device -> lines.add(line(device)));
    report.devices().stream()
        .filter(device -> device.usability() != Usability.OK)
        .limit(DETAILS_MAX)
        .forEach(device -> lines.addAll(details(device)));
    lines.add("");
    lines.addAll(totals(report));
    return lines;
  }

  private String line(DeviceVerdict device) {
    DeviceFigures figures = device.figures();
    DeviceFigures.Repeats repeats = figures.repeats();
    long again = repeats.sameBytes() + repeats.sameReport();
    String verdict = String.format(Locale.ROOT, "%-19s", device.usability().words());
    return TextWidth.fit(device.deviceId(), NAME_COLUMNS)
        + ' '
        + terminal.styled(style(device.usability()), verdict)
        + String.format(
            Locale.ROOT,
            " %,8d %9s %13s %7s %7s  %s",
            figures.traffic().messages(),
            Figures.words(figures.order().intervalMillis()),
            Figures.clock(figures.clock()),
            Figures.percent(figures.order().lateShare()),
            Figures.percent((double) again / Math.max(1, again + figures.traffic().reports())),
            device.findings().isEmpty() ? "" : device.findings().get(0).kind())
        + (device.findings().size() > 1 ? " +" + (device.findings().size() - 1) : "");
  }

  private List<String> details(DeviceVerdict device) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        terminal.styled(Style.BOLD, device.deviceId())
            + "  "
            + terminal.styled(style(device.usability()), device.usability().words()));
    for (CheckFinding finding : device.findings()) {
      lines.add(
          terminal.styled(finding.grave() ? Style.BAD : Style.WARNING, "  • ")
              + Figures.printable(finding.says()));
      lines.add(terminal.styled(Style.FAINT, "    → " + finding.action()));
    }
    return lines;
  }

  private static List<String> totals(FeedReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d messages of %,d devices: %,d OK, %,d usable with remarks, %,d not usable",
            report.messages(),
            report.devices().size(),
            report.count(Usability.OK),
            report.count(Usability.REMARKS),
            report.count(Usability.NOT_USABLE)));
    if (report.foreignMessages() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d messages to topics that are not offsite/v1/{kind}/{deviceId}/{report}, such as %s",
              report.foreignMessages(),
              Figures.printable(report.foreignTopics().keySet().iterator().next())));
    }
    if (report.unwatchedMessages() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d messages of further devices were not looked at; raise --devices above %,d",
              report.unwatchedMessages(),
              report.limits().devicesMax()));
    }
    if (!report.comparedWithRegistry()) {
      lines.add("Not compared with a registry: name one with --reference DIR.");
    }
    if (!report.comparedWithRoads()) {
      lines.add("No datum was looked for: name roads with --roads FILE.");
    }
    return lines;
  }

  private static Style style(Usability usability) {
    return switch (usability) {
      case OK -> Style.GOOD;
      case REMARKS -> Style.WARNING;
      case NOT_USABLE -> Style.BAD;
    };
  }
}
