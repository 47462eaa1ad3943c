package dev.offsite.standalone.broker;

import static dev.offsite.standalone.broker.TestClient.BAD_USER_NAME_OR_PASSWORD;
import static dev.offsite.standalone.broker.TestClient.NOT_AUTHORIZED;
import static dev.offsite.standalone.broker.TestClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.offsite.schemas.channel.TopicTemplate;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DeviceLogins;
import dev.offsite.standalone.instance.Ports;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device with a valid login of its own can do at the broker, seen from outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerAclIT {

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String END = "offsite/v1/wim/end-of-test/passage";

  @TempDir static Path folder;

  private final Credentials credentials = Credentials.random(new SecureRandom());
  private final List<TestClient> open = new ArrayList<>();
  private DeviceLogins logins;
  private EmbeddedMqttBroker broker;

  @BeforeAll
  void start() throws Exception {
    logins = DeviceLogins.open(credentials.secret(), folder.resolve("logins.txt"));
    int port;
    try (Ports ports = new Ports(InetAddress.getLoopbackAddress())) {
      port = ports.choose(0, "--mqtt-port");
    }
    broker =
        EmbeddedMqttBroker.start(
            folder.resolve("mqtt"),
            MqttListener.DEFAULT,
            new BrokerPorts(port, port),
            new BrokerAccess(
                credentials,
                logins,
                SimulatorAccount.ON,
                List.of(new TopicTemplate("thing/product/{deviceId}/osd"))));
  }

  @BeforeEach
  void register() {
    broker.use(
        Registrations.of(
            Registrations.device("wim-01"),
            Registrations.device("truck-1", "gateway-1"),
            Registrations.device("truck-2", "gateway-1"),
            Registrations.device("truck-3", "gateway-2")));
  }

  @AfterEach
  void disconnect() {
    open.forEach(TestClient::close);
    open.clear();
  }

  @AfterAll
  void stop() throws Exception {
    broker.close();
  }

  @Test
  void publish_forItself_isTakenAndForAnother_isRefusedAndNeverArrives() throws Exception {
    try (Arrivals arrivals = new Arrivals()) {
      TestClient device = connected("wim-01");

      assertThat(device.publish("offsite/v1/wim/wim-01/passage")).isEqualTo(SUCCESS);
      assertThat(device.publish("offsite/v1/wim/wim-02/passage")).isEqualTo(NOT_AUTHORIZED);
      assertThat(device.publish("offsite/v1/truck/truck-1/position")).isEqualTo(NOT_AUTHORIZED);
      assertThat(device.publish("offsite/v1/wim/wim-01/status")).isEqualTo(SUCCESS);

      assertThat(arrivals.untilEnd())
          .containsExactly("offsite/v1/wim/wim-01/passage", "offsite/v1/wim/wim-01/status");
    }
  }

  @Test
  void publish_gateway_forItsOwnTrucksOnly() {
    TestClient gateway = connected("gateway-1");

    assertThat(gateway.publish("offsite/v1/truck/truck-1/position")).isEqualTo(SUCCESS);
    assertThat(gateway.publish("offsite/v1/truck/truck-2/position")).isEqualTo(SUCCESS);
    assertThat(gateway.publish("offsite/v1/truck/truck-3/position")).isEqualTo(NOT_AUTHORIZED);
    assertThat(gateway.publish("offsite/v1/wim/wim-01/passage")).isEqualTo(NOT_AUTHORIZED);
  }

  @Test
  void publish_truckUnderItsOwnNameThoughItHasAGateway_isRefused() {
    assertThat(connected("truck-1").publish("offsite/v1/truck/truck-1/position"))
        .isEqualTo(NOT_AUTHORIZED);
  }

  @Test
  void publish_unknownDeviceForItself_isTakenSoThatItGetsItsDeadLetter() {
    assertThat(connected("nobody").publish("offsite/v1/wim/nobody/passage")).isEqualTo(SUCCESS);
  }

  @Test
  void publish_dotInTheDeviceId_isNotTheSeparatorOfArtemis() throws Exception {
    try (Arrivals arrivals = new Arrivals()) {
      TestClient dotted = connected("a.b");

      assertThat(dotted.publish("offsite/v1/wim/a.b/passage")).isEqualTo(SUCCESS);
      assertThat(dotted.publish("offsite/v1/wim/a/passage")).isEqualTo(NOT_AUTHORIZED);
      assertThat(connected("a").publish("offsite/v1/wim/a.b/passage")).isEqualTo(NOT_AUTHORIZED);
      assertThat(connected("b").publish("offsite/v1/wim/a.b/passage")).isEqualTo(NOT_AUTHORIZED);

      assertThat(arrivals.untilEnd()).containsExactly("offsite/v1/wim/a.b/passage");
    }
  }

  /** Artemis reads two colons in a row as address and queue. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "offsite/v1/wim/wim-02/passage::offsite/v1/wim/wim-01/passage",
        "offsite/v1/wim/wim-01::offsite/v1/wim/wim-02/passage",
        "offsite/v1/wim/wim-01\\/wim-02/passage",
        "offsite.v1.wim.wim-02.passage",
        "$sys/mqtt/retain/offsite/v1/wim/wim-02/passage",
        "$sys.mqtt.retain.offsite/v1/wim/wim-02/passage",
        "$sys.mqtt.retain.offsite/v1/wim/wim-01/passage",
        "activemq/notifications",
        "activemq.management"
      })
  void publish_namesThatArtemisReadsOtherwise_areRefused(String topic) throws Exception {
    try (Arrivals arrivals = new Arrivals()) {
      assertThat(connected("wim-01").publish(topic)).isEqualTo(NOT_AUTHORIZED);

      assertThat(arrivals.untilEnd()).isEmpty();
    }
  }

  @Test
  void publish_ownTopicThenTwoColonsAndAnother_neverArrivesAsTheOther() throws Exception {
    try (Arrivals arrivals = new Arrivals()) {
      connected("wim-01").publish("offsite/v1/wim/wim-01/passage::offsite/v1/wim/wim-02/passage");

      assertThat(arrivals.untilEnd()).noneMatch(topic -> topic.startsWith("offsite/v1/wim/wim-02"));
    }
  }

  @Test
  void publish_foreignTopic_forItselfOnly() {
    TestClient drone = connected("drone-01");

    assertThat(drone.publish("thing/product/drone-01/osd")).isEqualTo(SUCCESS);
    assertThat(drone.publish("thing/product/drone-02/osd")).isEqualTo(NOT_AUTHORIZED);
    assertThat(drone.publish("thing/product/drone-01/events")).isEqualTo(NOT_AUTHORIZED);
  }

  @Test
  void publishRetained_forItself_isKeptAndIsNoBacklogOfTheIngestJob() throws Exception {
    TestClient device = connected("wim-04");
    assertThat(device.publishRetained("offsite/v1/wim/wim-04/status")).isEqualTo(SUCCESS);

    try {
      try (Arrivals later = new Arrivals()) {
        assertThat(later.untilEnd()).containsExactly("offsite/v1/wim/wim-04/status");
      }
      // the broker forgets the reader's subscription a moment after the reader has gone
      await().atMost(SOON).until(() -> broker.queuedMessages() == 0);
    } finally {
      assertThat(device.clear("offsite/v1/wim/wim-04/status")).isEqualTo(SUCCESS);
    }
  }

  @Test
  void publishRetained_forAnother_isRefusedAndNotKept() throws Exception {
    assertThat(connected("wim-01").publishRetained("offsite/v1/wim/wim-02/status"))
        .isEqualTo(NOT_AUTHORIZED);

    try (Arrivals later = new Arrivals()) {
      assertThat(later.untilEnd()).isEmpty();
    }
  }

  @Test
  void will_onItsOwnTopic_isPublishedAndOnAnothers_isNot() throws Exception {
    try (Arrivals arrivals = new Arrivals()) {
      URI uri = URI.create(broker.uri());
      LostDevice.connectAndVanish(
          uri, "wim-01", logins.passwordOf("wim-01"), "offsite/v1/wim/wim-02/status");
      LostDevice.connectAndVanish(
          uri, "wim-03", logins.passwordOf("wim-03"), "offsite/v1/wim/wim-03/status");

      assertThat(arrivals.until("offsite/v1/wim/wim-03/status")).isEmpty();
      assertThat(arrivals.untilEnd()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#",
        "offsite/v1/#",
        "offsite/v1/wim/wim-01/passage",
        "offsite/v1/sign/+/text",
        "offsite/v1/sign/wim-02/text",
        "$share/group/offsite/v1/#",
        "$SYS/#",
        "activemq/notifications"
      })
  void subscribe_beyondWhatIsMeantForIt_isRefused(String filter) {
    assertThat(connected("wim-01").subscribe(filter)).isEqualTo(NOT_AUTHORIZED);
  }

  @Test
  void subscribe_toWhatIsMeantForIt_isAllowed() {
    assertThat(connected("wim-01").subscribe("offsite/v1/sign/wim-01/#")).isEqualTo(SUCCESS);
  }

  @Test
  void use_newRelease_countsForConnectionsThatExist() {
    TestClient gateway = connected("gateway-1");
    assertThat(gateway.publish("offsite/v1/truck/truck-3/position")).isEqualTo(NOT_AUTHORIZED);
    assertThat(gateway.publish("offsite/v1/truck/truck-1/position")).isEqualTo(SUCCESS);

    broker.use(
        Registrations.of(
            Registrations.device("truck-1", "gateway-2"),
            Registrations.device("truck-3", "gateway-1")));

    assertThat(gateway.publish("offsite/v1/truck/truck-3/position")).isEqualTo(SUCCESS);
    assertThat(gateway.publish("offsite/v1/truck/truck-1/position")).isEqualTo(NOT_AUTHORIZED);
  }

  @Test
  void rotate_connectedDevice_isSentAwayAndComesBackWithTheNewPasswordOnly() throws Exception {
    String before = logins.passwordOf("wim-08");
    TestClient device = client();
    assertThat(device.connect("wim-08", before)).isEqualTo(SUCCESS);

    String after = logins.rotate("wim-08");
    assertThat(device.publish("offsite/v1/wim/wim-08/passage")).isEqualTo(NOT_AUTHORIZED);
    broker.disconnect(Set.of("wim-08"));

    await().atMost(SOON).until(() -> !device.isConnected());
    assertThat(client().connect("wim-08", before)).isEqualTo(BAD_USER_NAME_OR_PASSWORD);
    assertThat(client().connect("wim-08", after)).isEqualTo(SUCCESS);
  }

  @Test
  void connect_withoutOrWithAWrongPassword_isRefusedAndCounted() {
    long before = broker.failedLogins();

    assertThat(client().connectAnonymously()).isEqualTo(BAD_USER_NAME_OR_PASSWORD);
    assertThat(client().connect("wim-01", "wrong")).isEqualTo(BAD_USER_NAME_OR_PASSWORD);
    assertThat(client().connect("wim-01", logins.passwordOf("wim-02")))
        .isEqualTo(BAD_USER_NAME_OR_PASSWORD);
    assertThat(client().connect("devices", "anything")).isEqualTo(BAD_USER_NAME_OR_PASSWORD);
    assertThat(client().connect("ACTIVEMQ.CLUSTER.ADMIN.USER", "ACTIVEMQ.CLUSTER.ADMIN.PASSWORD"))
        .isEqualTo(BAD_USER_NAME_OR_PASSWORD);

    assertThat(broker.failedLogins()).isEqualTo(before + 4);
  }

  @Test
  void connect_mqtt311WithAWrongPassword_isRefused() {
    URI uri = URI.create(broker.uri());
    Mqtt3BlockingClient old =
        com.hivemq.client.mqtt.MqttClient.builder()
            .useMqttVersion3()
            .serverHost(uri.getHost())
            .serverPort(uri.getPort())
            .buildBlocking();

    assertThatThrownBy(
            () ->
                old.connectWith()
                    .simpleAuth()
                    .username("wim-01")
                    .password("wrong".getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth()
                    .send())
        .isInstanceOf(Mqtt3ConnAckException.class);
  }

  @Test
  void connect_clientIdentifierOfAnother_doesNotPushItOut() {
    TestClient device = TestClient.at(broker.uri(), "scale-in-lane-1", null);
    open.add(device);
    device.connect("wim-01", logins.passwordOf("wim-01"));
    TestClient other = TestClient.at(broker.uri(), "scale-in-lane-1", null);

    assertThat(other.connect("wim-02", logins.passwordOf("wim-02")))
        .isEqualTo(BAD_USER_NAME_OR_PASSWORD);

    assertThat(device.publish("offsite/v1/wim/wim-01/passage")).isEqualTo(SUCCESS);
  }

  @Test
  void recorder_publishOrManage_isRefused() {
    TestClient recorder = client();
    recorder.connect(Credentials.RECORDER_USER, credentials.recorderPassword());

    assertThat(recorder.publish("offsite/v1/wim/wim-01/passage")).isEqualTo(NOT_AUTHORIZED);
    assertThat(recorder.subscribe("offsite/v1/#")).isEqualTo(SUCCESS);
    assertThat(recorder.subscribe("#")).isEqualTo(NOT_AUTHORIZED);
  }

  @Test
  void simulator_publishForEveryDevice_andNothingElse() {
    TestClient simulator = client();
    simulator.connect(Credentials.SIMULATOR_USER, credentials.simulatorPassword());

    assertThat(simulator.publish("offsite/v1/truck/truck-3/position")).isEqualTo(SUCCESS);
    assertThat(simulator.publish("thing/product/drone-02/osd")).isEqualTo(SUCCESS);
    assertThat(simulator.publish("elsewhere/v1/wim/wim-01/passage")).isEqualTo(NOT_AUTHORIZED);
    assertThat(simulator.subscribe("offsite/v1/#")).isEqualTo(NOT_AUTHORIZED);
  }

  private TestClient client() {
    TestClient client = TestClient.at(broker.uri());
    open.add(client);
    return client;
  }

  private TestClient connected(String login) {
    TestClient client = client();
    assertThat(client.connect(login, logins.passwordOf(login))).isEqualTo(SUCCESS);
    return client;
  }

  /** Everything that an own account sees from here on. */
  private final class Arrivals implements AutoCloseable {

    private final TestClient reader = TestClient.at(broker.uri());
    private final Mqtt5Publishes publishes;

    private Arrivals() {
      reader.connect(Credentials.RECORDER_USER, credentials.recorderPassword());
      publishes = reader.client().publishes(MqttGlobalPublishFilter.ALL);
      assertThat(reader.subscribe("offsite/v1/#")).isEqualTo(SUCCESS);
    }

    /** The topics of what came before a last message that is published only now. */
    List<String> untilEnd() throws InterruptedException {
      TestClient last = client();
      last.connect(Credentials.SIMULATOR_USER, credentials.simulatorPassword());
      assertThat(last.publish(END)).isEqualTo(SUCCESS);
      return until(END);
    }

    List<String> until(String end) throws InterruptedException {
      List<String> topics = new ArrayList<>();
      while (true) {
        Optional<Mqtt5Publish> next = publishes.receive(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).as("until %s, so far %s", end, topics).isPresent();
        if (next.get().getTopic().toString().equals(end)) {
          return topics;
        }
        topics.add(next.get().getTopic().toString());
      }
    }

    @Override
    public void close() {
      publishes.close();
      reader.close();
    }
  }
}
