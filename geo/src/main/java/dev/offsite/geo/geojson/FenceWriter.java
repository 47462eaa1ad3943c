package dev.offsite.geo.geojson;

import dev.offsite.geo.Lattice;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.ActiveWindows;
import dev.offsite.geo.fence.Circle;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.fence.WeeklyWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes fences as GeoJSON in WGS-84, one feature per line, rings wound as RFC 7946 asks. What is
 * written reads back as equal fences, up to the winding and the first vertex of rings.
 */
public final class FenceWriter {
  private final StringBuilder out = new StringBuilder();

  private FenceWriter() {}

  /** The FeatureCollection of some fences, in their order. */
  public static String write(Collection<Fence> fences) {
    FenceWriter writer = new FenceWriter();
    writer.out.append("{\"type\":\"FeatureCollection\",\"datum\":\"WGS84\",\"features\":[");
    String separator = "\n";
    for (Fence fence : fences) {
      writer.out.append(separator);
      writer.feature(fence);
      separator = ",\n";
    }
    return writer.out.append("\n]}\n").toString();
  }

  private void feature(Fence fence) {
    out.append("{\"type\":\"Feature\",\"properties\":{\"id\":");
    text(fence.id());
    out.append(",\"version\":").append(fence.version()).append(",\"kind\":");
    text(fence.kind());
    if (!fence.name().isEmpty()) {
      textMember("name", fence.name());
    }
    if (!fence.validity().from().equals(Instant.MIN)) {
      textMember("validFrom", fence.validity().from().toString());
    }
    if (fence.validity().to() != null) {
      textMember("validTo", fence.validity().to().toString());
    }
    if (!fence.windows().equals(ActiveWindows.ALWAYS)) {
      windows(fence.windows());
    }
    if (fence.speedLimitKph() != null) {
      out.append(",\"speedLimitKph\":").append(fence.speedLimitKph());
    }
    if (!fence.attributes().isEmpty()) {
      attributes(fence.attributes());
    }
    shape(fence);
  }

  /** Writes the last property, where the shape has one, and the geometry. */
  private void shape(Fence fence) {
    if (fence.shape() instanceof Circle circle) {
      out.append(",\"radiusM\":").append(circle.radiusM());
      out.append("},\"geometry\":{\"type\":\"Point\",\"coordinates\":");
      position(circle.centre());
    } else if (fence.shape() instanceof Corridor corridor) {
      out.append(",\"halfWidthM\":").append(corridor.halfWidthM());
      out.append("},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[");
      String separator = "";
      for (Wgs84Position position : corridor.line()) {
        out.append(separator);
        position(position);
        separator = ",";
      }
      out.append(']');
    } else if (fence.shape() instanceof Polygonal polygonal) {
      out.append("},\"geometry\":");
      polygonal(polygonal.outline().toLatticeGeometry());
    }
    out.append("}}");
  }

  private void polygonal(Geometry lattice) {
    if (lattice instanceof Polygon polygon) {
      out.append("{\"type\":\"Polygon\",\"coordinates\":");
      polygon(polygon);
      return;
    }
    out.append("{\"type\":\"MultiPolygon\",\"coordinates\":[");
    for (int i = 0; i < lattice.getNumGeometries(); i++) {
      out.append(i == 0 ? "" : ",");
      polygon((Polygon) lattice.getGeometryN(i));
    }
    out.append(']');
  }

  private void polygon(Polygon polygon) {
    out.append('[');
    ring(polygon.getExteriorRing(), true);
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      out.append(',');
      ring(polygon.getInteriorRingN(i), false);
    }
    out.append(']');
  }

  private void ring(LinearRing ring, boolean counterClockwise) {
    Coordinate[] coordinates = ring.getCoordinates();
    boolean reverse = Orientation.isCCW(coordinates) != counterClockwise;
    for (int i = 0; i < coordinates.length; i++) {
      Coordinate c = coordinates[reverse ? coordinates.length - 1 - i : i];
      out.append(i == 0 ? "[[" : ",[");
      degrees((int) c.x);
      out.append(',');
      degrees((int) c.y);
      out.append(']');
    }
    out.append(']');
  }

  private void position(Wgs84Position position) {
    out.append('[').append(position.lng()).append(',').append(position.lat()).append(']');
  }

  private void degrees(int e7) {
    out.append(Lattice.toDegrees(e7));
  }

  private void windows(ActiveWindows windows) {
    out.append(",\"windows\":{\"zone\":");
    text(windows.zone().getId());
    out.append(",\"weekly\":[");
    String separator = "";
    for (WeeklyWindow window : windows.weekly()) {
      out.append(separator).append("{\"days\":[");
      String comma = "";
      for (DayOfWeek day : window.days()) {
        out.append(comma).append('"').append(WindowsReader.dayName(day)).append('"');
        comma = ",";
      }
      out.append("],\"from\":\"").append(window.from());
      out.append("\",\"to\":\"").append(window.to()).append("\"}");
      separator = ",";
    }
    out.append("],\"holidays\":[");
    separator = "";
    for (LocalDate date : windows.holidays()) {
      out.append(separator).append('"').append(date).append('"');
      separator = ",";
    }
    out.append("],\"onHolidays\":\"").append(windows.onHolidays()).append("\"}");
  }

  private void attributes(Map<String, String> attributes) {
    out.append(",\"attributes\":{");
    String separator = "";
    for (Map.Entry<String, String> entry : new TreeMap<>(attributes).entrySet()) {
      out.append(separator);
      text(entry.getKey());
      out.append(':');
      text(entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void textMember(String name, String value) {
    out.append(",\"").append(name).append("\":");
    text(value);
  }

  private void text(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append((char) c);
    } else if (c < ' ' || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      // A control character, or half a surrogate pair, which has no UTF-8.
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(Character.forDigit(c >> shift & 15, 16));
      }
    } else {
      out.appendCodePoint(c);
    }
  }
}
