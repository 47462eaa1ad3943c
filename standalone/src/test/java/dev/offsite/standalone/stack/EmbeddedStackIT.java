package dev.offsite.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.standalone.broker.EmbeddedMqttBroker;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.StartException;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The embedded parts together, seen from outside through MQTT and Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedStackIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final StackOptions ANY_PORTS =
      new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE);

  @TempDir static Path folder;

  private DataDirectory data;
  private EmbeddedStack stack;

  @BeforeAll
  void start() throws Exception {
    NeutralLocale.set();
    data = DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
    stack = EmbeddedStack.start(data, ANY_PORTS, List.of(), (part, detail, took) -> {});
  }

  @AfterAll
  void stop() throws Exception {
    stack.close();
    data.close();
  }

  @Test
  void publish_anyBytes_areLandedAsTheyAre() {
    byte[] payload = "{\"not\": \"judged by ingest\"}".getBytes(StandardCharsets.UTF_8);

    try (ThirdPartyDevice device = device()) {
      device.publish("offsite/v1/wim/landed-1/passage", payload);
    }

    assertThat(awaitTelemetry(DeviceKind.WIM, "landed-1").value()).isEqualTo(payload);
  }

  @Test
  void publish_malformedTopic_isADeadLetterAndTheJobGoesOn() {
    try (ThirdPartyDevice device = device()) {
      device.publish("offsite/v1/truck/malformed-1/passage", "{}");
      device.publish("offsite/v1/truck/after-malformed/position", "{}");
    }

    Refusal refusal = awaitDeadLetter("offsite/v1/truck/malformed-1/passage");
    assertThat(refusal.reasons()).containsExactly(RefusalReason.MALFORMED_TOPIC);
    assertThat(awaitTelemetry(DeviceKind.TRUCK, "after-malformed").value()).hasSize(2);
  }

  @Test
  void publish_tenMegabytes_isADeadLetterAndTheJobGoesOn() {
    byte[] payload = new byte[10 * 1024 * 1024];
    Arrays.fill(payload, (byte) ' ');

    try (ThirdPartyDevice device = device()) {
      device.publish("offsite/v1/truck/big-1/position", payload);
      device.publish("offsite/v1/truck/after-big/position", "{}");
    }

    Refusal refusal = awaitDeadLetter("offsite/v1/truck/big-1/position");
    assertThat(refusal.reasons()).containsExactly(RefusalReason.PAYLOAD_TOO_LARGE);
    assertThat(refusal.payloadLength()).isEqualTo(payload.length);
    assertThat(refusal.payload().length).isLessThan(100_000);
    assertThat(awaitTelemetry(DeviceKind.TRUCK, "after-big").value()).hasSize(2);
  }

  @Test
  void publish_overThePacketLimit_costsOnlyTheConnection() {
    byte[] payload = new byte[EmbeddedMqttBroker.PACKET_BYTES_MAX + 1];

    try (ThirdPartyDevice device = device()) {
      assertThatThrownBy(() -> device.publish("offsite/v1/truck/huge-1/position", payload))
          .isInstanceOf(RuntimeException.class);
    }

    try (ThirdPartyDevice device = device()) {
      device.publish("offsite/v1/truck/after-huge/position", "{}");
    }
    assertThat(awaitTelemetry(DeviceKind.TRUCK, "after-huge").value()).hasSize(2);
  }

  @Test
  void connect_wrongPassword_isRefused() {
    assertThatThrownBy(
            () -> new ThirdPartyDevice(stack.addresses(), Credentials.SIMULATOR_USER, "wrong"))
        .isInstanceOfSatisfying(
            Mqtt5ConnAckException.class,
            refused ->
                assertThat(refused.getMqttMessage().getReasonCode())
                    .isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD));
  }

  @Test
  void simulator_publishElsewhere_isNotAuthorized() {
    try (ThirdPartyDevice device = device()) {
      assertThatThrownBy(() -> device.publish("elsewhere/v1/wim/1/passage", "{}"))
          .isInstanceOfSatisfying(
              Mqtt5PubAckException.class,
              refused ->
                  assertThat(refused.getMqttMessage().getReasonCode())
                      .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED));
    }
  }

  @Test
  void ingest_publish_isNotAuthorized() {
    try (ThirdPartyDevice device =
        new ThirdPartyDevice(
            stack.addresses(), Credentials.INGEST_USER, stack.credentials().ingestPassword())) {
      assertThatThrownBy(() -> device.publish("offsite/v1/wim/forged-1/passage", "{}"))
          .isInstanceOfSatisfying(
              Mqtt5PubAckException.class,
              refused ->
                  assertThat(refused.getMqttMessage().getReasonCode())
                      .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED));
    }
  }

  @Test
  void open_sameDirectoryTwice_isRefused() {
    assertThatThrownBy(() -> DataDirectory.open(data.path(), DataDirectory.Earlier.KEEP))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("in use by another Offsite");
  }

  private ThirdPartyDevice device() {
    return new ThirdPartyDevice(
        stack.addresses(), Credentials.SIMULATOR_USER, stack.credentials().simulatorPassword());
  }

  private ConsumerRecord<String, byte[]> awaitTelemetry(DeviceKind kind, String deviceId) {
    try (TopicTail tail = new TopicTail(stack.addresses().kafka(), kind.telemetryTopic())) {
      return await()
          .atMost(SOON)
          .until(
              () -> tail.read().stream().filter(it -> deviceId.equals(it.key())).findFirst(),
              Optional::isPresent)
          .orElseThrow();
    }
  }

  private Refusal awaitDeadLetter(String mqttTopic) {
    try (TopicTail tail = new TopicTail(stack.addresses().kafka(), KafkaTopics.DEAD_LETTER)) {
      return await()
          .atMost(SOON)
          .until(
              () ->
                  refusals(tail).stream()
                      .filter(it -> it.mqttTopic().equals(mqttTopic))
                      .findFirst(),
              Optional::isPresent)
          .orElseThrow();
    }
  }

  private static List<Refusal> refusals(TopicTail tail) {
    List<Refusal> refusals = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : tail.read()) {
      refusals.add(Refusal.parse(record.key(), TopicTail.headers(record), record.value()));
    }
    return refusals;
  }
}
