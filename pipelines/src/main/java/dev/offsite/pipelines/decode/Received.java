package dev.offsite.pipelines.decode;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.telemetry.DeviceReport;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One readable report and the record it came in.
 *
 * @param raw the landed record
 * @param index position of the report in the payload, from 0
 * @param report what it says
 * @param mappedBy key of the vendor profile that read it; empty if it is of our own contract
 * @param partsOfMapped how many reports the vendor's message held, readable or not; {@value
 *     #PARTS_UNKNOWN} if that was not kept, and of a message of our own contract
 */
public record Received(
    RawRecord raw, int index, DeviceReport report, String mappedBy, int partsOfMapped) {

  /** See {@link #partsOfMapped}. */
  static final int PARTS_UNKNOWN = 0;

  /** A report of our own contract. */
  public Received(RawRecord raw, int index, DeviceReport report) {
    this(raw, index, report, "", PARTS_UNKNOWN);
  }

  public Received {
    Objects.requireNonNull(mappedBy, "mappedBy");
    Objects.requireNonNull(raw, "raw");
    Objects.requireNonNull(report, "report");
  }

  /** When our client received it. */
  public Instant receivedAt() {
    return Instant.ofEpochMilli(raw.receivedAtMillis());
  }

  /** Coordinates and digest as evidence in the given role; the digest is computed here. */
  public Candidate.RawRecord asEvidence(String role) {
    return new Candidate.RawRecord(
        role, raw.topic(), raw.partition(), raw.offset(), index, Sha256.hexOf(raw.payload()));
  }

  /**
   * The kind of device it speaks as: that of its MQTT topic name, or, on a vendor's own topic name,
   * that of the Kafka topic it was landed in.
   *
   * @throws IllegalStateException if neither says a kind
   */
  public DeviceKind speaksAs() {
    Optional<DeviceTopic> topic = DeviceTopic.parse(raw.mqttTopic());
    if (topic.isPresent()) {
      return topic.get().device();
    }
    for (DeviceKind kind : DeviceKind.values()) {
      if (kind.telemetryTopic().equals(raw.topic())) {
        return kind;
      }
    }
    throw new IllegalStateException("record " + raw.origin() + " is that of no kind of device");
  }

  /**
   * The refusal of this report.
   *
   * @param pointer JSON Pointer from the report; the refusal holds it from the root of the payload.
   *     That of a report which a vendor profile read stays one into the report, and the detail says
   *     so
   */
  public Refusal refuse(List<RefusalReason> reasons, String pointer, String detail) {
    if (!mappedBy.isEmpty()) {
      return raw.refuse(index, reasons, pointer, detail + " (report as read by " + mappedBy + ")");
    }
    String fromRoot = isInBatch() ? "/" + index + pointer : pointer;
    return raw.refuse(index, reasons, fromRoot, detail);
  }

  /**
   * Whether the device sent this report by itself and not in a batch, as a back-fill does. Of a
   * vendor's message with several reports nobody knows whether they are a back-fill, so none of
   * them was.
   */
  public boolean cameAlone() {
    boolean isOneOfMany = !mappedBy.isEmpty() && partsOfMapped != 1;
    return index == 0 && !isOneOfMany && !isInBatch();
  }

  /** Whether the payload, which was readable, is an array. */
  private boolean isInBatch() {
    for (byte b : raw.payload()) {
      if (b > ' ') {
        return b == '[';
      }
    }
    return false;
  }
}
