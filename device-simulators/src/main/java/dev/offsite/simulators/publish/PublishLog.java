package dev.offsite.simulators.publish;

import dev.offsite.simulators.device.DeviceMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each message was handed to the MQTT client, by device and event time: the begin of the
 * latency from publish to candidate.
 *
 * <p>Bounded: the newest {@link #MESSAGES_PER_DEVICE} messages of each device. Thread-safe.
 */
public final class PublishLog {

  /** Two minutes at a fix per second. */
  static final int MESSAGES_PER_DEVICE = 128;

  private final Map<String, Ring> devices = new ConcurrentHashMap<>();

  /** Notes a message; those of other devices than ours are left out. */
  public void add(DeviceMessage message, long publishedMillis) {
    if (message.topic() == null) {
      return;
    }
    devices
        .computeIfAbsent(message.topic().deviceId(), id -> new Ring())
        .add(message.eventMillis(), publishedMillis);
  }

  /** When the first message of a device with this event time was sent, if it is still known. */
  public Optional<Instant> find(String deviceId, Instant eventTime) {
    Ring ring = devices.get(deviceId);
    return ring == null ? Optional.empty() : ring.find(eventTime.toEpochMilli());
  }

  private static final class Ring {
    private final long[] eventMillis = new long[MESSAGES_PER_DEVICE];
    private final long[] publishedMillis = new long[MESSAGES_PER_DEVICE];
    private int size;

    synchronized void add(long event, long published) {
      int i = size++ % MESSAGES_PER_DEVICE;
      eventMillis[i] = event;
      publishedMillis[i] = published;
    }

    synchronized Optional<Instant> find(long event) {
      int oldest = Math.max(0, size - MESSAGES_PER_DEVICE);
      for (int n = oldest; n < size; n++) {
        int i = n % MESSAGES_PER_DEVICE;
        if (eventMillis[i] == event) {
          return Optional.of(Instant.ofEpochMilli(publishedMillis[i]));
        }
      }
      return Optional.empty();
    }
  }
}
