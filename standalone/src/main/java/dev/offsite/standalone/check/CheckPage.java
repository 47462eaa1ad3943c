package dev.offsite.standalone.check;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.check.CheckFinding;
import dev.offsite.pipelines.check.DeviceFigures;
import dev.offsite.pipelines.check.DeviceVerdict;
import dev.offsite.pipelines.check.FeedReport;
import dev.offsite.pipelines.check.Usability;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report as one HTML page that needs nothing else: no script, no request. Everything that devices
 * said is escaped.
 */
public final class CheckPage {

  /** Devices with pictures: enough to see every pattern; all devices are in the table. */
  static final int CARDS_MAX = 200;

  private final FeedReport report;
  private final List<List<Wgs84Position>> roads;
  private final StringBuilder out = new StringBuilder(1 << 16);

  private CheckPage(FeedReport report, List<List<Wgs84Position>> roads) {
    this.report = report;
    this.roads = roads;
  }

  /**
   * The page.
   *
   * @param source what was looked at, in words
   * @param roads drawn below tracks
   */
  public static String html(FeedReport report, String source, List<List<Wgs84Position>> roads) {
    CheckPage page = new CheckPage(report, roads);
    page.head(source);
    page.table();
    page.cards();
    page.out.append("</main></body></html>\n");
    return page.out.toString();
  }

  private void head(String source) {
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'\"><title>Check of a feed</title><style>")
        .append(stylesheet())
        .append("</style></head><body><main><h1>Can this feed be judged?</h1><p class=\"faint\">")
        .append(escaped(source));
    if (report.firstReceived() != null) {
      out.append(", received ").append(report.firstReceived()).append(" to ");
      out.append(report.lastReceived());
    }
    out.append("</p><div class=\"tiles\">");
    tile("messages", report.messages(), "");
    tile("devices", report.devices().size(), "");
    tile("OK", report.count(Usability.OK), "good");
    tile("usable with remarks", report.count(Usability.REMARKS), "warn");
    tile("not usable", report.count(Usability.NOT_USABLE), "bad");
    out.append("</div>");
    notes();
  }

  private void tile(String name, long value, String look) {
    out.append("<div class=\"tile\"><b class=\"").append(look).append("\">");
    out.append(String.format(Locale.ROOT, "%,d", value)).append("</b>");
    out.append(name).append("</div>");
  }

  private void notes() {
    List<String> notes = new ArrayList<>();
    if (report.foreignMessages() > 0) {
      notes.add(
          report.foreignMessages()
              + " messages went to topics that nobody reads: "
              + String.join(", ", report.foreignTopics().keySet()));
    }
    if (report.unwatchedMessages() > 0) {
      notes.add(
          report.unwatchedMessages()
              + " messages of devices beyond the first "
              + report.limits().devicesMax()
              + " were not looked at.");
    }
    if (!report.comparedWithRegistry()) {
      notes.add("Not compared with a registry.");
    }
    if (!report.comparedWithRoads()) {
      notes.add("No roads were given, so no datum was looked for.");
    }
    notes.forEach(note -> out.append("<p class=\"faint\">").append(escaped(note)).append("</p>"));
  }

  private void table() {
    out.append("<h2>Devices, the worst first</h2><div class=\"wide\"><table><tr>")
        .append("<th>device</th><th>verdict</th><th class=\"n\">messages</th>")
        .append("<th class=\"n\">faults</th><th class=\"n\">interval</th>")
        .append("<th class=\"n\">clock</th><th class=\"n\">late</th><th class=\"n\">again</th>")
        .append("<th>datum</th><th>findings</th></tr>");
    int number = 0;
    for (DeviceVerdict device : report.devices()) {
      row(device, number++);
    }
    out.append("</table></div>");
  }

  private void row(DeviceVerdict device, int number) {
    DeviceFigures figures = device.figures();
    long again = figures.repeats().sameBytes() + figures.repeats().sameReport();
    boolean linked = number < CARDS_MAX && device.usability() != Usability.OK;
    String name = escaped(device.deviceId());
    out.append("<tr><td>");
    out.append(linked ? "<a href=\"#d" + number + "\">" + name + "</a>" : name);
    out.append("</td><td>").append(pill(device.usability())).append("</td>");
    cell(String.format(Locale.ROOT, "%,d", figures.traffic().messages()));
    cell(figures.faultCount() == 0 ? "–" : Long.toString(figures.faultCount()));
    cell(Figures.words(figures.order().intervalMillis()));
    cell(Figures.clock(figures.clock()));
    cell(Figures.percent(figures.order().lateShare()));
    cell(Figures.percent((double) again / Math.max(1, again + figures.traffic().reports())));
    out.append("<td>").append(datum(figures.track())).append("</td><td>");
    List<String> kinds = device.findings().stream().map(f -> words(f.kind().name())).toList();
    out.append(escaped(String.join(", ", kinds))).append("</td></tr>\n");
  }

