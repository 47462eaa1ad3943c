package dev.offsite.simulators.replay;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.DeviceReport;
import java.time.Instant;
import java.util.Objects;

/**
 * A report and when it arrived.
 *
 * @param device what sent it
 */
public record TimedReport(DeviceKind device, DeviceReport report, Instant receivedAt) {
  public TimedReport {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(receivedAt, "receivedAt");
  }
}
