package dev.offsite.standalone.stack;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import dev.offsite.standalone.instance.InstanceAddresses;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A device that speaks MQTT 5 with a client library we do not use ourselves. */
public final class ThirdPartyDevice implements AutoCloseable {

  private final Mqtt5BlockingClient client;

  public ThirdPartyDevice(InstanceAddresses addresses, String user, String password) {
    URI uri = URI.create(addresses.mqtt());
    client =
        MqttClient.builder()
            .useMqttVersion5()
            .serverHost(uri.getHost())
            .serverPort(uri.getPort())
            .identifier("third-party-" + System.nanoTime())
            .buildBlocking();
    client
        .connectWith()
        .simpleAuth()
        .username(user)
        .password(password.getBytes(StandardCharsets.UTF_8))
        .applySimpleAuth()
        .send();
  }

  Mqtt5BlockingClient client() {
    return client;
  }

  Mqtt5PublishResult publish(String topic, byte[] payload) {
    return client.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE).payload(payload).send();
  }

  public void publish(String topic, String payload) {
    publish(topic, payload.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    if (client.getState().isConnected()) {
      client.disconnect();
    }
  }
}
