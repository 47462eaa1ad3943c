package dev.offsite.simulators.device;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.ReportKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Messages that must not be judged, each with the reason it must be refused for.
 *
 * <p>Written by hand, not by the codec: a codec would not write most of them.
 */
public final class BadInputs {

  /** Larger than any limit that a deployment sets on a payload. */
  public static final int HUGE_BYTES = 10 * 1024 * 1024;

  private static final Duration YEAR = Duration.ofDays(365);

  /**
   * One such message.
   *
   * @param name what is wrong with it
   * @param message what to publish
   * @param reason must be among the reasons it is refused for
   */
  public record BadInput(String name, DeviceMessage message, RefusalReason reason) {
    public BadInput {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * One of each kind.
   *
   * @param deviceId a registered truck's terminal
   * @param otherDeviceId another one
   * @param unknownDeviceId one that is not registered
   * @param now event time of those whose clock is right
   */
  public static List<BadInput> of(
      String deviceId, String otherDeviceId, String unknownDeviceId, Instant now) {
    long millis = now.toEpochMilli();
    return List.of(
        bad("not JSON", deviceId, "fix me: 120.1,30.2", millis, RefusalReason.NOT_JSON),
        bad(
            "cut off in the middle",
            deviceId,
            fix(deviceId, now, "120.1", "30.2").substring(0, 40),
            millis,
            RefusalReason.NOT_JSON),
        bad("empty payload", deviceId, "", millis, RefusalReason.EMPTY_PAYLOAD),
        bad("empty array", deviceId, "[]", millis, RefusalReason.EMPTY_BATCH),
        bad(
            "longitude is a text",
            deviceId,
            fix(deviceId, now, "\"120.1\"", "30.2"),
            millis,
            RefusalReason.WRONG_TYPE),
        bad(
            "no time",
            deviceId,
            "{\"deviceId\":\"" + deviceId + "\",\"lng\":120.1,\"lat\":30.2}",
            millis,
            RefusalReason.MISSING_FIELD),
        bad(
            "latitude of 91 degrees",
            deviceId,
            fix(deviceId, now, "120.1", "91"),
            millis,
            RefusalReason.BAD_VALUE),
        bad(
            "unknown device",
            unknownDeviceId,
            fix(unknownDeviceId, now, "120.1", "30.2"),
            millis,
            RefusalReason.UNKNOWN_DEVICE),
        bad(
            "payload names another device",
            deviceId,
            fix(otherDeviceId, now, "120.1", "30.2"),
            millis,
            RefusalReason.TOPIC_DEVICE_MISMATCH),
        bad(
            "position 0/0",
            deviceId,
            fix(deviceId, now, "0", "0"),
            millis,
            RefusalReason.ZERO_ISLAND),
        bad(
            "clock a year ahead",
            deviceId,
            fix(deviceId, now.plus(YEAR), "120.1", "30.2"),
            millis + YEAR.toMillis(),
            RefusalReason.FUTURE_TIME),
        bad(
            "clock a year behind",
            deviceId,
            fix(deviceId, now.minus(YEAR), "120.1", "30.2"),
            millis - YEAR.toMillis(),
            RefusalReason.STALE_TIME),
        new BadInput("10 MB", message(deviceId, huge(), millis), RefusalReason.PAYLOAD_TOO_LARGE));
  }

  private static BadInput bad(
      String name, String deviceId, String payload, long eventMillis, RefusalReason reason) {
    return new BadInput(
        name, message(deviceId, payload.getBytes(StandardCharsets.UTF_8), eventMillis), reason);
  }

  private static DeviceMessage message(String deviceId, byte[] payload, long eventMillis) {
    DeviceTopic topic = new DeviceTopic(DeviceKind.TRUCK, deviceId, ReportKind.POSITION);
    return DeviceMessage.of(topic, payload, false, eventMillis, eventMillis);
  }

  private static String fix(String deviceId, Instant fixTime, String lng, String lat) {
    return String.format(
        Locale.ROOT,
        "{\"deviceId\":\"%s\",\"fixTime\":\"%s\",\"lng\":%s,\"lat\":%s}",
        deviceId,
        fixTime,
        lng,
        lat);
  }

  private static byte[] huge() {
    byte[] payload = new byte[HUGE_BYTES];
    Arrays.fill(payload, (byte) 'x');
    return payload;
  }

  private BadInputs() {}
}
