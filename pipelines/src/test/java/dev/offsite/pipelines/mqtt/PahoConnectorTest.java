package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.EmbeddedBroker;
import dev.offsite.pipelines.testing.Publisher;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One connection after another against a real broker, in each protocol. */
class PahoConnectorTest {
  private static final AtomicInteger TESTS = new AtomicInteger();

  @TempDir static Path shared;
  private static EmbeddedBroker broker;

  @TempDir Path directory;

  // Each test has sessions and topic names of its own.
  private final String clients =
      String.format(Locale.ROOT, "paho-test-%03d", TESTS.incrementAndGet());
  private final String topic = clients + "/";
  private final MqttSplit split = MqttSplit.of(clients, topic + "#");
  private final Received received = new Received();

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start(shared);
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource
  void session_overConnectionsAndARestartOfTheBroker_isResumed(MqttProtocol protocol)
      throws Exception {
    MqttConnector connector = connector(protocol, broker.uri());
    try (MqttConnection connection = connector.connect(split, received)) {
      assertThat(connection.resumedSession()).isFalse();
    }
    try (MqttConnection connection = connector.connect(split, received)) {
      assertThat(connection.resumedSession()).isTrue();
    }
    broker.stop();
    broker.start();
    try (MqttConnection connection = connector.connect(split, received)) {
      assertThat(connection.resumedSession()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void message_notAcknowledged_isDeliveredAgain(MqttProtocol protocol) throws Exception {
    MqttConnector connector = connector(protocol, broker.uri());
    try (MqttConnection connection = connector.connect(split, received);
        Publisher device = new Publisher(broker.uri())) {
      device.publish(topic + "1", "one");
      device.publish(topic + "2", "two");
      await().until(() -> received.payloads.size() == 2);
      connection.acknowledge(new int[] {received.packetIdentifiers.get(0)});
      await().until(() -> broker.held(clients) == 1);
    }
    Received again = new Received();
    try (MqttConnection connection = connector.connect(split, again)) {
      await().until(() -> again.payloads.size() == 1);
      assertThat(again.payloads).containsExactly("two");
      assertThat(connection.resumedSession()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void connection_thatTheBrokerEnds_isReportedAndTakesNoAcknowledgements(MqttProtocol protocol)
      throws Exception {
    try (MqttConnection connection = connector(protocol, broker.uri()).connect(split, received)) {
      broker.stop();

      await().until(() -> !received.losses.isEmpty());
      assertThatThrownBy(() -> connection.acknowledge(new int[] {1}))
          .isInstanceOf(IOException.class);
    }
    broker.start();
  }

  @ParameterizedTest
  @EnumSource
  void servers_several_areTriedInTurn(MqttProtocol protocol) throws Exception {
    String nobody = "tcp://127.0.0.1:" + freePort();

    try (MqttConnection connection =
        connector(protocol, nobody, broker.uri()).connect(split, received)) {
      assertThat(connection.resumedSession()).isFalse();
    }
    assertThatThrownBy(() -> connector(protocol, nobody).connect(split, received))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(MqttRefusedException.class)
        .hasMessageContaining(nobody);
  }

  @ParameterizedTest
  @EnumSource
  void acknowledgements_sentJustBeforeClosing_arrive(MqttProtocol protocol) throws Exception {
    try (MqttConnection connection = connector(protocol, broker.uri()).connect(split, received);
        Publisher device = new Publisher(broker.uri())) {
      for (int i = 0; i < 90; i++) {
        device.publish(topic + "1", "message " + i);
      }
      await().until(() -> received.payloads.size() == 90);

      connection.acknowledge(
          received.packetIdentifiers.stream().mapToInt(Integer::intValue).toArray());
    }

    await().until(() -> broker.held(clients) == 0);
  }

  @ParameterizedTest
  @EnumSource
  void message_publishedAtEachQos_arrivesAtQos1AtMost(MqttProtocol protocol) throws Exception {
    try (MqttConnection connection = connector(protocol, broker.uri()).connect(split, received);
        Publisher device = new Publisher(broker.uri())) {
      device.publishUnacknowledged(topic + "0", "zero");
      device.publish(topic + "1", "one");
      device.publishExactlyOnce(topic + "2", "two");
      await().until(() -> received.payloads.size() == 3);

      assertThat(received.payloads).containsExactlyInAnyOrder("zero", "one", "two");
      assertThat(received.qos.get(received.payloads.indexOf("zero"))).isZero();
      assertThat(received.qos.get(received.payloads.indexOf("one"))).isEqualTo(1);
      assertThat(received.qos.get(received.payloads.indexOf("two"))).isEqualTo(1);
      int exactlyOnce = received.packetIdentifiers.get(received.payloads.indexOf("two"));
      connection.acknowledge(new int[] {exactlyOnce});
      await().until(() -> broker.held(clients) == 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void message_toASubscriptionOfQos0_needsNoAcknowledgement(MqttProtocol protocol)
      throws Exception {
    MqttConnector atMostOnce =
        ServersInTurn.of(builder(protocol).serverUri(broker.uri()).subscriptionQos(0).config());
    try (MqttConnection connection = atMostOnce.connect(split, received);
        Publisher device = new Publisher(broker.uri())) {
      device.publish(topic + "1", "one");

      await().until(() -> received.payloads.size() == 1);
      assertThat(connection.resumedSession()).isFalse();
      assertThat(received.qos).containsExactly(0);
      assertThat(received.packetIdentifiers).containsExactly(0);
      await().until(() -> broker.held(clients) == 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void lastWill_ofADeviceThatIsGone_arrives(MqttProtocol protocol) throws Exception {
    Publisher device = Publisher.withLastWill(broker.uri(), topic + "status", "gone");
    try (MqttConnection connection = connector(protocol, broker.uri()).connect(split, received)) {
      device.die();

      await().until(() -> received.payloads.equals(List.of("gone")));
      assertThat(received.retained).containsExactly(false);
      assertThat(connection.resumedSession()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void retainedMessage_isMarked_andComesAgainOnlyIn311(MqttProtocol protocol) throws Exception {
    try (Publisher device = new Publisher(broker.uri())) {
      device.publishRetained(topic + "status", "online");
    }
    for (int i = 0; i < 2; i++) {
      try (MqttConnection connection = connector(protocol, broker.uri()).connect(split, received);
          Publisher device = new Publisher(broker.uri())) {
        device.publish(topic + "live", "live " + i);
        String last = "live " + i;
        await().until(() -> received.payloads.contains(last));
        connection.acknowledge(
            received.packetIdentifiers.stream().mapToInt(Integer::intValue).toArray());
        await().until(() -> broker.held(clients) == 0);
        received.packetIdentifiers.clear();
      }
    }

    assertThat(received.payloads)
        .filteredOn("online"::equals)
        .hasSize(protocol == MqttProtocol.V5 ? 1 : 2);
    for (int i = 0; i < received.payloads.size(); i++) {
      assertThat(received.retained.get(i))
          .as(received.payloads.get(i))
          .isEqualTo(received.payloads.get(i).equals("online"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void login_withATokenFile_isReadForEachConnection(MqttProtocol protocol) throws Exception {
    Path tokenFile = directory.resolve("token");
    try (EmbeddedBroker guarded =
        EmbeddedBroker.startWithLogin(directory.resolve("guarded"), "ingest")) {
      MqttConnector connector =
          ServersInTurn.of(
              builder(protocol)
                  .serverUri(guarded.uri())
                  .credentials(MqttCredentials.ofTokenFile("ingest", tokenFile))
                  .config());
      Files.writeString(tokenFile, "s3cret-of-yesterday");
      assertThatThrownBy(() -> connector.connect(split, received))
          .isInstanceOf(MqttRefusedException.class)
          .hasMessageContaining("user ingest, token in " + tokenFile)
          .hasMessageContaining(guarded.uri())
          .hasMessageNotContaining("s3cret");

      Files.writeString(tokenFile, "ingest\n");

      try (MqttConnection connection = connector.connect(split, received)) {
        assertThat(connection.resumedSession()).isFalse();
      }
    }
  }

  @Test
  void token_withoutAUserName_isRefusedIn311() throws Exception {
    Path tokenFile = Files.writeString(directory.resolve("token"), "s3cret");
    MqttConnector connector =
        ServersInTurn.of(
            builder(MqttProtocol.V3_1_1)
                .serverUri(broker.uri())
                .credentials(MqttCredentials.ofTokenFile("", tokenFile))
                .config());

    assertThatThrownBy(() -> connector.connect(split, received))
        .isInstanceOf(MqttRefusedException.class)
        .hasMessageContaining("no password without a user name")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void sharedSubscription_dividesTheMessages() throws Exception {
    Received other = new Received();
    MqttConnector connector = connector(MqttProtocol.V5, broker.uri());
    try (MqttConnection one =
            connector.connect(MqttSplit.ofShared(clients, "$share/g/" + topic + "#", 0), received);
        MqttConnection two =
            connector.connect(MqttSplit.ofShared(clients, "$share/g/" + topic + "#", 1), other);
        Publisher device = new Publisher(broker.uri())) {
      assertThat(one.resumedSession()).isFalse();
      assertThat(two.resumedSession()).isFalse();
      for (int i = 0; i < 40; i++) {
        device.publish(topic + "1", "message " + i);
      }

      await().until(() -> received.payloads.size() + other.payloads.size() == 40);
      assertThat(received.payloads).isNotEmpty().doesNotContainAnyElementsOf(other.payloads);
      assertThat(other.payloads).isNotEmpty();
    }
  }

  private MqttConnector connector(MqttProtocol protocol, String... serverUris) {
    MqttSourceBuilder builder = builder(protocol);
    for (String serverUri : serverUris) {
      builder.serverUri(serverUri);
    }
    return ServersInTurn.of(builder.config());
  }

  private MqttSourceBuilder builder(MqttProtocol protocol) {
    return MqttSource.builder()
        .protocol(protocol)
        .topicFilter(topic + "#")
        .clientIdentifierPrefix(clients)
        .receiveMaximum(100)
        .connectTimeout(Duration.ofSeconds(5));
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
    final List<Integer> qos = new CopyOnWriteArrayList<>();
    final List<Boolean> retained = new CopyOnWriteArrayList<>();
    final List<String> losses = new CopyOnWriteArrayList<>();

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
      packetIdentifiers.add(packetIdentifier);
      payloads.add(new String(payload, UTF_8));
    }

    @Override
    public void lost(String reason) {
      losses.add(reason);
    }
  }
}
