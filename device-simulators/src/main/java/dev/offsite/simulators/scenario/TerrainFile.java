package dev.offsite.simulators.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.simulators.fleet.RoadGrid;
import dev.offsite.simulators.fleet.Terrain;
import dev.offsite.simulators.plane.LocalPlane;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Ring;
import dev.offsite.simulators.zone.Zone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Reads where a fleet works from the file {@code place.json}. */
record TerrainFile(JsonNode file, LocalPlane plane, List<Zone> zones) {

  Terrain terrain() {
    RoadGrid roads =
        new RoadGrid(
            plane,
            numbers(file.path("roads").path("lngs")),
            numbers(file.path("roads").path("lats")));
    List<Terrain.Shortcut> shortcuts = new ArrayList<>();
    for (JsonNode node : file.path("shortcuts")) {
      int fromColumn = node.path("fromColumn").asInt();
      int toColumn = node.path("toColumn").asInt();
      shortcuts.add(
          new Terrain.Shortcut(
              zone(node.path("zone").asText()),
              fromColumn,
              toColumn,
              node.path("row").asInt(),
              roads.onColumn(fromColumn, node.path("fromLat").asDouble()),
              roads.onColumn(toColumn, node.path("toLat").asDouble())));
    }
    List<Terrain.Place> loading = places(file.path("loadingPlaces"));
    List<Terrain.Place> tipping = places(file.path("tippingPlaces"));
    return new Terrain(
        ZoneId.of(file.path("zone").asText()),
        roads,
        loading,
        tipping,
        dumpingPlaces(),
        shortcuts,
        new Corridors(roads, file.path("corridorHalfWidthM").asDouble()).between(loading, tipping),
        bridgesOverRoads(),
        file.path("speedLimitKph").asDouble());
  }

  private List<Terrain.Place> places(JsonNode nodes) {
    List<Terrain.Place> places = new ArrayList<>();
    for (JsonNode node : nodes) {
      String fence = node.path("fence").asText();
      places.add(
          new Terrain.Place(
              fence,
              zone(fence).middle(),
              zone(fence).ring(),
              new RoadGrid.Node(node.path("column").asInt(), node.path("row").asInt())));
    }
    return places;
  }

  private List<Terrain.Place> dumpingPlaces() {
    List<Terrain.Place> places = new ArrayList<>();
    for (JsonNode node : file.path("dumpingPlaces")) {
      PlanePoint at = point(node.path("at"));
      double radiusM = node.path("radiusM").asDouble();
      places.add(
          new Terrain.Place(
              node.path("id").asText(),
              at,
              new Ring(
                  List.of(
                      at.plus(-radiusM, -radiusM),
                      at.plus(radiusM, -radiusM),
                      at.plus(radiusM, radiusM),
                      at.plus(-radiusM, radiusM))),
              new RoadGrid.Node(node.path("column").asInt(), node.path("row").asInt())));
    }
    return places;
  }

  private List<Terrain.Bridge> bridgesOverRoads() {
    List<Terrain.Bridge> bridges = new ArrayList<>();
    for (JsonNode node : file.path("bridgesOverRoads")) {
      bridges.add(
          new Terrain.Bridge(
              node.path("id").asText(), point(node.path("at")), node.path("radiusM").asDouble()));
    }
    return bridges;
  }

  private PlanePoint point(JsonNode lngLat) {
    return plane.pointAt(lngLat.path(0).asDouble(), lngLat.path(1).asDouble());
  }

  private Zone zone(String id) {
    return zones.stream()
        .filter(zone -> zone.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("place.json names no fence '" + id + "'"));
  }

  private static List<Double> numbers(JsonNode nodes) {
    List<Double> numbers = new ArrayList<>();
    nodes.forEach(node -> numbers.add(node.asDouble()));
    return numbers;
  }
}
