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
 */
public record DeviceFaults(String deviceId, String subject, List<String> faults) {

  /** Files of them. */
  public static final LineFile<DeviceFaults> FILES = new LineFile<>(DeviceFaults.class);

  public DeviceFaults {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(subject, "subject");
    faults = List.copyOf(faults);
  }
}
