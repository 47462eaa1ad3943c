package dev.offsite.standalone.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.bridge.BridgeLoadCodec;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.sign.SignMessage.Action;
import dev.offsite.schemas.sign.SignTopic;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.sign.SignDisplay;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a passage over MQTT to the sign behind the scale, and to the load of the bridge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignStackIT {

  private static final Logger LOG = LoggerFactory.getLogger(SignStackIT.class);
  private static final Duration SOON = Duration.ofSeconds(60);

  /** A scale with a sign, and the sign. */
  private static final String SCALE = "wim-05";

  private static final String SITE = "site-jiubao";
  private static final String SIGN = "sign-02";
  private static final int PASSAGES = 20;

  @TempDir static Path folder;

  private DataDirectory data;
  private EmbeddedStack stack;
  private int passages;

  @BeforeAll
  void start() throws Exception {
    NeutralLocale.set();
    data = DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
    stack =
        EmbeddedStack.start(
            data,
            new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE),
            Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(5).reference(),
            (part, detail, took) -> {});
  }

  @AfterAll
  void stop() throws Exception {
    stack.close();
    data.close();
  }

  @Test
  void overload_isOnTheSignWithinTwoSeconds_andGoneAfterTen() {
    SignDisplay display = new SignDisplay(SIGN);
    Mqtt5BlockingClient sign = connect(SIGN, stack.logins().passwordOf(SIGN));
    sign.toAsync()
        .subscribeWith()
        .topicFilter(SignTopic.of(SIGN))
        .callback(message -> display.hear(message.getPayloadAsBytes(), Instant.now()))
        .send()
        .join();
    try (ThirdPartyDevice scale = scale()) {
      publish(scale, Instant.now(), 90_000); // until the job is warm
      await().atMost(SOON).until(() -> shows(display) >= 1);
      List<Long> millis = new ArrayList<>();
      for (int i = 0; i < PASSAGES; i++) {
        int before = shows(display);
        Instant published = Instant.now();
        publish(scale, published, 90_000);
        await()
            .pollInterval(Duration.ofMillis(5))
            .atMost(SOON)
            .until(() -> shows(display) > before);
        Instant heard =
            display.history().stream()
                .filter(h -> h.message().action() == Action.SHOW)
                .reduce((first, second) -> second)
                .orElseThrow()
                .at();
        millis.add(Duration.between(published, heard).toMillis());
      }
      millis.sort(null);
      LOG.info(
          "passage published to sign message: p50 {} ms, max {} ms of {}",
          millis.get(PASSAGES / 2),
          millis.get(PASSAGES - 1),
          PASSAGES);
      assertThat(millis.get(PASSAGES / 2)).isLessThan(2_000);

      int shown = shows(display);
      publish(scale, Instant.now().minusSeconds(30), 90_000);
      publishBatch(scale, Instant.now(), 90_000);
      publish(scale, Instant.now(), 20_000);
      await()
          .atMost(SOON)
          .until(
              () -> display.history().stream().anyMatch(h -> h.message().action() == Action.BLANK));
      assertThat(shows(display)).isEqualTo(shown);
      assertThat(display.stale()).isZero();
      assertThat(display.history().get(0).message().vehicle().plate()).matches("浙B·0\\*{3}\\d");
      Instant later = Instant.now().plusSeconds(10);
      assertThat(display.shown(later)).isEmpty();
    }
    sign.disconnect();
  }

  @Test
  void sign_subscribingToAnotherOne_isRefused() {
    Mqtt5BlockingClient sign = connect("sign-01", stack.logins().passwordOf("sign-01"));

    assertThatThrownBy(() -> sign.subscribeWith().topicFilter(SignTopic.of(SIGN)).send())
        .isInstanceOf(Mqtt5SubAckException.class);
    sign.disconnect();
  }

  @Test
  void convoy_onOneSpan_isALoadAndAnAlarmOnTheirTopics() {
    try (ThirdPartyDevice scale = scale()) {
      Instant now = Instant.now();
      for (int i = 0; i < 6; i++) {
        publish(scale, now.minusMillis(3_000 - 500L * i), 45_000);
      }
    }
    List<Candidate> said = new ArrayList<>();
    try (CaseIntakeReader reader =
        CaseIntakeReader.open(
            stack.addresses().kafka(),
            KafkaTopics.OPERATIONS,
            CaseIntakeReader.From.START,
            Clock.systemUTC())) {
      await()
          .atMost(SOON)
          .until(
              () -> {
                reader.poll(Duration.ofMillis(100)).forEach(r -> said.add(r.candidate()));
                return said.stream()
                    .anyMatch(c -> c.kind() == ViolationKind.BRIDGE_LOAD_NEAR_LIMIT);
              });
    }
    assertThat(said).allMatch(candidate -> SITE.equals(candidate.place().siteId()));
    try (TopicTail tail = new TopicTail(stack.addresses().kafka(), KafkaTopics.BRIDGE_LOAD)) {
      await().atMost(SOON).until(() -> !tail.read().isEmpty());
      BridgeLoad load = new BridgeLoadCodec().decode(tail.read().get(0).value());
      assertThat(tail.read().get(0).key()).isEqualTo(load.siteId()).isEqualTo(SITE);
      assertThat(load.massLimitKg()).isPositive();
    }
  }

  private static int shows(SignDisplay display) {
    return (int)
        display.history().stream().filter(h -> h.message().action() == Action.SHOW).count();
  }

  private ThirdPartyDevice scale() {
    return new ThirdPartyDevice(
        stack.addresses(), Credentials.SIMULATOR_USER, stack.credentials().simulatorPassword());
  }

  private void publish(ThirdPartyDevice scale, Instant at, int grossKg) {
    scale.publish("offsite/v1/wim/" + SCALE + "/passage", passage(at, grossKg));
  }

  private void publishBatch(ThirdPartyDevice scale, Instant at, int grossKg) {
    scale.publish("offsite/v1/wim/" + SCALE + "/passage", "[" + passage(at, grossKg) + "]");
  }

  private synchronized String passage(Instant at, int grossKg) {
    passages++;
    String media =
        "[{\"kind\":\"FRONT\",\"uri\":\"https://media.test/f\",\"sha256\":\"%s\"}]"
            .formatted("ab".repeat(32));
    int axleKg = grossKg / 6;
    return String.format(
        Locale.ROOT,
        "{\"passageId\":\"sign-it-%d\",\"deviceTime\":\"%s\",\"lane\":1,\"speedKph\":50.0,"
            + "\"grossKg\":%d,\"axleCount\":6,\"axleLoadsKg\":[%d,%d,%d,%d,%d,%d],"
            + "\"configuration\":\"ARTICULATED\",\"driveAxles\":2,"
            + "\"plate\":{\"text\":\"浙B%05d\",\"color\":\"YELLOW\",\"confidence\":0.99},"
            + "\"media\":%s}",
        passages,
        at.truncatedTo(ChronoUnit.MILLIS),
        axleKg * 6,
        axleKg,
        axleKg,
        axleKg,
        axleKg,
        axleKg,
        axleKg,
        passages,
        media);
  }

  private Mqtt5BlockingClient connect(String login, String password) {
    URI uri = URI.create(stack.addresses().mqtt());
    Mqtt5BlockingClient client =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier("display-" + login)
            .serverHost(uri.getHost())
            .serverPort(uri.getPort())
            .buildBlocking();
    client
        .connectWith()
        .simpleAuth()
        .username(login)
        .password(password.getBytes(UTF_8))
        .applySimpleAuth()
        .send();
    return client;
  }
}
