package dev.offsite.pipelines.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.mqtt.MqttSource;
import dev.offsite.pipelines.mqtt.MqttSourceBuilder;
import dev.offsite.pipelines.testing.CollectingSink;
import dev.offsite.pipelines.testing.EmbeddedBroker;
import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.pipelines.testing.Publisher;
import dev.offsite.pipelines.testing.TcpProxy;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole ingest job with a real broker: nothing acknowledged to a device is ever lost. */
class IngestJobTest {
  private static final Duration OFTEN = Duration.ofMillis(200);
  private static final Duration NEVER = Duration.ofHours(1);
  private static final String CLIENTS = "ingest-test";
  private static final String TRUCK_TOPIC = "offsite/v1/truck/truck-1/position";

  private static FlinkCluster cluster;

  @TempDir Path directory;

  private final CollectingSink<LandedMessage> telemetry = new CollectingSink<>();
  private final CollectingSink<Refusal> deadLetters = new CollectingSink<>();
  private EmbeddedBroker broker;
  private DeviceRate rate = DeviceRate.DEFAULT;
  private JobID job;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = FlinkCluster.start(1);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @BeforeEach
  void startBroker() throws Exception {
    broker = EmbeddedBroker.start(directory);
  }

  @AfterEach
  void stopJobAndBroker() throws Exception {
    telemetry.unblock();
    if (job != null) {
      cluster.cancel(job);
    }
    broker.close();
  }

  @Test
  void job_messageOfEachKind_landsWithItsBytes() throws Exception {
    start(source(broker.uri()), OFTEN);
    byte[] notEvenJson = {0, (byte) 0xFF, 10, 13};

    try (Publisher device = new Publisher(broker.uri())) {
      device.publish("offsite/v1/wim/scale-1/passage", "{\"grossKg\":49000}");
      device.publish("offsite/v1/drone/drone-1/detection", notEvenJson);
      device.publish(TRUCK_TOPIC, new byte[0]);
    }

    patiently().until(() -> telemetry.stored().size() == 3);
    assertThat(telemetry.stored())
        .extracting(LandedMessage::telemetryTopic, LandedMessage::deviceId)
        .containsExactlyInAnyOrder(
            tuple("telemetry.wim", "scale-1"),
            tuple("telemetry.drone", "drone-1"),
            tuple("telemetry.truck", "truck-1"));
    assertThat(telemetry.stored())
        .extracting(landed -> landed.message().payload())
        .contains("{\"grossKg\":49000}".getBytes(UTF_8), notEvenJson, new byte[0]);
    assertThat(deadLetters.stored()).isEmpty();
  }

  @Test
  void job_deviceThatFloods_excessIsDeadLettersAndOthersFeelNothing() throws Exception {
    rate = new DeviceRate(0.001, 10);
    start(source(broker.uri()), OFTEN);

    try (Publisher device = new Publisher(broker.uri())) {
      for (int i = 0; i < 30; i++) {
        device.publish(TRUCK_TOPIC, "flood " + i);
      }
      for (int i = 0; i < 5; i++) {
        device.publish("offsite/v1/truck/truck-2/position", "calm " + i);
      }
    }

    patiently().until(() -> telemetry.stored().size() + deadLetters.stored().size() == 35);
    assertThat(telemetry.stored().stream().filter(it -> it.deviceId().equals("truck-1")))
        .hasSize(10);
    assertThat(telemetry.stored().stream().filter(it -> it.deviceId().equals("truck-2")))
        .hasSize(5);
    assertThat(deadLetters.stored())
        .hasSize(20)
        .allSatisfy(
            it -> {
              assertThat(it.reasons()).containsExactly(RefusalReason.RATE_EXCEEDED);
              assertThat(it.deviceId()).isEqualTo("truck-1");
              assertThat(it.detail())
                  .isEqualTo(
                      "device truck-1 is above 0.001 messages a second, after a burst of 10");
            });
    assertThat(new String(deadLetters.stored().get(0).payload(), UTF_8)).isEqualTo("flood 10");
  }

  @Test
  void job_payloadOf10MB_isADeadLetterAndTheJobGoesOn() throws Exception {
    start(source(broker.uri()), OFTEN);
    byte[] payload = new byte[10 << 20];
    new Random(1).nextBytes(payload);

    try (Publisher device = new Publisher(broker.uri())) {
      device.publish(TRUCK_TOPIC, payload);
      device.publish(TRUCK_TOPIC, "after");
    }

    patiently().until(() -> !deadLetters.stored().isEmpty() && telemetry.stored().size() == 1);
    assertThat(payloads()).containsExactly("after");
    Refusal refusal = deadLetters.stored().get(0);
    assertThat(refusal.reasons()).containsExactly(RefusalReason.PAYLOAD_TOO_LARGE);
    assertThat(refusal.deviceId()).isEqualTo("truck-1");
    assertThat(refusal.payloadLength()).isEqualTo(payload.length);
    assertThat(refusal.payloadSha256()).isEqualTo(Sha256.hexOf(payload));
    assertThat(refusal.payload()).isEqualTo(Arrays.copyOf(payload, 4_096));
    patiently().until(() -> broker.held(CLIENTS) == 0);
  }

