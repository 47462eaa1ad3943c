package dev.offsite.pipelines.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.time.Duration;
import java.util.List;

/**
 * Landed records of reports. The offset is the report's own time in milliseconds, so that the same
 * report always lies at the same coordinates.
 */
public final class RawRecords {

  /** From a report's own time to its receipt. */
  public static final Duration DELAY = Duration.ofSeconds(1);

  /** The record of one report. */
  public static RawRecord of(DeviceReport report) {
    return of(report, DELAY);
  }

  /** The record of one report that was received so long after its own time. */
  public static RawRecord of(DeviceReport report, Duration delay) {
    return record(
        report, report.eventTime().plus(delay).toEpochMilli(), new TelemetryCodec().encode(report));
  }

  /** The record of a batch; received one second after the first report. */
  public static RawRecord batchOf(List<DeviceReport> reports) {
    DeviceReport first = reports.get(0);
    return record(
        first,
        first.eventTime().plus(DELAY).toEpochMilli(),
        new TelemetryCodec().encodeBatch(reports));
  }

  /** Any text published to a topic and landed under a key. */
  public static RawRecord ofText(String mqttTopic, String key, String payload) {
    return new RawRecord(
        "telemetry.test",
        0,
        7,
        key,
        mqttTopic,
        Times.at("10:00:00").toEpochMilli(),
        payload.getBytes(UTF_8));
  }

  /** A report as the decoder passes it on. */
  public static Received received(DeviceReport report) {
    return new Received(of(report), 0, report);
  }

  /** A report as the decoder passes it on, received so long after its own time. */
  public static Received received(DeviceReport report, Duration delay) {
    return new Received(of(report, delay), 0, report);
  }

  /** The topic that a report of this kind is published to; status reports count as a truck's. */
  public static DeviceTopic topicOf(DeviceReport report) {
    ReportKind kind = report.kind();
    for (DeviceKind device : DeviceKind.values()) {
      if (kind != ReportKind.STATUS && kind.isSentBy(device)) {
        return new DeviceTopic(device, report.deviceId(), kind);
      }
    }
    return new DeviceTopic(DeviceKind.TRUCK, report.deviceId(), kind);
  }

  private static RawRecord record(DeviceReport report, long receivedAtMillis, byte[] payload) {
    DeviceTopic topic = topicOf(report);
    return new RawRecord(
        topic.device().telemetryTopic(),
        0,
        report.eventTime().toEpochMilli(),
        report.deviceId(),
        topic.name(),
        receivedAtMillis,
        payload);
  }

  private RawRecords() {}
}
