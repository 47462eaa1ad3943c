package dev.offsite.pipelines.decode;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads landed records. Hot path. Not thread-safe unless the codec is.
 *
 * <p>Every record ends somewhere: each report of it goes to {@code reports}, each fault to {@code
 * refusals}.
 */
public final class ReportDecoder {

  private final TelemetryCodec codec;

  public ReportDecoder(TelemetryCodec codec) {
    this.codec = codec;
  }

  /** Reads one record. */
  public void decode(RawRecord raw, Consumer<Received> reports, Consumer<Refusal> refusals) {
    Optional<DeviceTopic> topic = DeviceTopic.parse(raw.mqttTopic());
    if (topic.isEmpty() || !topic.get().deviceId().equals(raw.deviceId())) {
      refusals.accept(
          raw.refuse(
              0,
              List.of(RefusalReason.MALFORMED_TOPIC),
              "",
              "MQTT topic '" + raw.mqttTopic() + "' is not that of device " + raw.deviceId()));
      return;
    }
    DecodeResult result = codec.decode(topic.get(), raw.payload());
    for (DecodeResult.Indexed indexed : result.reports()) {
      reports.accept(new Received(raw, indexed.index(), indexed.report()));
    }
    for (DecodeResult.Fault fault : result.faults()) {
      refusals.accept(
          raw.refuse(fault.index(), List.of(fault.reason()), fault.pointer(), fault.detail()));
    }
  }
}
