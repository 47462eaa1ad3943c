package dev.offsite.standalone.check;

import dev.offsite.geo.Datum;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.check.DeviceFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small pictures of one device as inline SVG: figures only, no text of strangers. */
final class Drawings {

  private static final int WIDTH = 300;
  private static final int LINE_HEIGHT = 64;
  private static final int MAP_HEIGHT = 240;
  private static final int MARGIN = 6;

  /** Beyond the track by so much of its size roads are drawn as well. */
  private static final double AROUND = 0.15;

  private static final double DEGREES_MIN = 0.004;

  /** Counts over time, from 0 up. */
  static String counts(List<Integer> counts) {
    return line(new ArrayList<>(counts.stream().map(Integer::doubleValue).toList()), 0);
  }

  /** Values over time, from the least to the greatest; gaps where there is none. */
  static String line(List<@Nullable Double> values) {
    return line(values, Double.MAX_VALUE);
  }

  private static String line(List<@Nullable Double> values, double lowest) {
    double least = lowest;
    double greatest = -Double.MAX_VALUE;
    for (Double value : values) {
      if (value != null) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    double span = Math.max(greatest - least, 1e-9);
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      if (value == null) {
        pen = false;
        continue;
      }
      double x = MARGIN + (WIDTH - 2.0 * MARGIN) * i / Math.max(1, values.size() - 1);
      double up = greatest == least ? 0.5 : (value - least) / span;
      double y = LINE_HEIGHT - MARGIN - (LINE_HEIGHT - 2.0 * MARGIN) * up;
      path.append(format("%s%.1f %.1f", pen ? " L" : " M", x, y));
      pen = true;
    }
    return format(
        "<svg class=\"line\" viewBox=\"0 0 %d %d\" role=\"img\"><path d=\"%s\"/></svg>",
        WIDTH, LINE_HEIGHT, path.toString().strip());
  }

  /**
   * The track as the device means it to be read, over the roads; where it is in another datum than
   * declared, also where it really was.
   */
  static String map(DeviceFigures.Track track, List<List<Wgs84Position>> roads) {
    if (track.sample().isEmpty()) {
      return "";
    }
    List<Wgs84Position> declared = positions(track, track.datum().declared().name());
    List<Wgs84Position> real =
        track.datum().isWrong() && track.datum().probable() != null
            ? positions(track, track.datum().probable().name())
            : List.of();
    Frame frame = Frame.around(declared, real);
    StringBuilder svg =
        new StringBuilder(
            format("<svg class=\"map\" viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, MAP_HEIGHT));
    svg.append("<path class=\"road\" d=\"");
    for (List<Wgs84Position> road : roads) {
      for (int i = 1; i < road.size(); i++) {
        if (frame.sees(road.get(i - 1), road.get(i))) {
          svg.append('M').append(frame.at(road.get(i - 1)));
          svg.append('L').append(frame.at(road.get(i)));
        }
      }
    }
    svg.append("\"/>");
    dots(svg, frame, declared, real.isEmpty() ? "fix" : "wrong");
    dots(svg, frame, real, "fix");
    return svg.append("</svg>").toString();
  }

  private static void dots(
      StringBuilder svg, Frame frame, List<Wgs84Position> positions, String kind) {
    if (positions.isEmpty()) {
      return;
    }
    // a line of no length with round ends is a dot
    svg.append("<path class=\"").append(kind).append("\" d=\"");
    positions.forEach(position -> svg.append('M').append(frame.at(position)).append("h0"));
    svg.append("\"/>");
  }

  private static List<Wgs84Position> positions(DeviceFigures.Track track, String datum) {
    Datum from = Datum.valueOf(datum);
    List<Wgs84Position> positions = new ArrayList<>();
    track.sample().forEach(at -> positions.add(from.toWgs84(at.get(0), at.get(1))));
    return positions;
  }

  private record Frame(double west, double south, double degrees, double squeeze) {

    static Frame around(List<Wgs84Position> some, List<Wgs84Position> others) {
      double west = 180;
      double east = -180;
      double south = 90;
      double north = -90;
      List<Wgs84Position> all = new ArrayList<>(some);
      all.addAll(others);
      for (Wgs84Position position : all) {
        west = Math.min(west, position.lng());
        east = Math.max(east, position.lng());
        south = Math.min(south, position.lat());
        north = Math.max(north, position.lat());
      }
      double squeeze = Math.cos(Math.toRadians((south + north) / 2));
      double high = north - south;
      double wide = (east - west) * squeeze * MAP_HEIGHT / WIDTH;
      double degrees = Math.max(DEGREES_MIN, Math.max(high, wide) * (1 + 2 * AROUND));
      double middleLng = (west + east) / 2;
      double middleLat = (south + north) / 2;
      return new Frame(
          middleLng - degrees / 2 * WIDTH / MAP_HEIGHT / squeeze,
          middleLat - degrees / 2,
          degrees,
          squeeze);
    }

    boolean sees(Wgs84Position a, Wgs84Position b) {
      double east = west + degrees * WIDTH / MAP_HEIGHT / squeeze;
      double north = south + degrees;
      return Math.max(a.lng(), b.lng()) >= west
          && Math.min(a.lng(), b.lng()) <= east
          && Math.max(a.lat(), b.lat()) >= south
          && Math.min(a.lat(), b.lat()) <= north;
    }

    String at(Wgs84Position position) {
      double x = (position.lng() - west) * squeeze / degrees * MAP_HEIGHT;
      double y = MAP_HEIGHT - (position.lat() - south) / degrees * MAP_HEIGHT;
      return format("%.1f %.1f", x, y);
    }
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  private Drawings() {}
}
