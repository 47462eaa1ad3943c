package dev.offsite.schemas.channel;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * MQTT topic names that differ in one level only, which is the device id: {@code
 * thing/product/{deviceId}/osd}.
 *
 * @param text levels with {@value #DEVICE_ID} as exactly one of them, and no wildcard
 */
public record TopicTemplate(String text) implements Serializable {

  /** Stands for the level with the device id. */
  public static final String DEVICE_ID = "{deviceId}";

  /** Also in the JSON Schema of a vendor profile. */
  private static final Pattern FORM = Pattern.compile("([^{}+#/]*/)*\\{deviceId\\}(/[^{}+#/]*)*");

  /** Longest template: the longest topic name that fits into a record header with room to spare. */
  private static final int LENGTH_MAX = 512;

  public TopicTemplate {
    String fault = findFault(text);
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException("topic '" + text + "' " + fault);
    }
  }

  /** Why the text is no template, or an empty text if it is one. */
  public static String findFault(String text) {
    if (text.length() > LENGTH_MAX) {
      return "has " + text.length() + " characters; at most " + LENGTH_MAX + " allowed";
    }
    return FORM.matcher(text).matches()
        ? ""
        : "has not exactly one level {deviceId}, or a wildcard, or a brace";
  }

  /** The device id in a topic name; empty if the name is not of this form. Hot path. */
  public Optional<String> findDeviceId(String topicName) {
    int before = text.indexOf(DEVICE_ID);
    int after = text.length() - before - DEVICE_ID.length();
    int end = topicName.length() - after;
    if (end <= before
        || !topicName.startsWith(text.substring(0, before))
        || !topicName.endsWith(text.substring(text.length() - after))) {
      return Optional.empty();
    }
    String deviceId = topicName.substring(before, end);
    return DeviceTopic.isDeviceId(deviceId) ? Optional.of(deviceId) : Optional.empty();
  }

  /** The topic filter that matches them for every device. */
  public String filter() {
    return text.replace(DEVICE_ID, "+");
  }

  /** The topic name of one device. */
  public String nameFor(String deviceId) {
    return text.replace(DEVICE_ID, deviceId);
  }
}
