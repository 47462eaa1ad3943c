package dev.offsite.schemas.telemetry;

import dev.offsite.schemas.channel.ReportKind;
import java.time.Instant;

/** One thing a device said: one JSON object of a payload. */
public sealed interface DeviceReport
    permits PassageReport, PositionReport, DetectionReport, SortieReport, StatusReport {

  /** The device the report is about: of the payload if it names one, else of the topic. */
  String deviceId();

  /** When it happened, by the device's own time (satellite time where it has one). */
  Instant eventTime();

  /** Which kind of report this is. */
  ReportKind kind();

  /** What is the same in every repetition of this report by its device, and in no other report. */
  String naturalKey();
}
