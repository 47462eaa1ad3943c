package dev.offsite.simulators.zone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.simulators.plane.LocalPlane;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Ring;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the zones of a scenario's own GeoJSON: one polygon without holes for each feature.
 *
 * <p>Deliberately a second, smaller reader beside the one of module geo: if that one is wrong about
 * a window or a border, the truth is not wrong in the same way. Only WGS-84 and CGCS2000 are read,
 * which are equal for fences.
 */
public final class ZoneFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The zones of one file.
   *
   * @throws IllegalArgumentException if the text is not such a file
   */
  public static List<Zone> read(String json, LocalPlane plane) {
    JsonNode document;
    try {
      document = JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
    String datum = document.path("datum").asText();
    if (!datum.equals("WGS84") && !datum.equals("CGCS2000")) {
      throw new IllegalArgumentException("datum '" + datum + "' is neither WGS84 nor CGCS2000");
    }
    List<Zone> zones = new ArrayList<>();
    for (JsonNode feature : document.path("features")) {
      zones.add(zone(feature, plane));
    }
    return zones;
  }

  private static Zone zone(JsonNode feature, LocalPlane plane) {
    JsonNode properties = feature.path("properties");
    JsonNode geometry = feature.path("geometry");
    if (!geometry.path("type").asText().equals("Polygon")
        || geometry.path("coordinates").size() != 1) {
      throw new IllegalArgumentException(
          "zone '" + properties.path("id").asText() + "' is not one polygon without holes");
    }
    List<PlanePoint> corners = new ArrayList<>();
    for (JsonNode lngLat : geometry.path("coordinates").path(0)) {
      corners.add(plane.pointAt(lngLat.path(0).asDouble(), lngLat.path(1).asDouble()));
    }
    corners.remove(corners.size() - 1);
    return new Zone(
        properties.path("id").asText(),
        properties.path("kind").asText(),
        properties.path("name").asText(),
        new Ring(corners),
        hours(properties.path("windows")));
  }

  private static Hours hours(JsonNode windows) {
    if (windows.isMissingNode()) {
      return Hours.ALWAYS;
    }
    List<Hours.Weekly> weekly = new ArrayList<>();
    for (JsonNode window : windows.path("weekly")) {
      Set<DayOfWeek> days = new HashSet<>();
      for (JsonNode name : window.path("days")) {
        days.add(day(name.asText()));
      }
      weekly.add(
          new Hours.Weekly(
              days,
              LocalTime.parse(window.path("from").asText()),
              LocalTime.parse(window.path("to").asText())));
    }
    return new Hours(ZoneId.of(windows.path("zone").asText()), weekly);
  }

  private static DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().startsWith(name) && name.length() == 3) {
        return day;
      }
    }
    throw new IllegalArgumentException("'" + name + "' is no day such as MON");
  }

  private ZoneFile() {}
}
