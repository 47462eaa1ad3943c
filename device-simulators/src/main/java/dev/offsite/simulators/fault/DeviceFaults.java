package dev.offsite.simulators.fault;

import dev.offsite.simulators.truth.LineFile;
import java.util.List;
import java.util.Objects;

/**
 * The faults that one device of a run had.
 *
 * @param deviceId the device
 * @param subject what truths call it: the plate of a truck, the site of a scale, the area of a
 *     drone
 * @param faults names of its faults in the order they act; empty for a device without
 * @param spoiling those of them that may lose, change or long hold back a report
 */
public record DeviceFaults(
    String deviceId, String subject, List<String> faults, List<String> spoiling) {

  /** Files of them. */
  public static final LineFile<DeviceFaults> FILES = new LineFile<>(DeviceFaults.class);

  public DeviceFaults {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(subject, "subject");
    faults = List.copyOf(faults);
    spoiling = List.copyOf(spoiling);
    if (!faults.containsAll(spoiling)) {
      throw new IllegalArgumentException(spoiling + " of " + deviceId + " are not in " + faults);
    }
  }

  /** A device whose faults spoil no report. */
  public DeviceFaults(String deviceId, String subject, List<String> faults) {
    this(deviceId, subject, faults, List.of());
  }
}
