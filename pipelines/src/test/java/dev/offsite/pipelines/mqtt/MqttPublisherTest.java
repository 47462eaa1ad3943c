package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.EmbeddedBroker;
import dev.offsite.pipelines.testing.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sign is told while connections come and go, with a real broker. */
class MqttPublisherTest {

  private static final String TOPIC = "offsite/v1/sign/sign-1/show";
  private static final Duration EXPIRY = Duration.ofSeconds(10);

  @TempDir Path directory;

  private final Sign sign = new Sign();
  private EmbeddedBroker broker;

  @BeforeEach
  void startBroker() throws Exception {
    broker = EmbeddedBroker.start(directory);
  }

  @AfterEach
  void stopBroker() throws Exception {
    broker.close();
  }

  @Test
  void publish_connected_arrivesAtMostOnceAndIsNotRetained() throws Exception {
    try (MqttConnection listening = listen();
        MqttPublisher publisher = connected(broker.uri())) {
      assertThat(publisher.publish(TOPIC, bytes("one"), EXPIRY)).isTrue();
      await().until(() -> sign.payloads.size() == 1);

      assertThat(sign.payloads).containsExactly("one");
      assertThat(sign.qos).containsExactly(0);
      assertThat(sign.retained).containsExactly(false);
      assertThat(listening.resumedSession()).isFalse();
    }
  }

  @Test
  void publish_beforeThereIsABroker_isDroppedAtOnceAndNeverSent() throws Exception {
    String uri = broker.uri();
    broker.stop();
    try (MqttPublisher publisher = start(uri)) {
      assertThat(publisher.publish(TOPIC, bytes("early"), EXPIRY)).isFalse();
      broker.start();
      try (MqttConnection listening = listen()) {
        await().until(publisher::isConnected);
        assertThat(publisher.publish(TOPIC, bytes("later"), EXPIRY)).isTrue();
        await().until(() -> !sign.payloads.isEmpty());

        assertThat(sign.payloads).containsExactly("later");
        assertThat(listening.resumedSession()).isFalse();
      }
    }
  }

  /** Whoever publishes meanwhile is told; afterwards it goes on by itself. */
  @Test
  void connection_lost_isMadeAnewByItself_andWhatFellBetweenIsNotRepeated() throws Exception {
    try (TcpProxy network = new TcpProxy(broker.port());
        MqttConnection listening = listen();
        MqttPublisher publisher = connected(network.uri())) {
      for (int round = 0; round < 3; round++) {
        network.cut();
        await().until(() -> !publisher.isConnected());
        String between = "between " + round;
        boolean isSent = publisher.publish(TOPIC, bytes(between), EXPIRY);
        await().until(publisher::isConnected);
        String after = "after " + round;
        await().until(() -> publisher.publish(TOPIC, bytes(after), EXPIRY));
        await().until(() -> sign.payloads.contains(after));

        assertThat(isSent).isFalse();
        assertThat(sign.payloads).doesNotContain(between);
      }
      assertThat(listening.resumedSession()).isFalse();
    }
  }

  @Test
  void broker_restarted_isFoundAgain() throws Exception {
    try (MqttPublisher publisher = connected(broker.uri())) {
      broker.stop();
      await().until(() -> !publisher.isConnected());
      assertThat(publisher.publish(TOPIC, bytes("lost"), EXPIRY)).isFalse();
      broker.start();

      await().until(publisher::isConnected);
    }
  }

  @Test
  void close_whileItPauses_endsAtOnceAndPublishesNothingMore() throws Exception {
    broker.stop();
    Backoff anHour =
        new Backoff(Duration.ofHours(1), Duration.ofHours(1), new SplittableRandom(11));
    MqttPublisher publisher = MqttPublisher.start(settings(broker.uri()), 0, anHour);

    publisher.close();

    assertThat(publisher.isConnected()).isFalse();
    assertThat(publisher.publish(TOPIC, bytes("late"), EXPIRY)).isFalse();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("mqtt-publisher-sign-test-publisher"));
  }

  @Test
  void settings_ofAnotherScheme_areRefused() {
    assertThatThrownBy(() -> settings("http://broker"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("mqtt server URI: 'http://broker'");
  }

  private MqttPublisher connected(String uri) {
    MqttPublisher publisher = start(uri);
    await().until(publisher::isConnected);
    return publisher;
  }

  private static MqttPublisher start(String uri) {
    Backoff quick =
        new Backoff(Duration.ofMillis(20), Duration.ofMillis(100), new SplittableRandom(11));
    return MqttPublisher.start(settings(uri), 0, quick);
  }

  private static MqttPublisher.Settings settings(String uri) {
    return new MqttPublisher.Settings(
        uri, MqttTls.systemTrust(), "sign-test-publisher", MqttCredentials.anonymous());
  }

  private MqttConnection listen() throws Exception {
    return ServersInTurn.of(
            MqttSource.builder()
                .serverUri(broker.uri())
                .topicFilter("offsite/v1/sign/sign-1/#")
                .clientIdentifierPrefix("sign-test-listener")
                .config())
        .connect(MqttSplit.of("sign-test-listener", "offsite/v1/sign/sign-1/#"), sign);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** Keeps what it is told. */
  private static final class Sign implements MqttConnector.Listener {
    final List<String> payloads = new CopyOnWriteArrayList<>();
    final List<Integer> qos = new CopyOnWriteArrayList<>();
    final List<Boolean> retained = new CopyOnWriteArrayList<>();

    @Override
    public void delivered(
        int packetIdentifier,
        String topicName,
        byte[] payload,
        int newQos,
        boolean newRetained,
        boolean duplicate) {
      qos.add(newQos);
      retained.add(newRetained);
      payloads.add(new String(payload, UTF_8));
    }

    @Override
    public void lost(String reason) {}
  }
}