  @Test
  void puback_beforeTheCheckpoint_isNotSent() throws Exception {
    start(source(broker.uri()), NEVER);

    try (Publisher device = new Publisher(broker.uri())) {
      publish(device, 0, 50);
    }
    patiently().until(() -> telemetry.written() == 50);
    // Nothing else can happen to them without a checkpoint, so a moment is enough to see it.
    await().during(Duration.ofMillis(500)).until(() -> broker.unacknowledged(CLIENTS) == 50);

    cluster.checkpoint(job);

    patiently().until(() -> broker.held(CLIENTS) == 0);
    assertThat(telemetry.stored()).hasSize(50);
  }

  @Test
  void blockedSink_unacknowledged_staysWithinTheReceiveMaximum() throws Exception {
    start(source(broker.uri()).receiveMaximum(100), OFTEN);
    telemetry.block();

    try (Publisher device = new Publisher(broker.uri())) {
      publish(device, 0, 1_000);
      patiently().until(() -> broker.unacknowledged(CLIENTS) == 100);
      await().during(Duration.ofSeconds(1)).until(() -> broker.unacknowledged(CLIENTS) == 100);
      assertThat(broker.held(CLIENTS)).isEqualTo(1_000);

      telemetry.unblock();

      patiently().until(() -> broker.held(CLIENTS) == 0);
      assertThat(payloads()).isEqualTo(device.acknowledged());
      assertThat(telemetry.stored()).hasSize(1_000);
    }
  }

  @Test
  void failure_ofTheTask_losesNothing() throws Exception {
    start(source(broker.uri()), OFTEN);

    try (Publisher device = new Publisher(broker.uri())) {
      for (int round = 0; round < 3; round++) {
        publish(device, round * 200, 150);
        telemetry.failOnce();
        publish(device, round * 200 + 150, 50);
      }
      assertEverythingArrives(device);
    }
  }

  @Test
  void failure_ofTheTaskManager_losesNothing() throws Exception {
    start(source(broker.uri()), OFTEN);

    try (Publisher device = new Publisher(broker.uri())) {
      publish(device, 0, 300);
      cluster.terminateTaskManager();
      publish(device, 300, 300);
      cluster.startTaskManager();
      assertEverythingArrives(device);
    }
  }

  @Test
  void restart_ofTheBroker_losesNothing() throws Exception {
    start(source(broker.uri()), OFTEN);
    Set<String> published = new HashSet<>();

    try (Publisher device = new Publisher(broker.uri())) {
      publish(device, 0, 300);
      published.addAll(device.acknowledged());
    }
    broker.stop();
    broker.start();
    try (Publisher device = new Publisher(broker.uri())) {
      publish(device, 300, 300);
      published.addAll(device.acknowledged());
    }

    patiently().until(() -> payloads().equals(published) && broker.held(CLIENTS) == 0);
    assertThat(published).hasSize(600);
  }

  @Test
  void cut_ofTheConnection_losesNothing() throws Exception {
    try (TcpProxy proxy = new TcpProxy(broker.port());
        Publisher device = new Publisher(broker.uri())) {
      start(source(proxy.uri()), OFTEN);
      for (int round = 0; round < 4; round++) {
        publish(device, round * 150, 100);
        proxy.cut();
        publish(device, round * 150 + 100, 50);
        patiently().until(() -> broker.connected(CLIENTS) == 3);
      }
      assertEverythingArrives(device);
    }
  }

  @Test
  void halfOpenConnection_losesNothing() throws Exception {
    try (TcpProxy proxy = new TcpProxy(broker.port());
        Publisher device = new Publisher(broker.uri())) {
      start(source(proxy.uri()).keepAlive(Duration.ofSeconds(1)), OFTEN);
      publish(device, 0, 100);
      proxy.silence();
      publish(device, 100, 100);
      assertEverythingArrives(device);
    }
  }

  private void assertEverythingArrives(Publisher device) {
    patiently().until(() -> payloads().equals(device.acknowledged()) && broker.held(CLIENTS) == 0);
    assertThat(deadLetters.stored()).isEmpty();
  }

  private static void publish(Publisher device, int from, int count) throws Exception {
    for (int i = from; i < from + count; i++) {
      device.publish(TRUCK_TOPIC, "message-" + i);
    }
  }

  private Set<String> payloads() {
    Set<String> payloads = new HashSet<>();
    for (LandedMessage landed : telemetry.stored()) {
      payloads.add(new String(landed.message().payload(), UTF_8));
    }
    return payloads;
  }

  private static MqttSourceBuilder source(String serverUri) {
    MqttSourceBuilder builder =
        MqttSource.builder()
            .serverUri(serverUri)
            .clientIdentifierPrefix(CLIENTS)
            .backoff(Duration.ofMillis(50), Duration.ofMillis(500));
    for (DeviceKind kind : DeviceKind.values()) {
      builder.topicFilter(DeviceTopic.filterOf(kind));
    }
    return builder;
  }

  private void start(MqttSourceBuilder source, Duration checkpointInterval) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(1);
    env.enableCheckpointing(checkpointInterval.toMillis());
    IngestJob.addTo(
        env,
        source.build(),
        new LandingRouter(LandingRouter.PAYLOAD_BYTES_MAX),
        rate,
        telemetry,
        deadLetters);
    job = cluster.submit(env);
    patiently().until(() -> broker.connected(CLIENTS) == 3);
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
  }
}
