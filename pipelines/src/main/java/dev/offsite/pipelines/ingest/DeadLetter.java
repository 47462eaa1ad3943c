package dev.offsite.pipelines.ingest;

import dev.offsite.pipelines.mqtt.MqttMessage;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A message that cannot be landed, and why.
 *
 * @param reason the one reason
 * @param detail one sentence naming thing, value and limit
 * @param deviceId the device id of the topic name, empty when the topic name is malformed
 * @param message the message as received
 */
public record DeadLetter(RefusalReason reason, String detail, String deviceId, MqttMessage message)
    implements Landing {

  /**
   * The longest topic name kept, in characters. MQTT allows 65,535 bytes, which in a header beside
   * a large payload would be more than Kafka takes in one record.
   */
  static final int TOPIC_NAME_LENGTH_MAX = 1_024;

  /** The most payload bytes kept of a message that is above the limit. */
  static final int EXCERPT_BYTES_MAX = 4_096;

  public DeadLetter {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(message, "message");
  }

  /** The refusal as the contract stores it. */
  public Refusal toRefusal() {
    byte[] payload = message.payload();
    String sha256 = message.isCut() ? message.payloadSha256() : Sha256.hexOf(payload);
    if (reason == RefusalReason.PAYLOAD_TOO_LARGE && payload.length > EXCERPT_BYTES_MAX) {
      payload = Arrays.copyOf(payload, EXCERPT_BYTES_MAX);
    }
    return new Refusal(
        List.of(reason),
        "",
        detail,
        shortened(message.topicName()),
        deviceId,
        "",
        0,
        message.receivedAtMillis(),
        message.payloadLength(),
        sha256,
        payload);
  }

  static String shortened(String topicName) {
    return topicName.length() <= TOPIC_NAME_LENGTH_MAX
        ? topicName
        : topicName.substring(0, TOPIC_NAME_LENGTH_MAX) + "…";
  }
}
