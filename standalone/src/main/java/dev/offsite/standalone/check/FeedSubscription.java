package dev.offsite.standalone.check;

import dev.offsite.pipelines.check.ObservedMessage;
import dev.offsite.simulators.publish.Login;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
 * A look at a live topic, beside whoever else subscribes: its session ends with the connection.
 *
 * <p>At most {@value #WAITING_MAX} messages wait; what comes then is dropped and counted. A lost
 * connection ends the look; the check says so. Messages are stamped in the callback.
 */
public final class FeedSubscription implements AutoCloseable {

  /** Ten seconds of a full fleet. */
  static final int WAITING_MAX = 50_000;

  private static final int QOS = 1;
  private static final int CONNECT_S = 10;
  private static final int FIRST_ERROR_CODE = 0x80;
  private static final int DISCONNECT_MILLIS = 500;

  private final BlockingQueue<ObservedMessage> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final AtomicLong dropped = new AtomicLong();
  private final MqttAsyncClient client;
  private final Clock clock;
  private volatile @Nullable String lost;

  private FeedSubscription(MqttAsyncClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Connects and subscribes.
   *
   * @param server such as {@code tcp://127.0.0.1:1883}
   * @throws IOException if the broker cannot be reached or refuses, with its reason
   */
  public static FeedSubscription open(
      URI server, String clientId, Login login, String topicFilter, Clock clock)
      throws IOException {
    FeedSubscription subscription = null;
    try {
      MqttAsyncClient client =
          new MqttAsyncClient(server.toString(), clientId, new MemoryPersistence());
      subscription = new FeedSubscription(client, clock);
      client.setCallback(subscription.new Arrivals());
      client.connect(options(login)).waitForCompletion(CONNECT_S * 1000L);
      MqttSubscription filter = new MqttSubscription(topicFilter, QOS);
      filter.setRetainAsPublished(true);
      IMqttToken answer =
          client.subscribe(new MqttSubscription[] {filter}, null, null, new MqttProperties());
      answer.waitForCompletion(CONNECT_S * 1000L);
      for (int code : answer.getReasonCodes()) {
        if (code >= FIRST_ERROR_CODE) {
          throw new MqttException(code);
        }
      }
      return subscription;
    } catch (MqttException | IllegalArgumentException e) {
      if (subscription != null) {
        subscription.close();
      }
      throw new IOException(
          "no subscription to '" + topicFilter + "' at " + server + ": " + e.getMessage(), e);
    }
  }

  private static MqttConnectionOptions options(Login login) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setTopicAliasMaximum(0);
    options.setConnectionTimeout(CONNECT_S);
    if (!login.user().isEmpty()) {
      options.setUserName(login.user());
      options.setPassword(login.password().getBytes(StandardCharsets.UTF_8));
    }
    return options;
  }

  /** The next message; null if none comes in this time. */
  public @Nullable ObservedMessage poll(Duration atMost) throws InterruptedException {
    return waiting.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Messages dropped because too many waited. */
  public long dropped() {
    return dropped.get();
  }

  /** Why the connection was lost; null while it is there. */
  public @Nullable String lost() {
    return lost;
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, DISCONNECT_MILLIS, client.isConnected());
      client.close();
    } catch (MqttException | RuntimeException e) {
      lost = String.valueOf(e.getMessage()); // nothing is left to be saved
    }
  }

  private final class Arrivals implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      ObservedMessage observed =
          new ObservedMessage(
              topic, message.getPayload(), clock.millis(), message.getQos(), message.isRetained());
      if (!waiting.offer(observed)) {
        dropped.incrementAndGet();
      }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      lost = String.valueOf(response.getException());
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      lost = String.valueOf(exception);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // Nothing is published.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
      // The thread that connects goes on by itself.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      // Extended authentication is not offered.
    }
  }
}
