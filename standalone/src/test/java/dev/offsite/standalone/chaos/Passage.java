package dev.offsite.standalone.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * One weighed vehicle that a device publishes, with a plate of its own.
 *
 * @param deviceId the scale
 * @param passageId names scenario, device and number, so no two messages have the same bytes
 * @param plate unique in the run
 * @param overloaded whether it has to become a candidate
 * @param payload what is published, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals where it matters
record Passage(
    String deviceId, String passageId, String plate, boolean overloaded, byte[] payload) {

  /** One of so many is far above every limit; the last of a device is too, as the last word. */
  private static final int OVERLOADED_EACH = 10;

  /**
   * The passage of that number of a device.
   *
   * @param plateNumber unique in the run, 0 to 99,999
   */
  static Passage of(
      String scenario, String deviceId, int number, boolean last, int plateNumber, Instant time) {
    boolean overloaded = last || number % OVERLOADED_EACH == 0;
    String passageId = scenario + '.' + deviceId + '.' + number;
    String plate = String.format(Locale.ROOT, "浙B%05d", plateNumber);
    int axleKg = overloaded ? 15_000 : 2_000;
    String payload =
        String.format(
            Locale.ROOT,
            "{\"deviceId\":\"%s\",\"passageId\":\"%s\",\"deviceTime\":\"%s\",\"lane\":1,"
                + "\"speedKph\":50.0,\"grossKg\":%d,\"axleCount\":6,"
                + "\"axleLoadsKg\":[%d,%d,%d,%d,%d,%d],\"configuration\":\"ARTICULATED\","
                + "\"plate\":{\"text\":\"%s\",\"color\":\"YELLOW\",\"confidence\":0.99}}",
            deviceId,
            passageId,
            time,
            6 * axleKg,
            axleKg,
            axleKg,
            axleKg,
            axleKg,
            axleKg,
            axleKg,
            plate);
    return new Passage(
        deviceId, passageId, plate, overloaded, payload.getBytes(StandardCharsets.UTF_8));
  }

  String mqttTopic() {
    return "offsite/v1/wim/" + deviceId + "/passage";
  }

  boolean hasBytes(byte[] bytes) {
    return Arrays.equals(payload, bytes);
  }
}
