package dev.offsite.pipelines.redrive;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.Refusal;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a message that is sent once more belongs.
 *
 * @param kind decides the telemetry topic
 * @param deviceId the key
 * @param mqttTopic topic name it counts as published to
 */
public record Destination(DeviceKind kind, String deviceId, String mqttTopic) {

  public Destination {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(mqttTopic, "mqttTopic");
  }

  /**
   * Where a refused message was, or would have been, landed: its telemetry topic is known if it
   * was, also where the MQTT topic is a vendor's own; else its MQTT topic must be one of ours.
   */
  static Optional<Destination> of(Refusal refusal) {
    for (DeviceKind kind : DeviceKind.values()) {
      if (refusal.origin().startsWith(kind.telemetryTopic() + '/')) {
        return Optional.of(new Destination(kind, refusal.deviceId(), refusal.mqttTopic()));
      }
    }
    return of(refusal.mqttTopic());
  }

  /** Where a message to one of our topics is landed. */
  static Optional<Destination> of(String mqttTopic) {
    return DeviceTopic.parse(mqttTopic)
        .map(topic -> new Destination(topic.device(), topic.deviceId(), topic.name()));
  }
}
