package dev.offsite.simulators.scale;

import dev.offsite.schemas.telemetry.VehicleConfiguration;
import dev.offsite.simulators.plane.Draws;
import java.util.SplittableRandom;

/**
 * The endless traffic over one bridge: a Poisson stream of vehicles.
 *
 * <p>No vehicle is a doubtful case. A lawful one stays so far below limit × tolerance, and an
 * overloaded one so far above, that the largest error of the scale cannot turn one into the other;
 * the overloaded ones keep a second such margin, so that a detector that gives the driver the
 * benefit of the scale's error still finds them. To ask for precision and recall of 1.0 is
 * therefore fair here, and says nothing about vehicles within the error of the limit.
 */
public final class BridgeTraffic {

  /** Distance to the doubtful band beyond what the scale's error alone needs. */
  private static final double BAND_MARGIN = 0.005;

  private static final double HEAVIEST_KG = 120_000;

  private static final String[] PLATE_HEADS = {"浙B", "浙D", "浙E", "浙F", "沪D", "皖P", "苏E", "赣E"};

  private final WeighedBridge bridge;
  private final ScalePlan plan;
  private final SplittableRandom random;

  private double nowS;
  private long number;

  /** The traffic over {@code bridge}. */
  public BridgeTraffic(WeighedBridge bridge, ScalePlan plan, long seed) {
    this.bridge = bridge;
    this.plan = plan;
    this.random = new SplittableRandom(seed);
  }

  /** The bridge. */
  public WeighedBridge bridge() {
    return bridge;
  }

  /** The vehicle after the last one returned. */
  public Passage next() {
    nowS += Draws.exponential(random, plan.vehicleEvery().toMillis() / 1000.0);
    number++;
    boolean exempt = !bridge.exemptPlates().isEmpty() && random.nextDouble() < plan.exemptShare();
    Vehicle vehicle = exempt ? Vehicle.MIX.get(2) : pick();
    boolean recognised = random.nextDouble() >= plan.unrecognisedShare();
    int limitKg = limitKg(vehicle, recognised);
    boolean overloaded =
        vehicle.tareKg() >= Vehicle.TRUCK_TARE_KG_MIN
            && (exempt || random.nextDouble() < plan.overloadedShare());
    return new Passage(
        number,
        nowS,
        vehicle,
        exempt ? bridge.exemptPlates().get(random.nextInt(bridge.exemptPlates().size())) : plate(),
        exempt || random.nextDouble() >= plan.unreadableShare(),
        recognised,
        overloaded ? overloadedKg(limitKg) : lawfulKg(vehicle, limitKg),
        limitKg,
        Draws.gaussianWithin(random, 48, 12, 12, 84),
        1 + random.nextInt(bridge.site().lanes()),
        exempt);
  }

  private int limitKg(Vehicle vehicle, boolean recognised) {
    int tableKg =
        Vehicle.limitKg(
            bridge.limits(),
            vehicle.axles(),
            recognised ? vehicle.configuration() : VehicleConfiguration.UNKNOWN,
            recognised ? vehicle.driveAxles() : null);
    Integer postedKg = bridge.site().postedLimitKg();
    return postedKg == null ? tableKg : Math.min(tableKg, postedKg);
  }

  private int overloadedKg(int limitKg) {
    double certain = (1 - bridge.errorShareMax()) * (1 - bridge.errorShareMax());
    double leastKg = limitKg * bridge.tolerance() * (1 + BAND_MARGIN) / certain;
    double kg = leastKg * (1 + Math.min(0.9, Draws.exponential(random, 0.15)));
    return (int) Math.ceil(Math.min(kg, Math.max(leastKg, HEAVIEST_KG)));
  }

  private int lawfulKg(Vehicle vehicle, int limitKg) {
    double mostKg = limitKg * bridge.tolerance() * (1 - BAND_MARGIN) / (1 + bridge.errorShareMax());
    boolean empty = vehicle.tareKg() < Vehicle.TRUCK_TARE_KG_MIN || random.nextInt(100) < 35;
    double meanKg = empty ? vehicle.tareKg() * 1.1 : 0.8 * mostKg;
    double leastKg = Math.min(vehicle.tareKg() * 0.85, mostKg);
    return (int) Draws.gaussianWithin(random, meanKg, 0.12 * meanKg, leastKg, mostKg);
  }

  private Vehicle pick() {
    double draw = random.nextDouble();
    for (Vehicle vehicle : Vehicle.MIX) {
      draw -= vehicle.share();
      if (draw < 0) {
        return vehicle;
      }
    }
    return Vehicle.MIX.get(Vehicle.MIX.size() - 1);
  }

  private String plate() {
    StringBuilder plate = new StringBuilder(PLATE_HEADS[random.nextInt(PLATE_HEADS.length)]);
    plate.append((char) ('A' + random.nextInt(8)));
    for (int i = 0; i < 4; i++) {
      plate.append((char) ('0' + random.nextInt(10)));
    }
    return plate.toString();
  }
}
