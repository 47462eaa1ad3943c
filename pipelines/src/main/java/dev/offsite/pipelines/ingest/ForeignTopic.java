package dev.offsite.pipelines.ingest;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.TopicTemplate;
import java.io.Serializable;
import java.util.Objects;

/**
 * Topic names of a vendor, and the kind of device that publishes to them.
 *
 * <p>The ingest job reads no reference data, so that it lands bytes whatever the registry holds: it
 * is told here what to subscribe to. How such messages are read is said by the vendor profile of
 * the device, which names the same topic.
 *
 * @param template of the topic names
 * @param device kind of device, which decides the telemetry topic in Kafka
 */
public record ForeignTopic(TopicTemplate template, DeviceKind device) implements Serializable {

  private static final String FORM = "TOPIC={wim|truck|drone}, TOPIC with one level {deviceId}";

  public ForeignTopic {
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(device, "device");
    if (template.text().startsWith(DeviceTopic.PREFIX)) {
      throw new IllegalArgumentException(
          "ingest.foreign-topics: '"
              + template.text()
              + "' is not foreign; what begins with "
              + DeviceTopic.PREFIX
              + " is landed anyway");
    }
  }

  /**
   * The foreign topic of a text such as {@code thing/product/{deviceId}/osd=drone}.
   *
   * @throws IllegalArgumentException if the text is none, naming it
   */
  public static ForeignTopic parse(String text) {
    int equals = text.lastIndexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "ingest.foreign-topics: '" + text + "' is not of the form " + FORM);
    }
    String topic = text.substring(0, equals);
    String fault = TopicTemplate.findFault(topic);
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException("ingest.foreign-topics: '" + topic + "' " + fault);
    }
    String kind = text.substring(equals + 1);
    DeviceKind device =
        DeviceKind.findByLevel(kind)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "ingest.foreign-topics: '" + kind + "' is no wim, truck or drone"));
    return new ForeignTopic(new TopicTemplate(topic), device);
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return template.text() + '=' + device.level();
  }
}
