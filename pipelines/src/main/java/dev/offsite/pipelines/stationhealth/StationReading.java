package dev.offsite.pipelines.stationhealth;

import java.util.Objects;

/**
 * What one report says of the health of its scale, or that the scale is there at all.
 *
 * @param id of the passage; empty for a status report
 * @param eventMs by the scale's clock
 * @param receivedMs by ours
 * @param axleCount 0 if it is no passage
 * @param firstAxleKg load of the first axle; 0 if it was not measured, or the controller flagged it
 * @param calibration names the registration and the certificate in force: with another one, the
 *     scale is another scale
 */
record StationReading(
    String deviceId,
    Kind kind,
    String id,
    long eventMs,
    long receivedMs,
    int axleCount,
    int firstAxleKg,
    int grossKg,
    boolean plateIsReadable,
    String calibration) {

  /** What was heard. */
  enum Kind {
    /** A vehicle, and it weighs something. */
    WEIGHED,
    /** A vehicle of no mass. */
    ZERO,
    /** The device speaks, but not of a vehicle. */
    STATUS,
    /** The device is registered; it need not have said anything. */
    REGISTERED
  }

  StationReading {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(calibration, "calibration");
  }
}
