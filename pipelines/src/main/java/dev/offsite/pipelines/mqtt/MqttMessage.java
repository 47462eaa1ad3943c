package dev.offsite.pipelines.mqtt;

import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * One application message as the broker delivered it, with our receive time.
 *
 * <p>The payload is a {@code byte[]} because it must travel unread and uncopied from the socket to
 * Kafka; whoever receives the record must not change it. A payload above the limit of the source is
 * <em>cut</em>: {@code payload} then holds only its first bytes, {@code payloadLength} still tells
 * how long it was and {@code payloadSha256} what it was.
 *
 * @param topicName the topic name the device published to
 * @param payload the payload, or its first bytes when it was cut
 * @param payloadLength length in bytes of the payload as published
 * @param payloadSha256 lower-case hexadecimal SHA-256 of the whole payload when it was cut, else
 *     empty
 * @param qos the quality of service of this delivery, 0 to 2
 * @param retained whether the broker sent a stored message, so that its age is unknown
 * @param duplicate the DUP flag: the broker has tried to deliver this message before
 * @param receivedAtMillis our clock at arrival, milliseconds since the epoch
 */
@TypeInfo(MqttMessageTypeInfo.Factory.class)
@SuppressWarnings("ArrayRecordComponent") // the reason stands in the Javadoc
public record MqttMessage(
    String topicName,
    byte[] payload,
    int payloadLength,
    String payloadSha256,
    int qos,
    boolean retained,
    boolean duplicate,
    long receivedAtMillis) {

  public MqttMessage {
    Objects.requireNonNull(topicName, "topicName");
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(payloadSha256, "payloadSha256");
    if (payloadLength < payload.length) {
      throw new IllegalArgumentException(
          "payloadLength " + payloadLength + " is less than the " + payload.length + " bytes held");
    }
    if (qos < 0 || qos > 2) {
      throw new IllegalArgumentException("qos " + qos + " is not 0, 1 or 2");
    }
  }

  /** Whether {@link #payload()} holds only the first bytes of a payload above the limit. */
  public boolean isCut() {
    return payload.length < payloadLength;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MqttMessage that
        && topicName.equals(that.topicName)
        && Arrays.equals(payload, that.payload)
        && payloadLength == that.payloadLength
        && payloadSha256.equals(that.payloadSha256)
        && qos == that.qos
        && retained == that.retained
        && duplicate == that.duplicate
        && receivedAtMillis == that.receivedAtMillis;
  }

  @Override
  public int hashCode() {
    return 31 * topicName.hashCode() + Arrays.hashCode(payload);
  }

  @Override
  public String toString() {
    return "MqttMessage["
        + topicName
        + ", "
        + payloadLength
        + " bytes, qos "
        + qos
        + (retained ? ", retained" : "")
        + (duplicate ? ", duplicate" : "")
        + "]";
  }
}
