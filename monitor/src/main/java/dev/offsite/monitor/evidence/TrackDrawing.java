package dev.offsite.monitor.evidence;

import dev.offsite.schemas.candidate.Candidate;
import java.util.List;
import java.util.Locale;

/** The drive as a picture for the sheet: north is up, the first fix is hollow, the last is full. */
final class TrackDrawing {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 320;
  private static final double MARGIN = 16;

  /** One degree of latitude, for a scale bar that nobody measures by. */
  private static final double METRES_PER_DEGREE = 111_320;

  /** A picture of at least two fixes; empty text of fewer. */
  static String svg(List<Candidate.TrackPoint> track) {
    if (track.size() < 2) {
      return "";
    }
    double west = track.stream().mapToDouble(Candidate.TrackPoint::lng).min().orElseThrow();
    double east = track.stream().mapToDouble(Candidate.TrackPoint::lng).max().orElseThrow();
    double south = track.stream().mapToDouble(Candidate.TrackPoint::lat).min().orElseThrow();
    double north = track.stream().mapToDouble(Candidate.TrackPoint::lat).max().orElseThrow();
    double shrink = Math.cos(Math.toRadians((south + north) / 2));
    double widthM = Math.max(1, (east - west) * shrink * METRES_PER_DEGREE);
    double heightM = Math.max(1, (north - south) * METRES_PER_DEGREE);
    double scale = Math.min((WIDTH - 2 * MARGIN) / widthM, (HEIGHT - 2 * MARGIN) / heightM);
    StringBuilder points = new StringBuilder();
    double[] first = {0, 0};
    double[] last = {0, 0};
    for (Candidate.TrackPoint point : track) {
      last[0] = MARGIN + (point.lng() - west) * shrink * METRES_PER_DEGREE * scale;
      last[1] = MARGIN + (north - point.lat()) * METRES_PER_DEGREE * scale;
      if (points.isEmpty()) {
        first = last.clone();
      }
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", last[0], last[1]));
    }
    return String.format(
        Locale.ROOT,
        "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\"><polyline points=\"%s\"/>"
            + "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" class=\"first\"/>"
            + "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/></svg>",
        WIDTH,
        HEIGHT,
        points.toString().strip(),
        first[0],
        first[1],
        last[0],
        last[1]);
  }

  private TrackDrawing() {}
}
