package dev.offsite.simulators.device;

import dev.offsite.schemas.channel.DeviceTopic;
import java.util.Objects;

/**
 * One MQTT message as a device sends it.
 *
 * @param topic where to
 * @param payload not copied: written once, by the device
 * @param retained whether the broker keeps it for later subscribers
 * @param dueMillis when it is to be sent, milliseconds since the epoch
 * @param eventMillis the event time of its (newest) report, milliseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // payloads are sent once and never compared
public record DeviceMessage(
    DeviceTopic topic, byte[] payload, boolean retained, long dueMillis, long eventMillis) {

  public DeviceMessage {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(payload, "payload");
  }
}
