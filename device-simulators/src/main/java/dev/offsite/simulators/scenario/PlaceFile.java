package dev.offsite.simulators.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.SizeLimits;
import dev.offsite.simulators.patrol.PatrolArea;
import dev.offsite.simulators.patrol.PatrolRound;
import dev.offsite.simulators.plane.LocalPlane;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.scale.BridgeNetwork;
import dev.offsite.simulators.scale.Corridor;
import dev.offsite.simulators.scale.VehicleMix;
import dev.offsite.simulators.scale.WeighedBridge;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.WorldOptions;
import dev.offsite.simulators.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds the world from the files {@code place.json} and {@code vehicle-mix.json} and the reference
 * data beside them.
 */
record PlaceFile(
    JsonNode file,
    LocalPlane plane,
    List<Zone> zones,
    Map<ReferenceKind, List<ReferenceEntry>> entries,
    VehicleMix mix) {

  World world(WorldOptions options) {
    return new World(
        options,
        plane,
        new TerrainFile(file, plane, zones, all(ReferenceKind.SITE, ReferenceEntry.Site.class))
            .terrain(),
        zones,
        network(),
        areas(options.patrols().isOverDumpingPlaces()),
        rounds(),
        all(ReferenceKind.RULE, ReferenceEntry.Rule.class));
  }

  private BridgeNetwork network() {
    List<WeighedBridge> bridges = bridges();
    List<String> siteIds = bridges.stream().map(bridge -> bridge.site().id()).toList();
    double detourFactor = file.path("detourFactor").asDouble();
    List<Corridor> corridors = new ArrayList<>();
    for (JsonNode road : file.path("throughRoads")) {
      List<Integer> along = new ArrayList<>();
      List<Double> legsM = new ArrayList<>();
      PlanePoint last = null;
      for (JsonNode id : road) {
        ReferenceEntry.Site site = site(id.asText());
        PlanePoint at = plane.pointAt(site.lng(), site.lat());
        if (last != null) {
          legsM.add(last.distanceM(at) * detourFactor);
        }
        last = at;
        along.add(siteIds.indexOf(site.id()));
      }
      corridors.add(new Corridor(along, legsM));
    }
    return new BridgeNetwork(bridges, mix, corridors);
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
                all(ReferenceKind.AXLE_LAYOUTS, AxleLayouts.class).stream()
                    .findFirst()
                    .orElse(null),
                all(ReferenceKind.SIZE_LIMITS, SizeLimits.class).stream().findFirst().orElse(null),
                tolerance(site.area()),
                device.certificates().get(0).errorPercentMax() / 100,
                exempt));
      }
    }
    return bridges;
  }

  private List<PatrolArea> areas(boolean overDumpingPlaces) {
    List<PatrolArea> areas = new ArrayList<>();
    file.path("patrolAreas").forEach(node -> areas.add(area(node)));
    if (overDumpingPlaces) {
      file.path("dumpPatrolAreas").forEach(node -> areas.add(area(node)));
    }
    return areas;
  }

  private PatrolArea area(JsonNode node) {
    List<String> drones = new ArrayList<>();
    node.path("drones").forEach(drone -> drones.add(drone.asText()));
    List<Double> corner = numbers(node.path("corner"));
    return new PatrolArea(
        node.path("id").asText(),
        plane.pointAt(corner.get(0), corner.get(1)),
        node.path("lanes").asInt(),
        node.path("laneLengthM").asDouble(),
        node.path("laneSpacingM").asDouble(),
        drones,
        node.path("dumpingPlace").asText(null));
  }

  private List<PatrolRound> rounds() {
    List<PatrolRound> rounds = new ArrayList<>();
    for (JsonNode node : file.path("patrolRounds")) {
      List<PlanePoint> corners = new ArrayList<>();
      for (JsonNode corner : node.path("corners")) {
        corners.add(plane.pointAt(corner.path(0).asDouble(), corner.path(1).asDouble()));
      }
      List<String> cars = new ArrayList<>();
      node.path("cars").forEach(car -> cars.add(car.asText()));
      rounds.add(new PatrolRound(node.path("id").asText(), corners, cars));
    }
    return rounds;
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
