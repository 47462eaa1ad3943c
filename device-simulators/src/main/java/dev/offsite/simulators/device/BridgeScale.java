package dev.offsite.simulators.device;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.Media;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.Plate;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.scale.BridgeTraffic;
import dev.offsite.simulators.scale.Passage;
import dev.offsite.simulators.scale.Vehicle;
import dev.offsite.simulators.world.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The scale of one bridge: weighs each vehicle with the error of its class and reads its plate. */
final class BridgeScale implements MessageSource {

  /** From the first axle to the finished record. */
  private static final int PROCESSING_MILLIS = 400;

  /** The class error holds at least 95 % of the weighings, so it is two deviations. */
  private static final double DEVIATIONS_IN_CLASS = 2;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.BASIC_ISO_DATE.withZone(ZoneOffset.ofHours(8));

  private final World world;
  private final TelemetryCodec codec;
  private final BridgeTraffic traffic;
  private final DeviceTopic topic;
  private final SplittableRandom noise;

  private Passage ahead;

  BridgeScale(World world, int bridge, TelemetryCodec codec) {
    this.world = world;
    this.codec = codec;
    this.traffic = world.traffic(bridge);
    this.topic = new DeviceTopic(DeviceKind.WIM, traffic.bridge().scale().id(), ReportKind.PASSAGE);
    this.noise = new SplittableRandom(Draws.seed(world.options().seed(), "scale", bridge));
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
    double errorMax = traffic.bridge().errorShareMax();
    double error =
        Draws.gaussianWithin(noise, 0, errorMax / DEVIATIONS_IN_CLASS, -errorMax, errorMax);
    int grossKg = (int) Math.round(passage.grossKg() * (1 + error));
    String passageId = DAY.format(at) + "-" + passage.number();
    return new PassageReport(
        topic.deviceId(),
        passageId,
        at,
        passage.lane(),
        null,
        Math.rint(passage.speedKph() * (1 + 0.01 * Draws.gaussian(noise)) * 10) / 10,
        grossKg,
        vehicle.axles(),
        axleLoads(vehicle, grossKg),
        vehicle.spacingsM(),
        passage.recognised() ? vehicle.configuration() : VehicleConfiguration.UNKNOWN,
        passage.recognised() ? vehicle.driveAxles() : null,
        vehicle.lengthM(),
        2.5,
        3.6,
        plate(passage),
        List.of(),
        List.of(new Media("REAR", "offsite-media://" + topic.deviceId() + "/" + passageId, null)));
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

  private @Nullable Plate plate(Passage passage) {
    if (passage.plateReadable()) {
      String color = passage.vehicle().axles() == 2 ? "BLUE" : "YELLOW";
      double confidence = Math.rint((0.9 + 0.1 * noise.nextDouble()) * 1000) / 1000;
      return new Plate(passage.plate(), color, confidence);
    }
    return switch (noise.nextInt(3)) {
      case 0 -> null;
      case 1 -> new Plate("无牌", null, null);
      default -> new Plate("未识别", null, 0.2);
    };
  }
}
