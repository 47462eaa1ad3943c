package dev.offsite.pipelines.ingest;

import dev.offsite.pipelines.mqtt.MqttMessage;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.channel.RefusalReason;
import java.util.Objects;

/**
 * A message of a device on its way to a telemetry topic.
 *
 * <p>In Kafka its value is the payload, untouched; its key is the device id; {@link RecordHeaders}
 * carry the rest; its timestamp is our receive time.
 *
 * @param telemetryTopic the Kafka topic of the device's kind
 * @param deviceId the device id of the MQTT topic name
 * @param message the message as received
 */
public record LandedMessage(String telemetryTopic, String deviceId, MqttMessage message)
    implements Landing {
  public LandedMessage {
    Objects.requireNonNull(telemetryTopic, "telemetryTopic");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(message, "message");
  }

  /** The same message as a dead letter, because its device sends more than this. */
  DeadLetter refusedAbove(DeviceRate rate) {
    return new DeadLetter(
        RefusalReason.RATE_EXCEEDED,
        "device "
            + deviceId
            + " is above "
            + rate.perSecond()
            + " messages a second, after a burst of "
            + rate.burst(),
        deviceId,
        message);
  }
}
