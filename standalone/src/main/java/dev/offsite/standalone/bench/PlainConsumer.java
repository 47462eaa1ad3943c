package dev.offsite.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.pipelines.emit.KafkaSinks;
import dev.offsite.pipelines.mqtt.BufferedSocketFactory;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.simulators.publish.Login;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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

/**
 * The least that gives the guarantee of the ingest job with the same client library: each message
 * goes from the callback straight to a Kafka producer, and every half second what Kafka has
 * confirmed is acknowledged to the broker.
 *
 * <p>It has the job's session, window, sockets, producer settings, record key and headers, and none
 * of its reconnecting, dead letters, rates, metrics or state: what the job takes beyond this is
 * what those cost.
 */
final class PlainConsumer implements AutoCloseable, MqttCallback {

  /** As the ingest job's checkpoints. */
  private static final long ACKNOWLEDGE_MILLIS = 500;

  /** As the MQTT source's default. */
  private static final int RECEIVE_MAXIMUM = 20_000;

  private static final int QOS = 1;
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int DISCONNECT_MILLIS = 500;
  private static final long SESSION_EXPIRY_S = 86_400;
  private static final byte[] QOS_TEXT = {'1'};

  private final KafkaProducer<byte[], byte[]> producer;
  private final MqttAsyncClient client;
  private final Thread acknowledger = new Thread(this::acknowledge, "plain-acknowledger");
  private final Object lock = new Object();
  private int[] delivered = new int[RECEIVE_MAXIMUM];
  private int count;
  private volatile String lost = "";

  private PlainConsumer(String brokerUri, String bootstrapServers) throws MqttException {
    client = new MqttAsyncClient(brokerUri, "offsite-bench-plain", new MemoryPersistence());
    producer =
        new KafkaProducer<>(
            producerProperties(bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Connects, resumes its session and subscribes to the trucks' topics. */
  static PlainConsumer open(String brokerUri, Login login, String bootstrapServers)
      throws MqttException {
    PlainConsumer consumer = new PlainConsumer(brokerUri, bootstrapServers);
    boolean connected = false;
    try {
      consumer.connect(login);
      connected = true;
      return consumer;
    } finally {
      if (!connected) {
        consumer.producer.close();
      }
    }
  }

  private void connect(Login login) throws MqttException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_EXPIRY_S);
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setTopicAliasMaximum(0);
    options.setSocketFactory(new BufferedSocketFactory());
    options.setUserName(login.user());
    options.setPassword(login.password().getBytes(UTF_8));
    client.setManualAcks(true);
    client.setCallback(this);
    client.connect(options).waitForCompletion(TIMEOUT_MILLIS);
    acknowledger.start();
    client
        .subscribe(
            new MqttSubscription[] {
              new MqttSubscription(DeviceTopic.filterOf(DeviceKind.TRUCK), QOS)
            },
            null,
            null,
            new MqttProperties())
        .waitForCompletion(TIMEOUT_MILLIS);
  }

  /** Why the connection is gone, or empty. */
  String lost() {
    return lost;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of failures
  public void messageArrived(String topicName, MqttMessage message) {
    int idFrom = topicName.indexOf('/', DeviceTopic.PREFIX.length()) + 1;
    byte[] deviceId = topicName.substring(idFrom, topicName.indexOf('/', idFrom)).getBytes(UTF_8);
    long receivedAtMillis = System.currentTimeMillis();
    ProducerRecord<byte[], byte[]> landed =
        new ProducerRecord<>(
            DeviceKind.TRUCK.telemetryTopic(),
            null,
            receivedAtMillis,
            deviceId,
            message.getPayload());
    landed.headers().add(RecordHeaders.MQTT_TOPIC, topicName.getBytes(UTF_8));
    landed
        .headers()
        .add(RecordHeaders.RECEIVED_AT, Long.toString(receivedAtMillis).getBytes(UTF_8));
    landed.headers().add(RecordHeaders.MQTT_QOS, QOS_TEXT);
    producer.send(
        landed,
        (metadata, failure) -> {
          if (failure != null) {
            lost = "Kafka: " + failure;
          }
        });
    synchronized (lock) {
      delivered[count++] = message.getId();
    }
  }

  private void acknowledge() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(ACKNOWLEDGE_MILLIS);
        int[] taken;
        synchronized (lock) {
          taken = Arrays.copyOf(delivered, count);
          count = 0;
        }
        producer.flush();
        if (!lost.isEmpty()) {
          return; // what Kafka has not taken stays the broker's
        }
        for (int packetIdentifier : taken) {
          client.messageArrivedComplete(packetIdentifier, QOS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (MqttException e) {
      lost = e.toString();
    }
  }

  @Override
  public void close() throws InterruptedException {
    acknowledger.interrupt();
    acknowledger.join();
    try {
      client.disconnectForcibly(0, DISCONNECT_MILLIS, client.isConnected());
      client.close();
    } catch (MqttException e) {
      lost = e.toString(); // the connection is being thrown away
    } finally {
      producer.close();
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    lost = "disconnected: " + response.getReasonString();
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    lost = exception.toString();
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

  private static Properties producerProperties(String bootstrapServers) {
    Properties properties = KafkaSinks.producerProperties(new Properties());
    properties.put("bootstrap.servers", bootstrapServers);
    return properties;
  }
}
