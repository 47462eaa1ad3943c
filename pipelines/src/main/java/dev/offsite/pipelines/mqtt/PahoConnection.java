package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * One connection of the Paho client, which owns the client object and its threads.
 *
 * <p>Hot path: {@link #messageArrived}.
 */
final class PahoConnection implements MqttConnection, MqttCallback {
  private static final int DISCONNECT_PATIENCE_MILLIS = 500;
  private static final int QOS = 1;
  private static final int REASON_SESSION_TAKEN_OVER = 0x8E;

  private final MqttAsyncClient client;
  private final ScheduledExecutorService executor;
  private final MqttConnector.Listener listener;
  private boolean resumedSession;

  PahoConnection(
      MqttAsyncClient client, ScheduledExecutorService executor, MqttConnector.Listener listener) {
    this.client = client;
    this.executor = executor;
    this.listener = listener;
  }

  /** Notes the answer of the broker to the connection. */
  void connected(IMqttToken answer) {
    resumedSession = answer.getSessionPresent();
  }

  @Override
  public boolean resumedSession() {
    return resumedSession;
  }

  @Override
  public void acknowledge(int[] packetIdentifiers) throws IOException {
    try {
      for (int packetIdentifier : packetIdentifiers) {
        if (!client.isConnected()) {
          throw new IOException("not connected");
        }
        client.messageArrivedComplete(packetIdentifier, QOS);
      }
    } catch (MqttException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    // Also unblocks the callback thread, which may wait in the hand-over.
    listener.lost("closed");
    try {
      client.disconnectForcibly(0, DISCONNECT_PATIENCE_MILLIS, client.isConnected());
      client.close();
    } catch (MqttException | RuntimeException e) {
      // There is nothing to save in a connection that is being thrown away.
      listener.lost("closed with " + e);
    } finally {
      executor.shutdownNow();
    }
  }

  @Override
  public void messageArrived(String topicName, MqttMessage message) {
    int qos = message.getQos();
    listener.delivered(
        // QoS 2 comes only from what an earlier program left in the session; see PahoConnector.
        qos == QOS ? message.getId() : 0,
        topicName,
        message.getPayload(),
        qos,
        message.isRetained(),
        message.isDuplicate());
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    MqttException exception = response.getException();
    if (exception == null) {
      listener.lost(
          response.getReturnCode() == REASON_SESSION_TAKEN_OVER
              ? "another client connected with this client identifier (two jobs with one prefix?)"
              : "the broker disconnected, reason code " + response.getReturnCode());
    } else if (exception.getCause() == null) {
      listener.lost(exception.getMessage());
    } else {
      listener.lost(exception.getCause().toString());
    }
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    listener.lost(exception.getMessage());
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Nothing is published here.
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // Subscribing happens in the thread that connects.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // Extended authentication is not offered.
  }
}
