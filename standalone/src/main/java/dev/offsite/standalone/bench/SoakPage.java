package dev.offsite.standalone.bench;

import dev.offsite.standalone.stack.StackServer;
import java.time.Duration;
import java.util.Locale;

/**
 * A soak run as one HTML page that needs nothing else: no script, no request. A chart for each
 * figure, with a line where a server stopped or started and a band while the time series was away.
 */
final class SoakPage {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 110;
  private static final int MARGIN = 6;

  private static final String STYLE =
      """
      body{font:14px system-ui,sans-serif;margin:2em auto;max-width:72em;padding:0 1em;color:#222}
      .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(24em,1fr));gap:1.5em}
      h2{font-size:1em;margin:0}p{margin:.2em 0}.faint{color:#666}.bad{color:#b00020}
      svg{width:100%;background:#fafafa}path{fill:none;stroke:#1f5fa8;stroke-width:1.5}
      line{stroke:#b0602a;stroke-width:1}.away{fill:#f3dcc8}.judged{fill:#e3eddf}
      """;

  private final SoakReport report;
  private final double totalS;
  private final StringBuilder out = new StringBuilder(1 << 16);

  private SoakPage(SoakReport report) {
    this.report = report;
    this.totalS = report.plan().length().toMillis() / 1000.0;
  }

  static String html(SoakReport report) {
    SoakPage page = new SoakPage(report);
    page.head();
    page.out.append("<div class=\"charts\">");
    report.rows().forEach(page::chart);
    page.out.append("</div></body></html>\n");
    return page.out.toString();
  }

  private void head() {
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'\"><title>Soak run</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>")
        .append(report.isGood() ? "Nothing lost, nothing rises" : "Something is lost or rises")
        .append("</h1>");
    report.faults().forEach(fault -> paragraph("bad", fault));
    paragraph(
        "faint",
        String.format(
            Locale.ROOT,
            "%,d trucks, %d min, seed %d; %s",
            report.plan().trucks(),
            report.plan().length().toMinutes(),
            report.plan().seed(),
            report.machine().describe()));
    paragraph("", report.rule());
    paragraph(
        "",
        String.format(
            Locale.ROOT,
            "Verdicts without the time series against those before: p50 %.1f to %.1f ms (%.2f),"
                + " p99 %.1f to %.1f ms (%.2f).",
            report.before().p50Millis(),
            report.withoutHistory().p50Millis(),
            report.p50Ratio(),
            report.before().p99Millis(),
            report.withoutHistory().p99Millis(),
            report.p99Ratio()));
    report.accountLines().forEach(line -> paragraph("", line));
    StringBuilder outages = new StringBuilder("Lines: ");
    report
        .timetable()
        .outages()
        .forEach(
            outage ->
                outages
                    .append(outage.server().words())
                    .append(' ')
                    .append(clock(outage.from()))
                    .append(" to ")
                    .append(clock(outage.until()))
                    .append("; "));
    paragraph("faint", outages + "brown band: no time series; green band: judged.");
  }

  private void chart(SoakReport.Row row) {
    out.append("<section><h2>")
        .append(escaped(row.figure().words()))
        .append("</h2>")
        .append("<p class=\"")
        .append(row.verdict() == SoakTrend.Verdict.RISING ? "bad" : "faint")
        .append("\">")
        .append(escaped(SoakReport.verdict(row)))
        .append("</p>");
    double least = Double.MAX_VALUE;
    for (double value : report.values(row.figure())) {
      least = Math.min(least, value);
    }
    drawing(row, least);
    paragraph(
        "faint",
        SoakReport.text(row.figure(), least)
            + " to "
            + SoakReport.text(row.figure(), row.greatest()));
    out.append("</section>\n");
  }

  private void drawing(SoakReport.Row row, double least) {
    out.append(format("<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, HEIGHT));
    if (report.window().isJudged() && row.figure().whyNotJudged() == null) {
      band("judged", report.window().from(), report.window().until());
    }
    for (SoakTimetable.Outage outage : report.timetable().outages()) {
      if (outage.server() == StackServer.HISTORY) {
        band("away", outage.from(), outage.until());
      }
      mark(outage.from());
      mark(outage.until());
    }
    double span = row.greatest() - least;
    StringBuilder path = new StringBuilder();
    for (SoakSample sample : report.samples()) {
      Double value = sample.values().get(row.figure());
      if (value != null) {
        double up = span == 0 ? 0.5 : (value - least) / span;
        path.append(
            format(
                "%s%.1f %.1f",
                path.isEmpty() ? "M" : " L",
                x(sample.elapsed()),
                HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * up));
      }
    }
    out.append("<path d=\"").append(path).append("\"/></svg>");
  }

  private void band(String style, Duration from, Duration until) {
    out.append(
        format(
            "<rect class=\"%s\" x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%d\"/>",
            style, x(from), x(until) - x(from), HEIGHT));
  }

  private void mark(Duration at) {
    out.append(format("<line x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\"/>", x(at), x(at), HEIGHT));
  }

  private double x(Duration elapsed) {
    double share = Math.min(1, elapsed.toMillis() / 1000.0 / totalS);
    return MARGIN + (WIDTH - 2.0 * MARGIN) * share;
  }

  private void paragraph(String style, String text) {
    out.append("<p class=\"").append(style).append("\">").append(escaped(text)).append("</p>");
  }

  private static String clock(Duration elapsed) {
    return format("%d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
