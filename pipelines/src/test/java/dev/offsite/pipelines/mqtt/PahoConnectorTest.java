package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.EmbeddedBroker;
import dev.offsite.pipelines.testing.Publisher;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One connection after another against a real broker. */
class PahoConnectorTest {
  private static final MqttSplit SPLIT = MqttSplit.of("paho-test", "a/#");

  @TempDir Path directory;

  private final Received received = new Received();
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
  void session_overConnectionsAndARestartOfTheBroker_isResumed() throws Exception {
    PahoConnector connector = connector(broker.uri());
    try (MqttConnection connection = connector.connect(SPLIT, received)) {
      assertThat(connection.resumedSession()).isFalse();
    }
    try (MqttConnection connection = connector.connect(SPLIT, received)) {
      assertThat(connection.resumedSession()).isTrue();
    }
    broker.stop();
    broker.start();
    try (MqttConnection connection = connector.connect(SPLIT, received)) {
      assertThat(connection.resumedSession()).isTrue();
    }
  }

  @Test
  void message_notAcknowledged_isDeliveredAgain() throws Exception {
    PahoConnector connector = connector(broker.uri());
    try (MqttConnection connection = connector.connect(SPLIT, received);
        Publisher device = new Publisher(broker.uri())) {
      device.publish("a/1", "one");
      device.publish("a/2", "two");
      await().until(() -> received.payloads.size() == 2);
      connection.acknowledge(new int[] {received.packetIdentifiers.get(0)});
      await().until(() -> broker.held("paho-test") == 1);
    }
    Received again = new Received();
    try (MqttConnection connection = connector.connect(SPLIT, again)) {
      await().until(() -> again.payloads.size() == 1);
      assertThat(again.payloads).containsExactly("two");
      assertThat(connection.resumedSession()).isTrue();
    }
  }

  @Test
  void connection_thatTheBrokerEnds_isReportedAndTakesNoAcknowledgements() throws Exception {
    try (MqttConnection connection = connector(broker.uri()).connect(SPLIT, received)) {
      broker.stop();

      await().until(() -> !received.losses.isEmpty());
      assertThatThrownBy(() -> connection.acknowledge(new int[] {1}))
          .isInstanceOf(IOException.class);
    }
    broker.start();
  }

  @Test
  void servers_several_areTriedInTurn() throws Exception {
    String nobody = "tcp://127.0.0.1:" + freePort();

    try (MqttConnection connection = connector(nobody, broker.uri()).connect(SPLIT, received)) {
      assertThat(connection.resumedSession()).isFalse();
    }
    assertThatThrownBy(() -> connector(nobody).connect(SPLIT, received))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(MqttRefusedException.class)
        .hasMessageContaining(nobody);
  }

  private static PahoConnector connector(String... serverUris) {
    return new PahoConnector(
        new MqttSourceConfig(
            List.of(serverUris),
            List.of("a/#"),
            "paho-test",
            MqttCredentials.anonymous(),
            Duration.ofDays(1),
            100,
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            64,
            8,
            1_000));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Keeps what arrives. */
  private static final class Received implements MqttConnector.Listener {
    final List<String> payloads = new CopyOnWriteArrayList<>();
    final List<Integer> packetIdentifiers = new CopyOnWriteArrayList<>();
    final List<String> losses = new CopyOnWriteArrayList<>();

    @Override
    public void delivered(
        int packetIdentifier,
        String topicName,
        byte[] payload,
        int qos,
        boolean retained,
        boolean duplicate) {
      packetIdentifiers.add(packetIdentifier);
      payloads.add(new String(payload, UTF_8));
    }

    @Override
    public void lost(String reason) {
      losses.add(reason);
    }
  }
}
