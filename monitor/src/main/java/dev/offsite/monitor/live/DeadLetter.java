package dev.offsite.monitor.live;

import java.time.Instant;
import java.util.List;

/**
 * A refused message without its payload, which is the sender's and may name anybody.
 *
 * @param detail one sentence; may quote what the device sent
 */
public record DeadLetter(
    Instant at,
    String deviceId,
    List<String> reasons,
    String pointer,
    String detail,
    String mqttTopic,
    String origin,
    long lengthBytes) {
  public DeadLetter {
    reasons = List.copyOf(reasons);
  }

  /** This letter with another sentence. */
  public DeadLetter withDetail(String newDetail) {
    return new DeadLetter(
        at, deviceId, reasons, pointer, newDetail, mqttTopic, origin, lengthBytes);
  }
}
