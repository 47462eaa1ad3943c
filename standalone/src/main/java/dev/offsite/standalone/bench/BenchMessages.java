package dev.offsite.standalone.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.simulators.device.DeviceMessage;
import java.util.Arrays;

/**
 * Position reports that carry a number, so that each can be known again byte for byte.
 *
 * <p>The number stands in a name of its own, which the contract lets decoders ignore. Payloads have
 * {@value #PAYLOAD_BYTES} bytes, as a position with its usual fields has.
 */
final class BenchMessages {

  static final int PAYLOAD_BYTES = 322;

  private static final int DIGITS = 12;
  private static final byte[] TEMPLATE = template();

  private final String devicePrefix;
  private final int devices;

  /**
   * Messages of some trucks, which take turns.
   *
   * @param devicePrefix first part of their device ids
   */
  BenchMessages(String devicePrefix, int devices) {
    this.devicePrefix = devicePrefix;
    this.devices = devices;
  }

  /** The message of a number, from 0. */
  DeviceMessage message(long number, long dueMillis) {
    DeviceTopic topic =
        new DeviceTopic(DeviceKind.TRUCK, devicePrefix + (number % devices), ReportKind.POSITION);
    return DeviceMessage.of(topic, payload(number), false, dueMillis, dueMillis);
  }

  /** Whether a device id is one of these. */
  boolean isOurs(String deviceId) {
    return deviceId.startsWith(devicePrefix);
  }

  /** The number of a payload, or -1 if it is not exactly what that number's device has sent. */
  long find(String deviceId, byte[] payload) {
    if (payload.length != PAYLOAD_BYTES) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < DIGITS; i++) {
      int digit = payload[numberAt() + i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    boolean same =
        Arrays.equals(payload, payload(number))
            && deviceId.equals(devicePrefix + (number % devices));
    return same ? number : -1;
  }

  static byte[] payload(long number) {
    byte[] payload = TEMPLATE.clone();
    long rest = number;
    for (int i = DIGITS - 1; i >= 0; i--) {
      payload[numberAt() + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return payload;
  }

  private static int numberAt() {
    return TEMPLATE.length - DIGITS - 2;
  }

  private static byte[] template() {
    StringBuilder json =
        new StringBuilder(
            "{\"fixTime\":\"2026-05-04T08:00:00Z\",\"deviceTime\":\"2026-05-04T08:00:00.250Z\","
                + "\"lng\":120.1551234,\"lat\":30.2741234,\"datum\":\"WGS84\",\"speedKph\":47.3,"
                + "\"courseDeg\":211.5,\"accuracyM\":4.8,\"satellites\":11,\"load\":\"LOADED\","
                + "\"cover\":\"CLOSED\",\"body\":\"DOWN\",\"payloadKg\":18250,\"pad\":\"");
    int end = "\",\"number\":\"".length() + DIGITS + 2;
    json.append("-".repeat(PAYLOAD_BYTES - end - json.length()));
    json.append("\",\"number\":\"").append("0".repeat(DIGITS)).append("\"}");
    return json.toString().getBytes(US_ASCII);
  }
}
