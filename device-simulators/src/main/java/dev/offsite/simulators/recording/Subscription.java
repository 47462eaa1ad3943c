package dev.offsite.simulators.recording;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * One connection with one subscription, used once and thrown away.
 *
 * <p>Acknowledges only what it is told to. What is not taken holds up the client's thread, and so
 * the broker, which sends no more than the receive maximum unacknowledged.
 */
final class Subscription implements MqttCallback, AutoCloseable {

  /** Messages under way; 1,000 of 1 KiB are a megabyte. */
  static final int RECEIVE_MAX = 1_000;

  private static final int QOS = 1;
  private static final int FIRST_ERROR_CODE = 0x80;
  private static final int CONNECT_SECONDS = 10;
  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int DISCONNECT_MILLIS = 500;
  private static final long OFFER_MILLIS = 100;
  private static final long SESSION_SECONDS = 86_400;

  private final MqttAsyncClient client;
  private final Clock clock;
  private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(RECEIVE_MAX);
  private final Deque<Integer> unacknowledged = new ArrayDeque<>();
  private volatile boolean lost;

  /** A message and when it came. */
  record Arrival(Instant receivedAt, String topicName, MqttMessage message) {}

  private Subscription(MqttAsyncClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Connects and subscribes.
   *
   * @throws MqttException if the broker cannot be reached or refuses either
   */
  static Subscription open(Subscriber subscriber, Clock clock) throws MqttException {
    MqttAsyncClient client =
        new MqttAsyncClient(
            subscriber.server().toString(), subscriber.clientId(), new MemoryPersistence());
    Subscription subscription = new Subscription(client, clock);
    client.setManualAcks(true);
    client.setCallback(subscription);
    try {
      client.connect(options(subscriber)).waitForCompletion(CONNECT_SECONDS * 1000L);
      MqttSubscription topics = new MqttSubscription(subscriber.filter().toString(), QOS);
      topics.setRetainAsPublished(true);
      IMqttToken answer =
          client.subscribe(new MqttSubscription[] {topics}, null, null, new MqttProperties());
      answer.waitForCompletion(CONNECT_SECONDS * 1000L);
      for (int code : answer.getReasonCodes()) {
        if (code >= FIRST_ERROR_CODE) {
          throw new MqttException(code);
        }
      }
      return subscription;
    } catch (MqttException e) {
      subscription.close();
      throw e;
    }
  }

  private static MqttConnectionOptions options(Subscriber subscriber) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    boolean keeps = subscriber.session() == Subscriber.Session.PERSISTENT;
    options.setAutomaticReconnect(false);
    options.setCleanStart(!keeps);
    options.setSessionExpiryInterval(keeps ? SESSION_SECONDS : 0);
    options.setReceiveMaximum(RECEIVE_MAX);
    options.setTopicAliasMaximum(0);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    if (!subscriber.login().user().isEmpty()) {
      options.setUserName(subscriber.login().user());
      options.setPassword(subscriber.login().password().getBytes(StandardCharsets.UTF_8));
    }
    return options;
  }

  /** The next message, or null if none comes in time; to be acknowledged later. */
  @Nullable Arrival poll(long millis) throws InterruptedException {
    Arrival arrival = arrivals.poll(millis, TimeUnit.MILLISECONDS);
    if (arrival != null && arrival.message().getQos() > 0) {
      unacknowledged.add(arrival.message().getId());
    }
    return arrival;
  }

  /** Messages taken and not acknowledged. */
  int unacknowledged() {
    return unacknowledged.size();
  }

  /** Acknowledges everything taken; what a lost connection delivered comes again or never. */
  void acknowledge() {
    try {
      while (!unacknowledged.isEmpty() && !lost) {
        client.messageArrivedComplete(unacknowledged.remove(), QOS);
      }
    } catch (MqttException e) {
      lost = true;
    }
  }

  boolean isLost() {
    return lost;
  }

  @Override
  public void close() {
    boolean wasLost = lost;
    lost = true;
    try {
      client.disconnectForcibly(0, DISCONNECT_MILLIS, !wasLost && client.isConnected());
      client.close();
    } catch (MqttException | RuntimeException e) {
      // There is nothing to save in a connection that is being thrown away.
      lost = true;
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
    Arrival arrival = new Arrival(clock.instant(), topic, message);
    boolean isTaken = false;
    while (!isTaken && !lost) {
      isTaken = arrivals.offer(arrival, OFFER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    lost = true;
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    lost = true;
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Nothing is published here.
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // Whoever connects goes on by itself.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // Extended authentication is not offered.
  }
}
