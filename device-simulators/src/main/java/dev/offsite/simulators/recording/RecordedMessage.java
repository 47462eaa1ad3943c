package dev.offsite.simulators.recording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One MQTT message and when it arrived.
 *
 * @param receivedAt in whole microseconds; what is finer is cut off
 * @param topicName 1 to 65,535 bytes of UTF-8
 * @param qos 0, 1 or 2
 * @param retained whether it was marked so
 * @param payload not copied; at most {@value #PAYLOAD_BYTES_MAX} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // written or played once, never compared
public record RecordedMessage(
    Instant receivedAt, String topicName, int qos, boolean retained, byte[] payload) {

  /**
   * Longest payload that can be recorded: 16 times what the contract allows, and still small enough
   * to hold a few in memory. MQTT itself allows 256 MiB.
   */
  public static final int PAYLOAD_BYTES_MAX = 16 * 1024 * 1024;

  /** Longest topic name, by MQTT 5 section 1.5.4. */
  static final int TOPIC_BYTES_MAX = 65_535;

  /** A character takes at most three bytes, so no shorter topic has to be measured. */
  private static final int TOPIC_LENGTH_SURE = TOPIC_BYTES_MAX / 3;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException naming value and limit
   */
  public RecordedMessage {
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    if (receivedAt.isBefore(Micros.EARLIEST) || receivedAt.isAfter(Micros.LATEST)) {
      throw new IllegalArgumentException(
          "receive time "
              + receivedAt
              + " is not between "
              + Micros.EARLIEST
              + " and "
              + Micros.LATEST);
    }
    Objects.requireNonNull(payload, "payload");
    int topicBytes =
        topicName.length() <= TOPIC_LENGTH_SURE
            ? topicName.length()
            : topicName.getBytes(StandardCharsets.UTF_8).length;
    if (topicBytes == 0 || topicBytes > TOPIC_BYTES_MAX) {
      throw new IllegalArgumentException(
          "topic of " + topicBytes + " bytes is not between 1 and " + TOPIC_BYTES_MAX);
    }
    if (qos < 0 || qos > 2) {
      throw new IllegalArgumentException("qos " + qos + " is not 0, 1 or 2");
    }
    if (payload.length > PAYLOAD_BYTES_MAX) {
      throw new IllegalArgumentException(
          "payload of " + payload.length + " bytes is above " + PAYLOAD_BYTES_MAX);
    }
  }
}
