package dev.offsite.standalone.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.geo.PositionOutOfRangeException;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Roads in GeoJSON (RFC 7946): every LineString and MultiLineString of a FeatureCollection, in
 * WGS-84; other geometries are passed over.
 */
public final class RoadFile {

  /** Positions in a file: the roads of a province, and some 200 MB of memory. */
  static final int POSITIONS_MAX = 2_000_000;

  /**
   * Reads the lines of a file.
   *
   * @throws IllegalArgumentException if it is no GeoJSON, has no line or too many positions
   */
  public static List<List<Wgs84Position>> read(Path file) throws IOException {
    JsonNode root;
    try {
      root = RecordJson.parse(Files.readAllBytes(file));
    } catch (JsonFaultsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    if (!root.path("type").asText().equals("FeatureCollection")) {
      throw new IllegalArgumentException(
          "type is '" + root.path("type").asText() + "', not 'FeatureCollection'");
    }
    List<List<Wgs84Position>> lines = new ArrayList<>();
    int positions = 0;
    for (int i = 0; i < root.path("features").size(); i++) {
      JsonNode geometry = root.path("features").get(i).path("geometry");
      String at = "/features/" + i + "/geometry";
      JsonNode coordinates = geometry.path("coordinates");
      switch (geometry.path("type").asText()) {
        case "LineString" -> lines.add(line(coordinates, at));
        case "MultiLineString" -> coordinates.forEach(part -> lines.add(line(part, at)));
        default -> {}
      }
      positions += lines.isEmpty() ? 0 : lines.get(lines.size() - 1).size();
      if (positions > POSITIONS_MAX) {
        throw new IllegalArgumentException("more than " + POSITIONS_MAX + " positions");
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("holds no LineString");
    }
    return lines;
  }

  private static List<Wgs84Position> line(JsonNode coordinates, String at) {
    List<Wgs84Position> line = new ArrayList<>();
    for (JsonNode position : coordinates) {
      if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
        throw new IllegalArgumentException(
            at + " has the position " + position + ", no [lng, lat]");
      }
      try {
        line.add(new Wgs84Position(position.get(0).asDouble(), position.get(1).asDouble()));
      } catch (PositionOutOfRangeException e) {
        throw new IllegalArgumentException(at + ": " + e.getMessage(), e);
      }
    }
    if (line.size() < 2) {
      throw new IllegalArgumentException(
          at + " has " + line.size() + " positions; at least 2 are required");
    }
    return line;
  }

  private RoadFile() {}
}
