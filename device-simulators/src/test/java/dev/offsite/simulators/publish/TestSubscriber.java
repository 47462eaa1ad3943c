package dev.offsite.simulators.publish;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Collects everything published below a topic filter. */
final class TestSubscriber implements MqttCallback, AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** One message as it arrived. */
  record Received(String topic, String payload, boolean retained) {}

  private final MqttAsyncClient client;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  TestSubscriber(URI server, String topicFilter) throws MqttException {
    client =
        new MqttAsyncClient(
            server.toString(), "subscriber-" + NUMBER.incrementAndGet(), new MemoryPersistence());
    client.setCallback(this);
    client.connect().waitForCompletion();
    client.subscribe(topicFilter, 1).waitForCompletion();
  }

  List<Received> received() {
    return received;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    received.add(
        new Received(
            topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.isRetained()));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  @Override
  public void close() throws MqttException {
    client.disconnectForcibly(0, 200, false);
    client.close();
  }
}
