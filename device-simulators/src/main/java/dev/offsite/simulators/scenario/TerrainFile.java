package dev.offsite.simulators.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.fleet.RoadGrid;
import dev.offsite.simulators.fleet.Terrain;
import dev.offsite.simulators.plane.LocalPlane;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Ring;
import dev.offsite.simulators.zone.Zone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Reads where a fleet works from the file {@code place.json}. */
record TerrainFile(
    JsonNode file, LocalPlane plane, List<Zone> zones, List<ReferenceEntry.Site> sites) {

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
        bridgeWays(roads, loading, tipping),
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

  /** Between the building and the disposal site that make the way the shortest. */
  private List<Terrain.BridgeWay> bridgeWays(
      RoadGrid roads, List<Terrain.Place> loading, List<Terrain.Place> tipping) {
    List<Terrain.BridgeWay> ways = new ArrayList<>();
    for (JsonNode node : file.path("fleetBridges")) {
      String siteId = node.path("site").asText();
      RoadGrid.Node one = node(node.path("from"));
      RoadGrid.Node other = node(node.path("to"));
      List<Terrain.BridgeWay> possible = new ArrayList<>();
      for (Terrain.Place from : loading) {
        for (Terrain.Place to : tipping) {
          possible.add(new Terrain.BridgeWay(siteId, scale(siteId), from, one, other, to));
          possible.add(new Terrain.BridgeWay(siteId, scale(siteId), from, other, one, to));
        }
      }
      ways.add(Collections.min(possible, Comparator.comparingDouble(way -> lengthM(way, roads))));
    }
    return ways;
  }

  private static double lengthM(Terrain.BridgeWay way, RoadGrid roads) {
    return roads.at(way.from().access()).distanceM(roads.at(way.onto()))
        + roads.at(way.off()).distanceM(roads.at(way.to().access()));
  }

  private PlanePoint scale(String siteId) {
    return sites.stream()
        .filter(site -> site.id().equals(siteId))
        .findFirst()
        .map(site -> plane.pointAt(site.lng(), site.lat()))
        .orElseThrow(() -> new IllegalStateException("place.json names no site '" + siteId + "'"));
  }

  private static RoadGrid.Node node(JsonNode columnRow) {
    return new RoadGrid.Node(columnRow.path(0).asInt(), columnRow.path(1).asInt());
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
