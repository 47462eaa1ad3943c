package dev.offsite.simulators.device;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.scale.BridgeTraffic;
import dev.offsite.simulators.scale.Passage;
import dev.offsite.simulators.scale.Trip;
import dev.offsite.simulators.scale.Vehicle;
import dev.offsite.simulators.world.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The scale of one bridge: weighs and measures each vehicle, reads its plate and flags what spoiled
 * the weighing. It flags an evasion and nothing else, and every one.
 */
final class BridgeScale implements MessageSource {

  /** From the first axle to the finished record. */
  private static final int PROCESSING_MILLIS = 400;

  /** Deviation of a measured length, width or height, as a share: [U]. */
  private static final double SIZE_ERROR_SHARE = 0.005;

  private static final double SPEED_ERROR_SHARE = 0.01;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.BASIC_ISO_DATE.withZone(ZoneOffset.ofHours(8));

  private final World world;
  private final TelemetryCodec codec;
  private final BridgeTraffic traffic;
  private final DeviceTopic topic;
  private final SplittableRandom noise;
  private final ScaleError error;
  private final PlateCamera camera;

  private Passage ahead;

  BridgeScale(World world, int bridge, TelemetryCodec codec) {
    this.world = world;
    this.codec = codec;
    this.traffic = world.traffic(bridge);
    this.topic = new DeviceTopic(DeviceKind.WIM, traffic.bridge().scale().id(), ReportKind.PASSAGE);
    this.noise = new SplittableRandom(Draws.seed(world.options().seed(), "scale", bridge));
    this.error = new ScaleError(traffic.bridge(), world.options().scales(), noise);
    this.camera = new PlateCamera();
    this.ahead = traffic.next();
  }

  @Override
  public long nextDueMillis() {
    return world.millisAt(ahead.atS()) + PROCESSING_MILLIS;
  }

  @Override
  public DeviceMessage next() {
    long dueMillis = nextDueMillis();
    long eventMillis = world.millisAt(ahead.atS());
    byte[] payload = codec.encode(report(ahead, Instant.ofEpochMilli(eventMillis)));
    ahead = traffic.next();
    return DeviceMessage.of(topic, payload, false, dueMillis, eventMillis);
  }

  private PassageReport report(Passage passage, Instant at) {
    Vehicle vehicle = passage.vehicle();
    Trip trip = passage.trip();
    int grossKg = error.grossKg(passage, noise);
    String passageId = DAY.format(at) + "-" + passage.number();
    return new PassageReport(
        topic.deviceId(),
        passageId,
        at,
        passage.lane(),
        null,
        measured(passage.speedKph(), SPEED_ERROR_SHARE, 10),
        grossKg,
        vehicle.axles(),
        axleLoads(vehicle, grossKg),
        vehicle.spacingsM(),
        trip.seen().configuration(),
        trip.seen().driveAxles(),
        measured(trip.dimensions().lengthM(), SIZE_ERROR_SHARE, 10),
        measured(trip.dimensions().widthM(), SIZE_ERROR_SHARE, 100),
        measured(trip.dimensions().heightM(), SIZE_ERROR_SHARE, 100),
        camera.read(passage, noise),
        passage.evasion() == null ? List.of() : List.of(passage.evasion().name()),
        List.of(Photo.of("REAR", topic.deviceId(), passageId)));
  }

  private List<Integer> axleLoads(Vehicle vehicle, int grossKg) {
    List<Integer> loads = new ArrayList<>();
    int leftKg = grossKg;
    for (int axle = 0; axle < vehicle.axles() - 1; axle++) {
      int kg =
          (int)
              Math.round(
                  grossKg * vehicle.loadShares().get(axle) * (0.97 + 0.06 * noise.nextDouble()));
      loads.add(kg);
      leftKg -= kg;
    }
    loads.add(leftKg);
    return loads;
  }

  /** A figure with a normal error, in steps of one {@code perUnit}-th. */
  private double measured(double value, double errorShare, int perUnit) {
    return Math.rint(value * (1 + errorShare * Draws.gaussian(noise)) * perUnit) / perUnit;
  }
}
