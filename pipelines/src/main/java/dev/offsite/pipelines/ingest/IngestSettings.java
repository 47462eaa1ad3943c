package dev.offsite.pipelines.ingest;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the ingest job lands.
 *
 * @param payloadBytesMax largest payload that is landed; default {@link
 *     LandingRouter#PAYLOAD_BYTES_MAX}
 * @param foreignTopics topic names of vendors to land besides our own; default none. The broker
 *     must let each login publish to those of its own device only, as it does for ours
 */
public record IngestSettings(int payloadBytesMax, List<ForeignTopic> foreignTopics)
    implements Serializable {

  /** Our own topics only. */
  public static final IngestSettings DEFAULT =
      new IngestSettings(LandingRouter.PAYLOAD_BYTES_MAX, List.of());

  public IngestSettings {
    foreignTopics = List.copyOf(foreignTopics);
    if (payloadBytesMax < 1) {
      throw new IllegalArgumentException(
          "ingest.payload-bytes-max: " + payloadBytesMax + " is less than 1");
    }
  }

  /** These settings with other foreign topics. */
  public IngestSettings withForeignTopics(List<ForeignTopic> topics) {
    return new IngestSettings(payloadBytesMax, topics);
  }

  /**
   * What to subscribe to: one filter for each kind of device, and one for each foreign topic. The
   * MQTT source refuses filters that overlap, which would deliver a message twice.
   */
  public List<String> topicFilters() {
    List<String> filters = new ArrayList<>();
    for (DeviceKind kind : DeviceKind.values()) {
      filters.add(DeviceTopic.filterOf(kind));
    }
    for (ForeignTopic topic : foreignTopics) {
      filters.add(topic.template().filter());
    }
    return filters;
  }
}
