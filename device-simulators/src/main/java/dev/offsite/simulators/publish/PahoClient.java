package dev.offsite.simulators.publish;

import dev.offsite.simulators.device.DeviceMessage;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** One Paho client object with one connection; used once and thrown away. */
final class PahoClient implements MqttCallback {

  /** MQTT 5 reason codes from here on are errors. */
  static final int FIRST_ERROR_CODE = 0x80;

  private static final int LAST_ERROR_CODE = 0xFF;
  private static final int REASON_QUOTA_EXCEEDED = 0x97;
  private static final int QOS = 1;
  private static final int CONNECT_TIMEOUT_S = 10;
  private static final int KEEP_ALIVE_S = 30;
  private static final int DISCONNECT_MILLIS = 500;

  // Paho logs a stack trace for every lost connection; we say it in one line.
  private static final Logger PAHO = Logger.getLogger("org.eclipse.paho.mqttv5.client.internal");

  static {
    if (PAHO.getLevel() == null) {
      PAHO.setLevel(Level.OFF);
    }
  }

  private final MqttAsyncClient client;
  private final Consumer<PahoClient> onLost;

  private volatile boolean lost;

  private PahoClient(MqttAsyncClient client, Consumer<PahoClient> onLost) {
    this.client = client;
    this.onLost = onLost;
  }

  /**
   * Connects, waiting at most {@value #CONNECT_TIMEOUT_S} seconds.
   *
   * @param onLost told when the connection is gone
   */
  static PahoClient connect(
      MqttOptions options,
      String clientId,
      Login login,
      @Nullable LastWill will,
      Consumer<PahoClient> onLost)
      throws MqttException {
    MqttConnectionOptions paho = new MqttConnectionOptions();
    paho.setAutomaticReconnect(false);
    paho.setCleanStart(true);
    paho.setTopicAliasMaximum(0);
    paho.setConnectionTimeout(CONNECT_TIMEOUT_S);
    paho.setKeepAliveInterval(KEEP_ALIVE_S);
    if (options.server().getScheme().equals("tcp")) {
      paho.setSocketFactory(new BufferedSocketFactory());
    }
    if (!login.user().isEmpty()) {
      paho.setUserName(login.user());
      paho.setPassword(login.password().getBytes(StandardCharsets.UTF_8));
    }
    if (will != null) {
      MqttMessage message = new MqttMessage(will.payload());
      message.setQos(QOS);
      message.setRetained(true);
      paho.setWill(will.topicName(), message);
    }
    MqttAsyncClient client =
        new MqttAsyncClient(options.server().toString(), clientId, new MemoryPersistence());
    PahoClient connection = new PahoClient(client, onLost);
    client.setCallback(connection);
    try {
      client.connect(paho).waitForCompletion(CONNECT_TIMEOUT_S * 1000L);
      return connection;
    } catch (MqttException e) {
      connection.close();
      throw e;
    }
  }

  /** Whether the broker may take the same message later. */
  static boolean isPassing(int reasonCode) {
    return reasonCode == REASON_QUOTA_EXCEEDED || reasonCode == FIRST_ERROR_CODE;
  }

  /**
   * Sends a message.
   *
   * @param onAnswer gets the reason code of the broker's acknowledgement; not called if the
   *     connection is lost before
   */
  void publish(DeviceMessage message, IntConsumer onAnswer) throws MqttException {
    MqttMessage paho = new MqttMessage(message.payload());
    paho.setQos(message.qos());
    paho.setRetained(message.retained());
    client.publish(message.topicName(), paho, null, new Answer(onAnswer));
  }

  boolean isLost() {
    return lost;
  }

  void markLost() {
    lost = true;
  }

  void close() {
    lost = true;
    try {
      client.disconnectForcibly(0, DISCONNECT_MILLIS, client.isConnected());
      client.close();
    } catch (MqttException | RuntimeException e) {
      // There is nothing to save in a connection that is being thrown away.
      PAHO.log(Level.FINE, "close", e);
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    onLost.accept(this);
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    onLost.accept(this);
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    // Nothing is subscribed.
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Each message has a listener of its own.
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // The thread that connects goes on by itself.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // Extended authentication is not offered.
  }

  private record Answer(IntConsumer onAnswer) implements MqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
      int[] codes = token.getReasonCodes();
      onAnswer.accept(codes == null || codes.length == 0 ? 0 : codes[0]);
    }

    @Override
    public void onFailure(IMqttToken token, Throwable failure) {
      // Paho's own codes, such as "connection lost", lie above; they are no answer of the broker.
      if (failure instanceof MqttException e
          && e.getReasonCode() >= FIRST_ERROR_CODE
          && e.getReasonCode() <= LAST_ERROR_CODE) {
        onAnswer.accept(e.getReasonCode());
      }
    }
  }
}
