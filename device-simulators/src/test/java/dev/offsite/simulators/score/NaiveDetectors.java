package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.patrol.GroundObject;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.scale.Dimensions;
import dev.offsite.simulators.scale.Silhouette;
import dev.offsite.simulators.scale.WeighedBridge;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.zone.Span;
import dev.offsite.simulators.zone.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The simplest detectors that follow the rules of the demo scenario, over what devices reported.
 *
 * <p>They are here to prove that the scenario is fair: if even these reach precision and recall of
 * 1.0, whatever a real detector misses is its own fault.
 */
final class NaiveDetectors {

  private final World world;
  private final Set<String> rulesInZone = new HashSet<>();
  private final List<Zone> patrolZones;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<String, Stay> stays = new HashMap<>();
  private final List<Sighting> sightings = new ArrayList<>();

  private static final class Stay {
    private Instant first;
    private Instant last;
    private int fixes;
  }

  private record Sighting(DetectionReport report, PlanePoint at, String fence) {}

  NaiveDetectors(World world, List<Zone> patrolZones, Set<String> classesInKind) {
    this.world = world;
    this.patrolZones = patrolZones;
    rulesInZone.addAll(classesInKind);
  }

  void take(DeviceReport report) {
    if (report instanceof PassageReport passage) {
      weigh(passage);
    } else if (report instanceof PositionReport position) {
      locate(position);
    } else if (report instanceof DetectionReport detection && detection.confidence() >= 0.5) {
      sight(detection);
    }
  }

  private void weigh(PassageReport passage) {
    WeighedBridge bridge =
        world.bridges().stream()
            .filter(b -> b.scale().id().equals(passage.deviceId()))
            .findFirst()
            .orElseThrow();
    int limitKg =
        bridge.limitKg(
            new Silhouette(
                passage.axleCount(),
                passage.configuration(),
                passage.driveAxles(),
                passage.axleSpacingsM()));
    if (bridge.exemptPlates().contains(plateOf(passage))) {
      return;
    }
    if (passage.grossKg() > limitKg * bridge.tolerance()) {
      hold(ViolationKind.BRIDGE_OVERLOAD, passage, bridge);
    }
    if (bridge.isOversize(new Dimensions(passage.lengthM(), passage.widthM(), passage.heightM()))) {
      hold(ViolationKind.OVERSIZE, passage, bridge);
    }
    if (!passage.flags().isEmpty()) {
      hold(ViolationKind.SCALE_EVASION, passage, bridge);
    }
  }

  private void hold(ViolationKind kind, PassageReport passage, WeighedBridge bridge) {
    String plate = plateOf(passage);
    boolean readable = plate.length() >= 5;
    candidates.add(
        Candidates.of(kind)
            .subject(readable ? plate : null, passage.deviceId())
            .site(bridge.site().id())
            .span(passage.deviceTime(), passage.deviceTime())
            .build());
  }

  private static String plateOf(PassageReport passage) {
    return passage.plate() == null ? "" : passage.plate().text();
  }

  private void locate(PositionReport position) {
    int truck = Integer.parseInt(position.deviceId().substring(6)) - 1;
    if (world.mix().habitOf(truck) == Habit.HAS_PERMIT) {
      return;
    }
    PlanePoint at = world.plane().pointAt(position.lng(), position.lat());
    double s = Duration.between(world.options().begin(), position.fixTime()).toMillis() / 1000.0;
    for (Zone zone : world.zonesOf("PROHIBITED_ZONE")) {
      String key = position.deviceId() + " " + zone.id();
      boolean active =
          !zone.hours().activeIn(world.options().begin(), new Span(s, s + 0.001)).isEmpty();
      if (active && zone.enclosesBy(at, position.accuracyM())) {
        Stay stay = stays.computeIfAbsent(key, k -> new Stay());
        stay.first = stay.first == null ? position.fixTime() : stay.first;
        stay.last = position.fixTime();
        stay.fixes++;
      } else if (!active || zone.isClearOf(at, 30)) {
        close(truck, zone, stays.remove(key));
      }
    }
  }

  private void close(int truck, Zone zone, Stay stay) {
    if (stay != null
        && stay.fixes >= 3
        && Duration.between(stay.first, stay.last).toSeconds() >= 5) {
      candidates.add(
          Candidates.of(ViolationKind.PROHIBITED_ZONE)
              .subject(FleetMix.plateOf(truck), FleetMix.deviceIdOf(truck))
              .fence(zone.id())
              .span(stay.first, stay.last)
              .build());
    }
  }

  private void sight(DetectionReport detection) {
    PlanePoint at = world.plane().pointAt(detection.lng(), detection.lat());
    for (Zone zone : patrolZones) {
      if (zone.ring().encloses(at)
          && rulesInZone.contains(detection.objectClass() + " " + zone.kind())) {
        sightings.add(new Sighting(detection, at, zone.id()));
      }
    }
  }

  /** Everything found, once the reports are over. */
  List<Candidate> finish() {
    stays.forEach(
        (key, stay) -> {
          int truck = Integer.parseInt(key.substring(6, key.indexOf(' '))) - 1;
          String zoneId = key.substring(key.indexOf(' ') + 1);
          world.zonesOf("PROHIBITED_ZONE").stream()
              .filter(zone -> zone.id().equals(zoneId))
              .forEach(zone -> close(truck, zone, stay));
        });
    List<List<Sighting>> places = new ArrayList<>();
    for (Sighting sighting : sightings) {
      places.stream()
          .filter(place -> sameObject(place.get(0), sighting))
          .findFirst()
          .orElseGet(
              () -> {
                List<Sighting> place = new ArrayList<>();
                places.add(place);
                return place;
              })
          .add(sighting);
    }
    for (List<Sighting> place : places) {
      boolean sure = place.stream().anyMatch(sighting -> sighting.report().confidence() >= 0.95);
      if (place.size() >= 2 || sure) {
        Sighting first = place.get(0);
        candidates.add(
            Candidates.of(ViolationKind.PATROL_OBJECT)
                .subject(null, first.report().deviceId())
                .fence(first.fence())
                .at(first.report().lng(), first.report().lat())
                .span(first.report().deviceTime(), first.report().deviceTime())
                .build());
      }
    }
    return candidates;
  }

  private static boolean sameObject(Sighting one, Sighting other) {
    double joint = Math.hypot(one.report().ce90M(), other.report().ce90M());
    return one.report().objectClass().equals(other.report().objectClass())
        && one.at().distanceM(other.at()) <= 10 + joint;
  }

  /** Nearest distance between two objects, for the test of the scenario itself. */
  static double nearestM(List<GroundObject> objects) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < objects.size(); i++) {
      for (int j = 0; j < i; j++) {
        nearest = Math.min(nearest, objects.get(i).at().distanceM(objects.get(j).at()));
      }
    }
    return nearest;
  }
}
