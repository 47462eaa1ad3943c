package dev.offsite.simulators.device;

import dev.offsite.schemas.channel.DeviceTopic;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One MQTT message as a device sends it.
 *
 * @param topicName where to
 * @param topic the same, taken apart; null if it is none of ours, as in a recording of other
 *     devices
 * @param payload not copied: written once, by the device
 * @param qos 0, 1 or 2
 * @param retained whether the broker keeps it for later subscribers
 * @param dueMillis when it is to be sent, milliseconds since the epoch
 * @param eventMillis the event time of its (newest) report, milliseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // payloads are sent once and never compared
public record DeviceMessage(
    String topicName,
    @Nullable DeviceTopic topic,
    byte[] payload,
    int qos,
    boolean retained,
    long dueMillis,
    long eventMillis) {

  public DeviceMessage {
    Objects.requireNonNull(topicName, "topicName");
    Objects.requireNonNull(payload, "payload");
    if (qos < 0 || qos > 2) {
      throw new IllegalArgumentException("qos " + qos + " is not 0, 1 or 2");
    }
  }

  /** A message of one of our devices, with QoS 1. */
  public static DeviceMessage of(
      DeviceTopic topic, byte[] payload, boolean retained, long dueMillis, long eventMillis) {
    return new DeviceMessage(topic.name(), topic, payload, 1, retained, dueMillis, eventMillis);
  }

  /** The same message, sent at another moment. */
  public DeviceMessage withDueMillis(long millis) {
    return new DeviceMessage(topicName, topic, payload, qos, retained, millis, eventMillis);
  }

  /** Another payload in place of this one. */
  public DeviceMessage withPayload(byte[] other, long otherEventMillis) {
    return new DeviceMessage(topicName, topic, other, qos, retained, dueMillis, otherEventMillis);
  }
}
