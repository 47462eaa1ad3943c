package dev.offsite.standalone.chaos;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A device as it should be: QoS 1, one message at a time, in order; what is not acknowledged is
 * kept and sent again, over a new connection if need be.
 */
final class PublishingDevice implements AutoCloseable {

  /** Slow enough that a fault falls between messages, not behind the last. */
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private static final long BETWEEN_ATTEMPTS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long ANSWER_MAX_SECONDS = 20;

  private final BrokerLogin broker;
  private final List<Passage> passages;
  private final AtomicInteger allowed = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger attemptsRepeated = new AtomicInteger();
  private final Thread thread;
  private volatile boolean closed;

  PublishingDevice(BrokerLogin broker, List<Passage> passages) {
    this.broker = broker;
    this.passages = List.copyOf(passages);
    this.thread = new Thread(this::run, "device-" + deviceId());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Lets it publish its messages below this number. */
  void allow(int messages) {
    allowed.set(messages);
  }

  List<Passage> passages() {
    return passages;
  }

  /** The passages acknowledged so far: as it goes in order, a beginning of all. */
  List<String> acknowledged() {
    return passages.subList(0, acknowledged.get()).stream().map(Passage::passageId).toList();
  }

  int acknowledgedCount() {
    return acknowledged.get();
  }

  int attemptsRepeated() {
    return attemptsRepeated.get();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    Mqtt5AsyncClient client = null;
    while (!closed && acknowledged.get() < passages.size()) {
      if (acknowledged.get() >= allowed.get()) {
        LockSupport.parkNanos(PACE_NANOS);
        continue;
      }
      try {
        if (client == null) {
          client = connect();
        }
        publish(client, passages.get(acknowledged.get()));
        acknowledged.incrementAndGet();
        LockSupport.parkNanos(PACE_NANOS);
      } catch (ExecutionException | TimeoutException e) {
        if (client != null) {
          attemptsRepeated.incrementAndGet();
          leave(client);
          client = null;
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
      } catch (InterruptedException e) {
        closed = true;
      }
    }
    if (client != null) {
      leave(client);
    }
  }

  private Mqtt5AsyncClient connect()
      throws ExecutionException, TimeoutException, InterruptedException {
    Mqtt5ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion5()
            .serverHost(broker.host())
            .serverPort(broker.port())
            .identifier(deviceId() + '-' + UUID.randomUUID());
    if (broker.asksForLogin()) {
      builder
          .simpleAuth()
          .username(broker.userOf(deviceId()))
          .password(broker.passwordOf(deviceId()).getBytes(StandardCharsets.UTF_8))
          .applySimpleAuth();
    }
    Mqtt5AsyncClient client = builder.buildAsync();
    client.connect().get(ANSWER_MAX_SECONDS, TimeUnit.SECONDS);
    return client;
  }

  /** Whether it succeeds does not matter: the connection may be gone already. */
  private static void leave(Mqtt5AsyncClient client) {
    CompletableFuture<Void> unused = client.disconnect();
  }

  private static void publish(Mqtt5AsyncClient client, Passage passage)
      throws ExecutionException, TimeoutException, InterruptedException {
    client
        .publishWith()
        .topic(passage.mqttTopic())
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(passage.payload())
        .send()
        .get(ANSWER_MAX_SECONDS, TimeUnit.SECONDS);
  }

  private String deviceId() {
    return passages.get(0).deviceId();
  }
}