  private void cell(String text) {
    out.append("<td class=\"n\">").append(escaped(text)).append("</td>");
  }

  private static String datum(DeviceFigures.@Nullable Track track) {
    if (track == null || track.datum().probable() == null) {
      return "–";
    }
    String probable = track.datum().probable().name();
    return track.datum().isWrong() ? "<b class=\"bad\">" + probable + "</b>" : probable;
  }

  private void cards() {
    int number = 0;
    for (DeviceVerdict device : report.devices()) {
      if (device.usability() == Usability.OK || number == CARDS_MAX) {
        break;
      }
      if (number == 0) {
        out.append("<h2>What to do</h2>");
      }
      card(device, number++);
    }
  }

  private void card(DeviceVerdict device, int number) {
    DeviceFigures figures = device.figures();
    out.append("<section class=\"card ").append(look(device.usability())).append("-edge\" id=\"d");
    out.append(number).append("\"><div class=\"head\"><h3>").append(escaped(device.deviceId()));
    out.append("</h3>").append(pill(device.usability())).append("</div><ul>");
    for (CheckFinding finding : device.findings()) {
      out.append("<li><span class=\"").append(finding.grave() ? "bad" : "warn").append("\">");
      out.append(escaped(words(finding.kind().name()))).append("</span>: ");
      out.append(escaped(finding.says())).append("<span class=\"do\">");
      out.append(escaped(finding.action())).append("</span></li>");
    }
    out.append("</ul><div class=\"pictures\">");
    pictures(figures);
    out.append("</div>");
    faults(figures);
    out.append("</section>\n");
  }

  private void pictures(DeviceFigures figures) {
    DeviceFigures.Clock clock = figures.clock();
    String every = "each point " + Figures.words(clock.windowMillis());
    if (clock.seriesReports().size() > 1) {
      IntSummaryStatistics counts =
          clock.seriesReports().stream().mapToInt(Integer::intValue).summaryStatistics();
      figure(
          Drawings.counts(clock.seriesReports()),
          "reports received: " + counts.getMin() + " to " + counts.getMax() + ", " + every);
      boolean observed = clock.state() != DeviceFigures.ClockState.NOT_OBSERVED;
      if (observed) {
        figure(
            Drawings.line(clock.seriesMillis()),
            "receipt less device time, least: " + rangeOf(clock.seriesMillis()) + ", " + every);
      }
    }
    DeviceFigures.Track track = figures.track();
    if (track != null && !track.sample().isEmpty()) {
      String caption =
          track.datum().isWrong()
              ? "red: as declared ("
                  + track.datum().declared()
                  + "); green: as "
                  + track.datum().probable()
              : "moving fixes as " + track.datum().declared();
      figure(Drawings.map(track, roads), caption + (roads.isEmpty() ? "" : ", over the roads"));
    }
  }

  private void figure(String svg, String caption) {
    out.append("<figure>").append(svg).append("<figcaption>").append(escaped(caption));
    out.append("</figcaption></figure>");
  }

  private static String rangeOf(List<@Nullable Double> millis) {
    double least = Double.MAX_VALUE;
    double greatest = -Double.MAX_VALUE;
    for (Double value : millis) {
      if (value != null) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    String low = Figures.signed(Math.round(least));
    String high = Figures.signed(Math.round(greatest));
    return low.equals(high) ? low : low + " to " + high;
  }

  private void faults(DeviceFigures figures) {
    if (figures.faults().isEmpty()) {
      return;
    }
    out.append("<details><summary>").append(figures.faultCount());
    out.append(" faults by kind</summary><table><tr><th>reason</th><th>at</th>")
        .append("<th class=\"n\">count</th><th>detail and first example</th></tr>");
    for (DeviceFigures.FaultKind fault : figures.faults()) {
      out.append("<tr><td>").append(escaped(fault.reason())).append("</td><td><code>");
      out.append(escaped(fault.pointer().isEmpty() ? "whole" : fault.pointer()));
      out.append("</code></td>");
      cell(Long.toString(fault.count()));
      out.append("<td>").append(escaped(fault.detail())).append("<br><code>");
      out.append(escaped(fault.example())).append("</code></td></tr>");
    }
    out.append("</table></details>");
  }

  private static String pill(Usability usability) {
    return "<span class=\"pill " + look(usability) + "\">" + usability.words() + "</span>";
  }

  private static String look(Usability usability) {
    return switch (usability) {
      case OK -> "good";
      case REMARKS -> "warn";
      case NOT_USABLE -> "bad";
    };
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(Character.isISOControl(c) ? '·' : c);
      }
    }
    return safe.toString();
  }

  private static String stylesheet() {
    try (InputStream in = CheckPage.class.getResourceAsStream("check-page.css")) {
      if (in == null) {
        throw new IllegalStateException("the build lacks the resource check-page.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
