package dev.offsite.schemas.channel;

import java.util.Objects;
import java.util.Optional;

/**
 * The MQTT topic name of one device's reports: {@code offsite/v1/{kind}/{deviceId}/{report}}.
 *
 * @param device the family of the device
 * @param deviceId 1 to {@value #DEVICE_ID_LENGTH_MAX} characters of {@code A-Z a-z 0-9 . _ : -}; it
 *     becomes the Kafka key, so two devices never share one
 * @param report what is reported
 */
public record DeviceTopic(DeviceKind device, String deviceId, ReportKind report) {

  /** Longest device id: room for a UUID, an IMEI or a vendor's composite, short enough to index. */
  public static final int DEVICE_ID_LENGTH_MAX = 64;

  /** The levels before the device kind. */
  public static final String PREFIX = "offsite/v1/";

  public DeviceTopic {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(report, "report");
    if (!isDeviceId(deviceId)) {
      throw new IllegalArgumentException(
          "device id '"
              + deviceId
              + "' is not 1 to "
              + DEVICE_ID_LENGTH_MAX
              + " characters of A-Z a-z 0-9 . _ : -");
    }
    if (!report.isSentBy(device)) {
      throw new IllegalArgumentException(device + " sends no " + report);
    }
  }

  /** The topic of {@code name}, or nothing if it is not of the form above. */
  public static Optional<DeviceTopic> parse(String name) {
    if (!name.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int afterKind = name.indexOf('/', PREFIX.length());
    int afterId = afterKind < 0 ? -1 : name.indexOf('/', afterKind + 1);
    if (afterId < 0) {
      return Optional.empty();
    }
    Optional<DeviceKind> device =
        DeviceKind.findByLevel(name.substring(PREFIX.length(), afterKind));
    Optional<ReportKind> report = ReportKind.findByLevel(name.substring(afterId + 1));
    String deviceId = name.substring(afterKind + 1, afterId);
    if (device.isEmpty()
        || report.isEmpty()
        || !isDeviceId(deviceId)
        || !report.get().isSentBy(device.get())) {
      return Optional.empty();
    }
    return Optional.of(new DeviceTopic(device.get(), deviceId, report.get()));
  }

  /** The topic name as it is published to. */
  public String name() {
    return PREFIX + device.level() + '/' + deviceId + '/' + report.level();
  }

  /** The topic filter that matches every report of one family of devices. */
  public static String filterOf(DeviceKind device) {
    return PREFIX + device.level() + "/+/+";
  }

  /** Whether {@code text} can be a device id. */
  public static boolean isDeviceId(String text) {
    if (text.isEmpty() || text.length() > DEVICE_ID_LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '_'
              || c == ':'
              || c == '-';
      if (!allowed) {
        return false;
      }
    }
    return true;
  }
}
