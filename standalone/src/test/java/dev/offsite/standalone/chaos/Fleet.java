package dev.offsite.standalone.chaos;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Scales that publish side by side, each from a thread and over a connection of its own, and the
 * record of what was acknowledged to them.
 */
final class Fleet implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** No plate twice, over all scenarios of this process. */
  private static final AtomicInteger PLATES = new AtomicInteger();

  private final List<PublishingDevice> devices = new ArrayList<>();

  private Fleet() {}

  /**
   * Scales that publish nothing yet.
   *
   * @param scenario names the messages
   * @param perDevice number of messages of each scale
   */
  static Fleet of(BrokerLogin broker, String scenario, List<String> deviceIds, int perDevice) {
    Fleet fleet = new Fleet();
    Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    for (String deviceId : deviceIds) {
      List<Passage> passages = new ArrayList<>();
      for (int i = 0; i < perDevice; i++) {
        passages.add(
            Passage.of(
                scenario,
                deviceId,
                i,
                i == perDevice - 1,
                PLATES.getAndIncrement(),
                begin.plusMillis(i)));
      }
      fleet.devices.add(new PublishingDevice(broker, passages));
    }
    fleet.devices.forEach(PublishingDevice::start);
    return fleet;
  }

  /** Lets each device publish its messages below this number. */
  void allow(int perDevice) {
    devices.forEach(device -> device.allow(perDevice));
  }

  /** Waits until so many messages have been acknowledged to the devices together. */
  void awaitAcknowledged(int messages) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> acknowledgedCount() >= messages);
  }

  /** Waits until everything has been acknowledged. */
  void awaitAllAcknowledged() {
    awaitAcknowledged(devices.stream().mapToInt(device -> device.passages().size()).sum());
  }

  /**
   * Waits until each device knows that its connection is gone, which each learns after the last
   * acknowledgement that came over it.
   */
  void awaitAllCutOff() {
    await()
        .atMost(PATIENCE)
        .until(() -> devices.stream().allMatch(device -> device.attemptsRepeated() > 0));
  }

  /** Ids of the passages that were acknowledged so far. */
  Set<String> acknowledged() {
    Set<String> ids = new LinkedHashSet<>();
    devices.forEach(device -> ids.addAll(device.acknowledged()));
    return ids;
  }

  /** Every passage by its id, acknowledged or not. */
  Map<String, Passage> passages() {
    Map<String, Passage> passages = new LinkedHashMap<>();
    devices.forEach(
        device -> device.passages().forEach(passage -> passages.put(passage.passageId(), passage)));
    return passages;
  }

  /** How often a device sent a message again because its acknowledgement had not come. */
  int attemptsRepeated() {
    return devices.stream().mapToInt(PublishingDevice::attemptsRepeated).sum();
  }

  @Override
  public void close() {
    devices.forEach(PublishingDevice::close);
  }

  private int acknowledgedCount() {
    return devices.stream().mapToInt(PublishingDevice::acknowledgedCount).sum();
  }
}
