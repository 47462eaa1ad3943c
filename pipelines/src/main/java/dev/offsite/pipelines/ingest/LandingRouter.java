package dev.offsite.pipelines.ingest;

import dev.offsite.pipelines.mqtt.MqttMessage;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RefusalReason;
import java.io.Serializable;
import java.util.List;
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

  private final IngestSettings settings;

  /** A router for our own topics. */
  public LandingRouter(int payloadBytesMax) {
    this(new IngestSettings(payloadBytesMax, List.of()));
  }

  public LandingRouter(IngestSettings settings) {
    this.settings = settings;
  }

  /** Decides about one message; a malformed topic name counts before an oversized payload. */
  public Landing route(MqttMessage message) {
    Optional<DeviceTopic> topic = DeviceTopic.parse(message.topicName());
    if (topic.isPresent()) {
      return land(message, topic.get().device(), topic.get().deviceId());
    }
    for (ForeignTopic foreign : settings.foreignTopics()) {
      Optional<String> deviceId = foreign.template().findDeviceId(message.topicName());
      if (deviceId.isPresent()) {
        return land(message, foreign.device(), deviceId.get());
      }
    }
    return new DeadLetter(
        RefusalReason.MALFORMED_TOPIC,
        "topic name '"
            + DeadLetter.shortened(message.topicName())
            + "' is not "
            + DeviceTopic.PREFIX
            + "{wim|truck|drone}/{deviceId}/{report}"
            + (settings.foreignTopics().isEmpty()
                ? ""
                : ", and none of " + settings.foreignTopics()),
        "",
        message);
  }

  private Landing land(MqttMessage message, DeviceKind device, String deviceId) {
    if (message.isCut() || message.payloadLength() > settings.payloadBytesMax()) {
      return new DeadLetter(
          RefusalReason.PAYLOAD_TOO_LARGE,
          "payload of " + message.payloadLength() + " bytes is above " + settings.payloadBytesMax(),
          deviceId,
          message);
    }
    return new LandedMessage(device.telemetryTopic(), deviceId, message);
  }
}
