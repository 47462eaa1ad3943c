package dev.offsite.simulators.publish;

import dev.offsite.schemas.channel.DeviceKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much was sent, by kind of device; a message sent again after a lost connection counts once.
 *
 * @param published handed to the sink
 * @param acknowledged confirmed by the broker
 * @param foreign handed to the sink for topics of other devices than ours
 * @param foreignAcknowledged of these, confirmed by the broker
 * @param refused not taken by the broker, such as for want of a permission
 * @param resent sent a second time after a connection was lost
 * @param reconnects connections made after the first of each client
 */
public record PublishCounts(
    Map<DeviceKind, Long> published,
    Map<DeviceKind, Long> acknowledged,
    long foreign,
    long foreignAcknowledged,
    long refused,
    long resent,
    long reconnects) {

  public PublishCounts {
    published = copy(published);
    acknowledged = copy(acknowledged);
  }

  /** All kinds together. */
  public long publishedTotal() {
    return foreign + published.values().stream().mapToLong(Long::longValue).sum();
  }

  /** All kinds together. */
  public long acknowledgedTotal() {
    return foreignAcknowledged + acknowledged.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<DeviceKind, Long> copy(Map<DeviceKind, Long> counts) {
    Map<DeviceKind, Long> copy = new EnumMap<>(DeviceKind.class);
    for (DeviceKind kind : DeviceKind.values()) {
      copy.put(kind, counts.getOrDefault(kind, 0L));
    }
    return Collections.unmodifiableMap(copy);
  }
}
