package dev.offsite.simulators.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.simulators.fleet.RoadGrid;
import dev.offsite.simulators.fleet.Terrain;
import dev.offsite.simulators.patrol.PatrolArea;
import dev.offsite.simulators.plane.LocalPlane;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Ring;
import dev.offsite.simulators.scale.WeighedBridge;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.WorldOptions;
import dev.offsite.simulators.zone.Zone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds the world from the file {@code place.json} and the reference data beside it. */
record PlaceFile(
    JsonNode file,
    LocalPlane plane,
    List<Zone> zones,
    Map<ReferenceKind, List<ReferenceEntry>> entries) {

  World world(WorldOptions options) {
    return new World(
        options,
        plane,
        terrain(),
        zones,
        bridges(),
        areas(),
        all(ReferenceKind.RULE, ReferenceEntry.Rule.class));
  }

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

  private List<WeighedBridge> bridges() {
    ReferenceEntry.MassLimits limits =
        all(ReferenceKind.MASS_LIMITS, ReferenceEntry.MassLimits.class).get(0);
    List<String> exempt =
        all(ReferenceKind.VEHICLE, ReferenceEntry.Vehicle.class).stream()
            .filter(ReferenceEntry.Vehicle::exempt)
            .map(ReferenceEntry.Vehicle::id)
            .toList();
    List<WeighedBridge> bridges = new ArrayList<>();
    for (ReferenceEntry.Device device : all(ReferenceKind.DEVICE, ReferenceEntry.Device.class)) {
      if (device.deviceKind() == DeviceKind.WIM) {
        ReferenceEntry.Site site = site(device.siteId());
        bridges.add(
            new WeighedBridge(
                site,
                device,
                limits,
                tolerance(site.area()),
                device.certificates().get(0).errorPercentMax() / 100,
                exempt));
      }
    }
    return bridges;
  }

  private List<PatrolArea> areas() {
    List<PatrolArea> areas = new ArrayList<>();
    for (JsonNode node : file.path("patrolAreas")) {
      List<String> drones = new ArrayList<>();
      node.path("drones").forEach(drone -> drones.add(drone.asText()));
      List<Double> corner = numbers(node.path("corner"));
      areas.add(
          new PatrolArea(
              node.path("id").asText(),
              plane.pointAt(corner.get(0), corner.get(1)),
              node.path("lanes").asInt(),
              node.path("laneLengthM").asDouble(),
              node.path("laneSpacingM").asDouble(),
              drones));
    }
    return areas;
  }

  private Zone zone(String id) {
    return zones.stream()
        .filter(zone -> zone.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("place.json names no fence '" + id + "'"));
  }

  private ReferenceEntry.Site site(String id) {
    return all(ReferenceKind.SITE, ReferenceEntry.Site.class).stream()
        .filter(site -> site.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("sites.json has no site '" + id + "'"));
  }

  private double tolerance(String area) {
    return all(ReferenceKind.TOLERANCE, ReferenceEntry.Tolerance.class).stream()
        .filter(tolerance -> tolerance.area().equals(area))
        .findFirst()
        .map(ReferenceEntry.Tolerance::multiplier)
        .orElse(1.0);
  }

  private <T extends ReferenceEntry> List<T> all(ReferenceKind kind, Class<T> type) {
    return entries.getOrDefault(kind, List.of()).stream().map(type::cast).toList();
  }

  private static List<Double> numbers(JsonNode nodes) {
    List<Double> numbers = new ArrayList<>();
    nodes.forEach(node -> numbers.add(node.asDouble()));
    return numbers;
  }
}
