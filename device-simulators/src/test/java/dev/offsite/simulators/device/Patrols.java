package dev.offsite.simulators.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.patrol.Ground;
import dev.offsite.simulators.patrol.GroundObject;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the drones and patrol cars of a world report, without its trucks and scales. */
final class Patrols {

  private final World world;
  private final List<DeviceReport> reports = new ArrayList<>();
  private final List<List<GroundObject>> things = new ArrayList<>();

  private Patrols(World world, double untilS) {
    this.world = world;
    for (int area = 0; area < world.areas().size(); area++) {
      Ground ground = world.ground(area);
      List<GroundObject> all = new ArrayList<>(ground.objects());
      all.addAll(ground.mirages());
      things.add(all);
    }
    DeviceSwarm swarm = new DeviceSwarm(world);
    TelemetryCodec codec = new TelemetryCodec();
    while (swarm.nextDueMillis() < world.millisAt(untilS)) {
      DeviceMessage message = swarm.next();
      if (message.topic().device() == DeviceKind.DRONE) {
        reports.add(codec.decode(message.topic(), message.payload()).reports().get(0).report());
      }
    }
  }

  /** The reports that are due before {@code untilS}. */
  static Patrols of(World world, double untilS) {
    return new Patrols(world, untilS);
  }

  /**
   * A world of patrols alone.
   *
   * @param patrols section of a scenario
   */
  static World world(String startsAt, String patrols, long seed) {
    return Scenario.parse(
            "test",
            """
            startsAt: %s
            fleet: {trucks: 0}
            scales: {vehicleEvery: 24h}
            patrols: %s
            """
                .formatted(startsAt, patrols))
        .world(Worlds.NOON, seed);
  }

  List<DetectionReport> detections() {
    return reports.stream()
        .filter(DetectionReport.class::isInstance)
        .map(DetectionReport.class::cast)
        .toList();
  }

  /** Begin, track and end of the sorties of a device. */
  List<SortieReport> sorties(String deviceId) {
    return reports.stream()
        .filter(report -> report instanceof SortieReport && report.deviceId().equals(deviceId))
        .map(SortieReport.class::cast)
        .toList();
  }

  double secondsOf(DeviceReport report) {
    return Duration.between(world.options().begin(), report.eventTime()).toMillis() / 1000.0;
  }

  PlanePoint placeOf(DetectionReport detection) {
    return world.plane().pointAt(detection.lng(), detection.lat());
  }

  PlanePoint placeOf(SortieReport report) {
    return world.plane().pointAt(report.lng(), report.lat());
  }

  /** The area that a drone flies over. */
  int areaOf(String deviceId) {
    int area = 0;
    while (!world.areas().get(area).droneIds().contains(deviceId)) {
      area++;
    }
    return area;
  }

  /** The object or mirage that a detection is about: the nearest, which is of its class too. */
  GroundObject objectOf(DetectionReport detection) {
    PlanePoint seen = placeOf(detection);
    GroundObject nearest =
        things.get(areaOf(detection.deviceId())).stream()
            .min(Comparator.comparingDouble(thing -> thing.at().distanceM(seen)))
            .orElseThrow();
    assertThat(nearest.objectClass()).isEqualTo(detection.objectClass());
    return nearest;
  }
}
