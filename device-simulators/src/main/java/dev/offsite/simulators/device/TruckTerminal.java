package dev.offsite.simulators.device;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.FleetPlan;
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
 * The satellite terminal of one truck: a fix at its own interval, with noise. Where a bridge hides
 * the sky, or its antenna is cut, it says so and repeats the last position it had.
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

  /** Below this a terminal says that it stands, and has no course. */
  private static final double STANDS_MPS = 0.3;

  /** Under an open sky. */
  private static final int SATELLITES_MIN = 9;

  /** With fewer there is no fix. */
  private static final int SATELLITES_NEEDED = 4;

  /** A load sensor tells three states apart. */
  private static final double EMPTY_BELOW = 0.2;

  private static final double LOADED_FROM = 0.8;

  private static final String POWER_CUT = "POWER_CUT";
  private static final String ANTENNA_CUT = "ANTENNA_CUT";

  private final World world;
  private final TelemetryCodec codec;
  private final DeviceTopic topic;
  private final String plate;
  private final SplittableRandom noise;
  private final FixSchedule schedule;
  private final Odometer odometer;
  private final boolean losesFixes;

  private double errorEastM;
  private double errorNorthM;
  private PlanePoint seen;

  TruckTerminal(World world, int truck, TelemetryCodec codec) {
    FleetPlan plan = world.options().fleet();
    this.world = world;
    this.codec = codec;
    this.topic = new DeviceTopic(DeviceKind.TRUCK, FleetMix.deviceIdOf(truck), ReportKind.POSITION);
    this.plate = world.mix().carriedPlateOf(truck);
    this.noise = new SplittableRandom(Draws.seed(world.options().seed(), "terminal", truck));
    this.losesFixes = plan.bridgesHideFixes();
    Duration interval = plan.fixEveryOf(truck);
    double intervalS = interval.toMillis() / 1000.0;
    double phaseS = noise.nextInt((int) interval.toMillis()) / 1000.0;
    Duration parked = plan.fixEveryParked();
    double parkedS = parked == null ? intervalS : Math.max(intervalS, parked.toMillis() / 1000.0);
    this.odometer = new Odometer(Math.rint(noise.nextDouble() * 3_000_000) / 10);
    this.schedule =
        new FixSchedule(
            world.itinerary(truck),
            odometer,
            phaseS,
            intervalS,
            parkedS,
            world.mix().plugOf(truck));
    this.errorEastM = SIGMA_M * Draws.gaussianWithin(noise, 0, 1, -3, 3);
    this.errorNorthM = SIGMA_M * Draws.gaussianWithin(noise, 0, 1, -3, 3);
  }

  @Override
  public long nextDueMillis() {
    return world.millisAt(schedule.dueS());
  }

  @Override
  public DeviceMessage next() {
    double fixS = schedule.dueS();
    long fixMillis = world.millisAt(fixS);
    TruckState truth = schedule.leg().stateAt(fixS);
    byte[] payload = codec.encode(report(truth, fixMillis, alarms()));
    schedule.advance();
    return DeviceMessage.of(topic, payload, false, fixMillis, fixMillis);
  }

  private List<String> alarms() {
    if (schedule.isPowerCut()) {
      return List.of(POWER_CUT);
    }
    return schedule.isAntennaCut() ? List.of(ANTENNA_CUT) : List.of();
  }

  /** Whether it sees satellites; before its first fix nothing hides them but a cut antenna. */
  private boolean isFixed(TruckState truth) {
    boolean hidden = losesFixes && seen != null && world.terrain().isUnderBridge(truth.at());
    return !hidden && !schedule.isAntennaCut();
  }

  private PositionReport report(TruckState truth, long fixMillis, List<String> alarms) {
    errorEastM = wander(errorEastM);
    errorNorthM = wander(errorNorthM);
    boolean fixed = isFixed(truth);
    if (fixed || seen == null) {
      seen = truth.at().plus(errorEastM, errorNorthM);
    }
    boolean stands = truth.speedMps() < STANDS_MPS;
    double accuracyM = rounded(SIGMA_M * RADIUS_68 * (0.9 + 0.2 * noise.nextDouble()), 10);
    Leg.Activity activity = truth.activity();
    return new PositionReport(
        topic.deviceId(),
        Instant.ofEpochMilli(fixMillis),
        null,
        rounded(world.plane().lng(seen), 1e7),
        rounded(world.plane().lat(seen), 1e7),
        null,
        fixed ? accuracyM : null,
        stands ? 0.0 : rounded(truth.speedMps() * 3.6, 10),
        stands ? null : rounded(truth.courseDeg(), 10) % 360,
        fixed ? SATELLITES_MIN + noise.nextInt(8) : noise.nextInt(SATELLITES_NEEDED),
        fixed,
        activity != Leg.Activity.PARKED,
        load(truth.loadShare()),
        null,
        truth.cover() == Leg.Cover.CLOSED ? PositionReport.Cover.CLOSED : PositionReport.Cover.OPEN,
        activity == Leg.Activity.TIPPING ? PositionReport.Body.RAISED : PositionReport.Body.DOWN,
        activity == Leg.Activity.BACKING_UP,
        rounded(odometer.kmAfter(truth.drivenM()), 1000),
        plate,
        alarms);
  }

  private static PositionReport.Load load(double share) {
    if (share < EMPTY_BELOW) {
      return PositionReport.Load.EMPTY;
    }
    return share < LOADED_FROM ? PositionReport.Load.HALF : PositionReport.Load.LOADED;
  }

  private double wander(double error) {
    double next = MEMORY * error + Math.sqrt(1 - MEMORY * MEMORY) * SIGMA_M * Draws.gaussian(noise);
    return Math.max(-ERROR_M_MAX, Math.min(ERROR_M_MAX, next));
  }

  private static double rounded(double value, double scale) {
    return Math.rint(value * scale) / scale;
  }
}
