package dev.offsite.pipelines.check;

import java.util.Objects;

/**
 * One MQTT message as it was received.
 *
 * @param payload not copied: nobody changes it
 * @param receivedAtMillis milliseconds since the epoch
 * @param qos 0, 1 or 2
 * @param retained whether it was marked so
 */
@SuppressWarnings("ArrayRecordComponent") // looked at once, never compared
public record ObservedMessage(
    String topicName, byte[] payload, long receivedAtMillis, int qos, boolean retained) {
  public ObservedMessage {
    Objects.requireNonNull(topicName, "topicName");
    Objects.requireNonNull(payload, "payload");
  }
}
