package dev.offsite.simulators.publish;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.simulators.device.DeviceMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes device messages over MQTT 5 with QoS 1.
 *
 * <p>Scales and drones have a connection each, with a last will that says {@code OFFLINE} on their
 * status topic; trucks share a few, as they do behind their operators' gateways. A message counts
 * as delivered when the broker has acknowledged it; after a lost connection everything not
 * acknowledged is sent again, in order, so the broker may see it twice but never not at all.
 * Messages of one device keep their order. Thread-safe.
 */
public final class MqttSink implements MessageSink {

  private static final Logger LOG = LoggerFactory.getLogger(MqttSink.class);

  private final MqttOptions options;
  private final Clock clock;
  private final PublishLog log;
  private final Counter counter = new Counter();
  private final Map<String, MqttConnection> connections = new ConcurrentHashMap<>();
  private final Map<DeviceKind, LongAdder> published = new EnumMap<>(DeviceKind.class);
  private final LongAdder foreign = new LongAdder();
  private final LongAdder foreignAcknowledged = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Map<DeviceKind, LongAdder> acknowledged = new EnumMap<>(DeviceKind.class);

  /** A sink that connects when the first message of a device comes. */
  public MqttSink(MqttOptions options, Clock clock, PublishLog log) {
    this.options = options;
    this.clock = clock;
    this.log = log;
    for (DeviceKind kind : DeviceKind.values()) {
      published.put(kind, new LongAdder());
      acknowledged.put(kind, new LongAdder());
    }
  }

  @Override
  public void publish(DeviceMessage message) throws InterruptedException {
    MqttConnection connection = connectionOf(message);
    log.add(message, clock.millis());
    if (message.topic() == null) {
      foreign.increment();
    } else {
      published.get(message.topic().device()).increment();
    }
    connection.enqueue(message);
  }

  private MqttConnection connectionOf(DeviceMessage message) {
    if (message.topic() == null) {
      Login login = options.loginOf().apply(message.topicName());
      return connections.computeIfAbsent(
          "foreign-" + login.user(),
          id -> MqttConnection.start(options, clientId(id), login, null, counter));
    }
    DeviceKind kind = message.topic().device();
    String deviceId = message.topic().deviceId();
    Login login = options.loginOf().apply(deviceId);
    if (kind != DeviceKind.TRUCK) {
      return connections.computeIfAbsent(
          deviceId,
          id ->
              MqttConnection.start(
                  options, clientId(id), login, LastWill.of(kind, id, clock), counter));
    }
    int lane = Math.floorMod(deviceId.hashCode(), options.gatewayConnections());
    return connections.computeIfAbsent(
        "gateway-" + login.user() + "-" + lane,
        id -> MqttConnection.start(options, clientId(id), login, null, counter));
  }

  private String clientId(String name) {
    return options.clientIdPrefix() + "-" + name;
  }

  @Override
  public boolean drain(Duration timeout) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    for (MqttConnection connection : connections.values()) {
      if (!connection.awaitIdle(deadlineNanos)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public PublishCounts counts() {
    long resent = 0;
    long reconnects = 0;
    for (MqttConnection connection : connections.values()) {
      resent += connection.resent();
      reconnects += connection.reconnects();
    }
    return new PublishCounts(
        sums(published),
        sums(acknowledged),
        foreign.sum(),
        foreignAcknowledged.sum(),
        refused.sum(),
        resent,
        reconnects);
  }

  private static Map<DeviceKind, Long> sums(Map<DeviceKind, LongAdder> adders) {
    Map<DeviceKind, Long> sums = new EnumMap<>(DeviceKind.class);
    adders.forEach((kind, adder) -> sums.put(kind, adder.sum()));
    return sums;
  }

  @Override
  public void close() {
    List<MqttConnection> all = new ArrayList<>(connections.values());
    all.forEach(MqttConnection::stop);
    all.forEach(MqttConnection::join);
  }

  private final class Counter implements MqttConnection.Outcome {
    @Override
    public void acknowledged(DeviceMessage message) {
      if (message.topic() == null) {
        foreignAcknowledged.increment();
      } else {
        acknowledged.get(message.topic().device()).increment();
      }
    }

    @Override
    public void refused(DeviceMessage message, int reasonCode) {
      refused.increment();
      LOG.debug("{} refused with reason code {}", message.topicName(), reasonCode);
    }
  }
}
