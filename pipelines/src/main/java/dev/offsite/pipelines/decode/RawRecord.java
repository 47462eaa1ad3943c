package dev.offsite.pipelines.decode;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One landed record: what a device sent, and where it lies.
 *
 * @param topic Kafka topic
 * @param deviceId key of the record
 * @param mqttTopic MQTT topic name it was published to
 * @param receivedAtMillis when our MQTT client received it, milliseconds since the epoch
 * @param brokerUser login the broker says it came from; empty where the broker does not say
 * @param provenance how it came there
 * @param payload the device's own bytes. Not copied: nobody changes them.
 */
@SuppressWarnings("ArrayRecordComponent") // passed along, never compared
public record RawRecord(
    String topic,
    int partition,
    long offset,
    String deviceId,
    String mqttTopic,
    long receivedAtMillis,
    String brokerUser,
    Provenance provenance,
    byte[] payload) {

  private static final int EXCERPT_BYTES = 4_096;

  /** A landed record whose sender the broker does not name. */
  public RawRecord(
      String topic,
      int partition,
      long offset,
      String deviceId,
      String mqttTopic,
      long receivedAtMillis,
      byte[] payload) {
    this(
        topic,
        partition,
        offset,
        deviceId,
        mqttTopic,
        receivedAtMillis,
        "",
        Provenance.LANDED,
        payload);
  }

  public RawRecord {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(mqttTopic, "mqttTopic");
    Objects.requireNonNull(brokerUser, "brokerUser");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(payload, "payload");
  }

  /** The same record with another history. */
  public RawRecord withProvenance(Provenance other) {
    return new RawRecord(
        topic,
        partition,
        offset,
        deviceId,
        mqttTopic,
        receivedAtMillis,
        brokerUser,
        other,
        payload);
  }

  /**
   * The refusal of a report of this record.
   *
   * <p>The first report's refusal holds the whole payload; that of a later report of a batch its
   * first 4,096 bytes only, or a batch of 1,000 faulty reports would be written 1,000 times over.
   * Length and digest are those of the whole, which lies at {@link #origin()}.
   *
   * @param index position of the report in the payload, from 0
   */
  public Refusal refuse(int index, List<RefusalReason> reasons, String pointer, String detail) {
    return new Refusal(
        reasons,
        pointer,
        detail,
        mqttTopic,
        deviceId,
        origin(),
        index,
        receivedAtMillis,
        payload.length,
        Sha256.hexOf(payload),
        index == 0 || payload.length <= EXCERPT_BYTES
            ? payload
            : Arrays.copyOf(payload, EXCERPT_BYTES));
  }

  /** The coordinates as they stand in a refusal's header. */
  public String origin() {
    return topic + '/' + partition + '/' + offset;
  }
}
