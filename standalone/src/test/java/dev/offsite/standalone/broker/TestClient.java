package dev.offsite.standalone.broker;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** An MQTT 5 client of a library we do not use ourselves, which answers with reason codes. */
final class TestClient implements AutoCloseable {

  static final int SUCCESS = 0;
  static final int BAD_USER_NAME_OR_PASSWORD = 0x86;
  static final int NOT_AUTHORIZED = 0x87;

  private static final AtomicLong NUMBER = new AtomicLong();

  private final Mqtt5BlockingClient client;

  private TestClient(Mqtt5BlockingClient client) {
    this.client = client;
  }

  static TestClient at(String uri) {
    return at(uri, "test-" + NUMBER.incrementAndGet(), null);
  }

  /**
   * A client that is not yet connected.
   *
   * @param tls null for plain text
   */
  static TestClient at(String uri, String clientId, MqttClientSslConfig tls) {
    URI address = URI.create(uri);
    Mqtt5ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier(clientId)
            .serverHost(address.getHost())
            .serverPort(address.getPort());
    return new TestClient((tls == null ? builder : builder.sslConfig(tls)).buildBlocking());
  }

  /** The reason code of the answer. */
  int connect(String user, String password) {
    try {
      return client
          .connectWith()
          .simpleAuth()
          .username(user)
          .password(password.getBytes(StandardCharsets.UTF_8))
          .applySimpleAuth()
          .send()
          .getReasonCode()
          .getCode();
    } catch (Mqtt5ConnAckException e) {
      return e.getMqttMessage().getReasonCode().getCode();
    }
  }

  int connectAnonymously() {
    try {
      return client.connect().getReasonCode().getCode();
    } catch (Mqtt5ConnAckException e) {
      return e.getMqttMessage().getReasonCode().getCode();
    }
  }

  int publish(String topic) {
    return publish(Mqtt5Publish.builder().topic(topic).qos(MqttQos.AT_LEAST_ONCE).build());
  }

  int publishRetained(String topic) {
    return publish(
        Mqtt5Publish.builder()
            .topic(topic)
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(true)
            .payload("kept".getBytes(StandardCharsets.UTF_8))
            .build());
  }

  /** Removes what is retained. */
  int clear(String topic) {
    return publish(
        Mqtt5Publish.builder().topic(topic).qos(MqttQos.AT_LEAST_ONCE).retain(true).build());
  }

  private int publish(Mqtt5Publish message) {
    try {
      client.publish(message);
      return SUCCESS;
    } catch (Mqtt5PubAckException e) {
      return e.getMqttMessage().getReasonCode().getCode();
    }
  }

  int subscribe(String filter) {
    try {
      client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
      return SUCCESS;
    } catch (Mqtt5SubAckException e) {
      return e.getMqttMessage().getReasonCodes().get(0).getCode();
    }
  }

  boolean isConnected() {
    return client.getState().isConnected();
  }

  Mqtt5BlockingClient client() {
    return client;
  }

  @Override
  public void close() {
    if (isConnected()) {
      client.disconnect();
    }
  }
}
