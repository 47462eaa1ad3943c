package dev.offsite.simulators.fault;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.simulators.plane.Draws;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A fault and the devices that have it.
 *
 * @param name unique in its profile
 * @param share of the devices, 0 to 1
 * @param devices kinds of devices that may have it
 */
record FaultEntry(String name, double share, Set<DeviceKind> devices, Fault fault) {

  FaultEntry {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(fault, "fault");
    devices = Set.copyOf(devices);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + " is not 0 to 1");
    }
    if (devices.isEmpty()) {
      throw new IllegalArgumentException("devices names no kind of device");
    }
  }

  /** Whether a device has this fault: a pure function of seed, fault name and device. */
  boolean hits(DeviceKind kind, String deviceId, long seed) {
    return devices.contains(kind) && random(deviceId, seed, "hit by ").nextDouble() < share;
  }

  /** The fault as it happens to a device. */
  FaultStage stage(String deviceId, long seed, long beginMillis, FaultTally tally) {
    return fault.stage(
        new DeviceDraw(
            random(deviceId, seed, "acts as "),
            Draws.seed(seed, "common to " + name, 0),
            beginMillis,
            tally.counter(name)));
  }

  private SplittableRandom random(String deviceId, long seed, String part) {
    return new SplittableRandom(Draws.seed(seed, part + name, deviceId.hashCode()));
  }
}
