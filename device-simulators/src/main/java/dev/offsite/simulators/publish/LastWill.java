package dev.offsite.simulators.publish;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.StatusReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.time.Clock;
import java.util.List;

/**
 * What the broker publishes, retained, when a device is gone without a goodbye.
 *
 * @param payload not copied: handed to the client as it is
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
record LastWill(String topicName, byte[] payload) {

  /** A will that says {@code OFFLINE}; its device time is the moment of connecting. */
  static LastWill of(DeviceKind kind, String deviceId, Clock clock) {
    StatusReport report =
        new StatusReport(deviceId, clock.instant(), StatusReport.State.OFFLINE, null, List.of());
    return new LastWill(
        new DeviceTopic(kind, deviceId, ReportKind.STATUS).name(),
        new TelemetryCodec().encode(report));
  }
}
