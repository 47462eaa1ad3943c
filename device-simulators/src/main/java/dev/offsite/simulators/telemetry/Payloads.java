package dev.offsite.simulators.telemetry;

import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Payloads of messages changed report by report. Thread-safe.
 *
 * <p>A single object stays one and a batch stays one.
 */
public final class Payloads {

  private final TelemetryCodec codec = new TelemetryCodec();

  /**
   * A message whose reports are changed; its event time becomes that of the newest one.
   *
   * @return the message itself if it is not of one of our devices, or if anything in it cannot be
   *     read: what is broken stays broken in the same way
   */
  public DeviceMessage changed(DeviceMessage message, UnaryOperator<DeviceReport> change) {
    if (message.topic() == null) {
      return message;
    }
    DecodeResult decoded = codec.decode(message.topic(), message.payload());
    if (!decoded.faults().isEmpty()) {
      return message;
    }
    List<DeviceReport> reports =
        decoded.reports().stream().map(indexed -> change.apply(indexed.report())).toList();
    byte[] payload =
        isBatch(message.payload()) ? codec.encodeBatch(reports) : codec.encode(reports.get(0));
    Instant newest =
        reports.stream().map(DeviceReport::eventTime).max(Instant::compareTo).orElseThrow();
    return message.withPayload(payload, newest.toEpochMilli());
  }

  /** Whether a readable payload is an array: its first character that is no white space says so. */
  private static boolean isBatch(byte[] payload) {
    for (byte each : payload) {
      if (each > ' ') {
        return each == '[';
      }
    }
    return false;
  }
}
