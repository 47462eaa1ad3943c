package dev.offsite.pipelines.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a feed is worth.
 *
 * @param messages all that were received
 * @param firstReceived null if there was none
 * @param lastReceived null if there was none
 * @param foreignMessages to topic names that are neither ours nor a vendor profile's
 * @param foreignTopics the first {@value FeedCheck#FOREIGN_TOPICS_MAX} such names, with their
 *     counts
 * @param unwatchedMessages of devices beyond {@link CheckLimits#devicesMax()}
 * @param comparedWithRoads whether there was anything to tell a datum by
 * @param comparedWithRegistry whether there was a registry
 * @param devices the worst first
 * @param limits what decided
 */
public record FeedReport(
    long messages,
    @Nullable Instant firstReceived,
    @Nullable Instant lastReceived,
    long foreignMessages,
    Map<String, Long> foreignTopics,
    long unwatchedMessages,
    boolean comparedWithRoads,
    boolean comparedWithRegistry,
    List<DeviceVerdict> devices,
    CheckLimits limits) {
  public FeedReport {
    foreignTopics = Map.copyOf(foreignTopics);
    devices = List.copyOf(devices);
  }

  /** Number of devices of this usability. */
  public long count(Usability usability) {
    return devices.stream().filter(device -> device.usability() == usability).count();
  }

  /** Whether there is a device, and none that is not usable, and nothing was left out. */
  public boolean isUsable() {
    return !devices.isEmpty() && count(Usability.NOT_USABLE) == 0 && unwatchedMessages == 0;
  }
}
