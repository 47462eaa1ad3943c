package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/**
 * One connection of the Paho client for MQTT 3.1.1, which owns the client object and its threads.
 *
 * <p>Hot path: {@link #messageArrived}.
 */
final class PahoV3Connection implements MqttConnection, MqttCallback {
  private static final int DISCONNECT_PATIENCE_MILLIS = 500;
  private static final int QOS = 1;

  private final MqttAsyncClient client;
  private final ScheduledExecutorService executor;
  private final MqttConnector.Listener listener;
  private boolean resumedSession;

  PahoV3Connection(
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
  public void connectionLost(Throwable cause) {
    Throwable root = cause.getCause() == null ? cause : cause.getCause();
    listener.lost(root.toString());
  }

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {
    // Nothing is published here.
  }
}
