package dev.offsite.pipelines.decode;

import dev.offsite.pipelines.decode.vendor.VendorMapping;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.reference.VendorFormat;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.time.Instant;
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

  /**
   * Reads one record: by the vendor profile of its device where it has one for the topic name, else
   * by our own contract.
   */
  public void decode(
      RawRecord raw,
      ReferenceSnapshot reference,
      Consumer<Received> reports,
      Consumer<Refusal> refusals) {
    Optional<VendorFormat> format =
        reference.findVendorFormat(raw.deviceId(), Instant.ofEpochMilli(raw.receivedAtMillis()));
    if (format.isPresent() && speaksOnTopicOf(raw, format.get().mapping())) {
      VendorMapping mapping = format.get().mapping();
      passOn(
          raw,
          mapping.decode(raw.deviceId(), format.get().zone(), raw.payload()),
          mapping.profile().key(),
          reports,
          refusals);
      return;
    }
    Optional<DeviceTopic> topic = DeviceTopic.parse(raw.mqttTopic());
    if (topic.isEmpty() || !topic.get().deviceId().equals(raw.deviceId())) {
      refusals.accept(foreign(raw, reference));
      return;
    }
    passOn(raw, codec.decode(topic.get(), raw.payload()), "", reports, refusals);
  }

  private static boolean speaksOnTopicOf(RawRecord raw, VendorMapping mapping) {
    Optional<String> deviceId = mapping.topic().findDeviceId(raw.mqttTopic());
    return deviceId.isPresent() && deviceId.get().equals(raw.deviceId());
  }

  private static void passOn(
      RawRecord raw,
      DecodeResult result,
      String mappedBy,
      Consumer<Received> reports,
      Consumer<Refusal> refusals) {
    int parts =
        mappedBy.isEmpty()
            ? Received.PARTS_UNKNOWN
            : result.reports().size() + result.faults().size();
    for (DecodeResult.Indexed indexed : result.reports()) {
      reports.accept(new Received(raw, indexed.index(), indexed.report(), mappedBy, parts));
    }
    for (DecodeResult.Fault fault : result.faults()) {
      String by = mappedBy.isEmpty() ? "" : " (read by " + mappedBy + ")";
      refusals.accept(
          raw.refuse(fault.index(), List.of(fault.reason()), fault.pointer(), fault.detail() + by));
    }
  }

  /** Of a topic name that is neither ours nor that of the device's profile. */
  private static Refusal foreign(RawRecord raw, ReferenceSnapshot reference) {
    boolean landedForADevice =
        !raw.deviceId().isEmpty() && !raw.mqttTopic().startsWith(DeviceTopic.PREFIX);
    if (landedForADevice && !reference.knowsDevice(raw.deviceId())) {
      return raw.refuse(
          0,
          List.of(RefusalReason.UNKNOWN_DEVICE),
          "",
          "device " + raw.deviceId() + " is not in the registry");
    }
    return raw.refuse(
        0,
        List.of(RefusalReason.MALFORMED_TOPIC),
        "",
        "MQTT topic '"
            + raw.mqttTopic()
            + "' is not that of device "
            + raw.deviceId()
            + ", nor that of its vendor profile");
  }
}
