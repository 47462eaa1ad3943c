package dev.offsite.simulators.device;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.TruckState;
import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The satellite terminal of one truck: a fix at a fixed interval, with noise.
 *
 * <p>The error of a fix wanders slowly and has a small part that is new each time; each axis stays
 * within three times {@link #SIGMA_M}. Hot path.
 */
final class TruckTerminal implements MessageSource {

  /** Standard deviation of the error of each axis. */
  static final double SIGMA_M = 2.5;

  /** Largest error of each axis: a clear case of the world stays a clear case. */
  static final double ERROR_M_MAX = 3 * SIGMA_M;

  /** Radius of 68 % for two independent axes, as a multiple of the deviation of one. */
  private static final double RADIUS_68 = 1.51;

  /** How much of the error is left after a second. */
  private static final double MEMORY = 0.9;

  private final World world;
  private final TelemetryCodec codec;
  private final DeviceTopic topic;
  private final String plate;
  private final Itinerary itinerary;
  private final SplittableRandom noise;
  private final double intervalS;
  private final double phaseS;

  private Leg leg;
  private long fixes;
  private double errorEastM;
  private double errorNorthM;
  private double odometerKm;
  private PlanePoint last;

  TruckTerminal(World world, int truck, TelemetryCodec codec) {
    Duration interval = world.options().fleet().fixEvery();
    this.world = world;
    this.codec = codec;
    this.topic = new DeviceTopic(DeviceKind.TRUCK, FleetMix.deviceIdOf(truck), ReportKind.POSITION);
    this.plate = FleetMix.plateOf(truck);
    this.itinerary = world.itinerary(truck);
    this.noise = new SplittableRandom(Draws.seed(world.options().seed(), "terminal", truck));
    this.intervalS = interval.toMillis() / 1000.0;
    this.phaseS = noise.nextInt((int) interval.toMillis()) / 1000.0;
    this.odometerKm = Math.rint(noise.nextDouble() * 3_000_000) / 10;
    this.leg = itinerary.next();
    this.errorEastM = SIGMA_M * Draws.gaussianWithin(noise, 0, 1, -3, 3);
    this.errorNorthM = SIGMA_M * Draws.gaussianWithin(noise, 0, 1, -3, 3);
  }

  @Override
  public long nextDueMillis() {
    return world.millisAt(nextFixS());
  }

  private double nextFixS() {
    return phaseS + fixes * intervalS;
  }

  @Override
  public DeviceMessage next() {
    double fixS = nextFixS();
    long fixMillis = world.millisAt(fixS);
    fixes++;
    while (leg.span().toS() <= fixS) {
      leg = itinerary.next();
    }
    TruckState truth = leg.stateAt(fixS);
    if (last != null) {
      odometerKm += last.distanceM(truth.at()) / 1000;
    }
    last = truth.at();
    return DeviceMessage.of(
        topic, codec.encode(report(truth, fixMillis)), false, fixMillis, fixMillis);
  }

  private PositionReport report(TruckState truth, long fixMillis) {
    errorEastM = wander(errorEastM);
    errorNorthM = wander(errorNorthM);
    PlanePoint seen = truth.at().plus(errorEastM, errorNorthM);
    boolean stands = truth.speedMps() < 0.3;
    Leg.Activity activity = truth.activity();
    boolean loaded = activity == Leg.Activity.HAULING || activity == Leg.Activity.TIPPING;
    Instant fixTime = Instant.ofEpochMilli(fixMillis);
    return new PositionReport(
        topic.deviceId(),
        fixTime,
        null,
        rounded(world.plane().lng(seen), 1e7),
        rounded(world.plane().lat(seen), 1e7),
        null,
        rounded(SIGMA_M * RADIUS_68 * (0.9 + 0.2 * noise.nextDouble()), 10),
        stands ? 0.0 : rounded(truth.speedMps() * 3.6, 10),
        stands ? null : rounded(truth.courseDeg(), 10) % 360,
        9 + noise.nextInt(8),
        true,
        activity != Leg.Activity.PARKED,
        loaded ? PositionReport.Load.LOADED : PositionReport.Load.EMPTY,
        null,
        loaded && activity != Leg.Activity.TIPPING
            ? PositionReport.Cover.CLOSED
            : PositionReport.Cover.OPEN,
        activity == Leg.Activity.TIPPING ? PositionReport.Body.RAISED : PositionReport.Body.DOWN,
        false,
        rounded(odometerKm, 1000),
        plate,
        List.of());
  }

  private double wander(double error) {
    double next = MEMORY * error + Math.sqrt(1 - MEMORY * MEMORY) * SIGMA_M * Draws.gaussian(noise);
    return Math.max(-ERROR_M_MAX, Math.min(ERROR_M_MAX, next));
  }

  private static double rounded(double value, double scale) {
    return Math.rint(value * scale) / scale;
  }
}
