package dev.offsite.pipelines.ingest;

import dev.offsite.pipelines.mqtt.MqttMessage;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RefusalReason;
import java.io.Serializable;
import java.util.Optional;

/**
 * Decides where a message lands, by its topic name and its size alone; the payload is not read.
 *
 * <p>Pure and stateless: the same message always lands in the same place. Hot path.
 */
public final class LandingRouter implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * The largest payload that is landed by default. Kafka takes 1,048,588 bytes for a record with
   * its key, headers and framing unless told otherwise (1 MiB and 12 bytes); a limit of 1 MiB
   * itself would let through payloads that Kafka refuses, and a refused record stops the job. The
   * difference of 48 KB holds any header this job writes.
   */
  public static final int PAYLOAD_BYTES_MAX = 1_000_000;

  private final int payloadBytesMax;

  public LandingRouter(int payloadBytesMax) {
    if (payloadBytesMax < 1) {
      throw new IllegalArgumentException(
          "ingest.payload-bytes-max: " + payloadBytesMax + " is less than 1");
    }
    this.payloadBytesMax = payloadBytesMax;
  }

  /** Decides about one message; a malformed topic name counts before an oversized payload. */
  public Landing route(MqttMessage message) {
    Optional<DeviceTopic> topic = DeviceTopic.parse(message.topicName());
    if (topic.isEmpty()) {
      return new DeadLetter(
          RefusalReason.MALFORMED_TOPIC,
          "topic name '"
              + DeadLetter.shortened(message.topicName())
              + "' is not "
              + DeviceTopic.PREFIX
              + "{wim|truck|drone}/{deviceId}/{report}",
          "",
          message);
    }
    String deviceId = topic.get().deviceId();
    if (message.isCut() || message.payloadLength() > payloadBytesMax) {
      return new DeadLetter(
          RefusalReason.PAYLOAD_TOO_LARGE,
          "payload of " + message.payloadLength() + " bytes is above " + payloadBytesMax,
          deviceId,
          message);
    }
    return new LandedMessage(topic.get().device().telemetryTopic(), deviceId, message);
  }
}
