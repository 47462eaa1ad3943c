package dev.offsite.pipelines.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.TreeSet;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** A device: publishes with QoS 1, one message at a time, and remembers what was acknowledged. */
public final class Publisher implements AutoCloseable {
  private final MqttClient client;
  private final Set<String> acknowledged = new TreeSet<>();

  public Publisher(String serverUri) throws MqttException {
    this(serverUri, "");
  }

  public Publisher(String serverUri, String login) throws MqttException {
    this(serverUri, login, "", "");
  }

  private Publisher(String serverUri, String login, String willTopicName, String willPayload)
      throws MqttException {
    client = new MqttClient(serverUri, "device-" + System.nanoTime(), new MemoryPersistence());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    if (!login.isEmpty()) {
      options.setUserName(login);
      options.setPassword(login.getBytes(UTF_8));
    }
    if (!willTopicName.isEmpty()) {
      options.setWill(willTopicName, new MqttMessage(willPayload.getBytes(UTF_8), 1, false, null));
    }
    client.connect(options);
  }

  /** A device whose last will the broker publishes when the device is gone without a word. */
  public static Publisher withLastWill(String serverUri, String topicName, String payload)
      throws MqttException {
    return new Publisher(serverUri, "", topicName, payload);
  }

  /** Publishes and returns when the broker has acknowledged. */
  public void publish(String topicName, String payload) throws MqttException {
    publish(topicName, payload.getBytes(UTF_8));
    acknowledged.add(payload);
  }

  public void publish(String topicName, byte[] payload) throws MqttException {
    client.publish(topicName, payload, 1, false);
  }

  /** Publishes a message that the broker keeps for later subscribers. */
  public void publishRetained(String topicName, String payload) throws MqttException {
    client.publish(topicName, payload.getBytes(UTF_8), 1, true);
  }

  /** Publishes with QoS 0. */
  public void publishUnacknowledged(String topicName, String payload) throws MqttException {
    client.publish(topicName, payload.getBytes(UTF_8), 0, false);
  }

  /** Publishes with QoS 2 and returns when the exchange is complete. */
  public void publishExactlyOnce(String topicName, String payload) throws MqttException {
    client.publish(topicName, payload.getBytes(UTF_8), 2, false);
  }

  /** Is gone without a word. */
  public void die() throws MqttException {
    client.disconnectForcibly(0, 200, false);
  }

  /** The text payloads that the broker has taken responsibility for. */
  public Set<String> acknowledged() {
    return acknowledged;
  }

  @Override
  public void close() throws MqttException {
    client.disconnectForcibly(0, 200);
    client.close();
  }
}
