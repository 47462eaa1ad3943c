package dev.offsite.simulators.simulation;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.simulators.device.DeviceSwarm;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.fault.FaultTally;
import dev.offsite.simulators.fault.FaultySource;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.patrol.PatrolArea;
import dev.offsite.simulators.scale.WeighedBridge;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.world.TruthLog;
import dev.offsite.simulators.world.World;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A scenario that begins at a moment, with a seed and with faults: everything that is said, what
 * really happened, and which device had which faults.
 *
 * <p>Immutable and without a clock. The same scenario, begin, seed and profile give the same bytes.
 */
public final class Simulation {

  private final Scenario scenario;
  private final Instant begin;
  private final long seed;
  private final FaultProfile faults;
  private final World world;

  private Simulation(Scenario scenario, Instant begin, long seed, FaultProfile faults) {
    this.scenario = Objects.requireNonNull(scenario, "scenario");
    this.begin = Objects.requireNonNull(begin, "begin");
    this.seed = seed;
    this.faults = Objects.requireNonNull(faults, "faults");
    this.world = scenario.world(begin, seed);
  }

  /**
   * A simulation with the faults that the scenario names.
   *
   * @param begin second 0
   * @throws IllegalArgumentException if there is no such fault profile
   */
  public static Simulation of(Scenario scenario, Instant begin, long seed) throws IOException {
    return of(scenario, begin, seed, FaultProfile.load(scenario.plan().faults()));
  }

  /**
   * A simulation.
   *
   * @param begin second 0
   * @param faults in place of those that the scenario names
   */
  public static Simulation of(Scenario scenario, Instant begin, long seed, FaultProfile faults) {
    return new Simulation(scenario, begin, seed, faults);
  }

  /** What happens, and the law. */
  public Scenario scenario() {
    return scenario;
  }

  /** Second 0. */
  public Instant begin() {
    return begin;
  }

  /** What chance depends on. */
  public long seed() {
    return seed;
  }

  /** What goes wrong. */
  public FaultProfile faults() {
    return faults;
  }

  /** The world that the devices observe. */
  public World world() {
    return world;
  }

  /** Everything that is said, from the begin on, in the order it is due; endless. */
  public MessageSource messages() {
    return messages(new FaultTally());
  }

  /**
   * The same.
   *
   * @param tally takes note of what the faults do
   */
  public MessageSource messages(FaultTally tally) {
    return FaultySource.of(new DeviceSwarm(world), faults, seed, begin.toEpochMilli(), tally);
  }

  /** A fresh log of what really happens. */
  public TruthLog truths() {
    return world.truthLog();
  }

  /** The faults of every device, scales first, then drones and trucks. */
  public List<DeviceFaults> deviceFaults() {
    List<DeviceFaults> all = new ArrayList<>();
    for (WeighedBridge bridge : world.bridges()) {
      all.add(faultsOf(DeviceKind.WIM, bridge.scale().id(), bridge.site().id()));
    }
    for (PatrolArea area : world.areas()) {
      for (String drone : area.droneIds()) {
        all.add(faultsOf(DeviceKind.DRONE, drone, area.id()));
      }
    }
    for (int truck = 0; truck < world.mix().trucks(); truck++) {
      all.add(faultsOf(DeviceKind.TRUCK, FleetMix.deviceIdOf(truck), FleetMix.plateOf(truck)));
    }
    return all;
  }

  private DeviceFaults faultsOf(DeviceKind kind, String deviceId, String subject) {
    return new DeviceFaults(
        deviceId,
        subject,
        faults.faultsOf(kind, deviceId, seed),
        faults.spoilingFaultsOf(kind, deviceId, seed));
  }
}
