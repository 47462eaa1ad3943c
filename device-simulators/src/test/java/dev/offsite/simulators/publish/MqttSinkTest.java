package dev.offsite.simulators.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.DeviceSwarm;
import dev.offsite.simulators.world.Worlds;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MqttSinkTest {

  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PublishLog log = new PublishLog();

  @Test
  void publish_aSwarm_arrivesCompletelyAndIsCounted() throws Exception {
    try (TestBroker broker = new TestBroker();
        TestSubscriber subscriber = new TestSubscriber(broker.uri(), "offsite/v1/#");
        MqttSink sink = sink(broker)) {
      DeviceSwarm swarm = new DeviceSwarm(Worlds.demo(50));
      List<String> sent = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        DeviceMessage message = swarm.next();
        sent.add(message.topic().name() + new String(message.payload(), StandardCharsets.UTF_8));
        sink.publish(message);
      }
      assertThat(sink.drain(PATIENCE)).isTrue();
      await().until(() -> subscriber.received().size() >= sent.size());

      assertThat(subscriber.received().stream().map(r -> r.topic() + r.payload()))
          .containsExactlyInAnyOrderElementsOf(sent);
      assertThat(sink.counts().publishedTotal()).isEqualTo(1_000);
      assertThat(sink.counts().acknowledged()).isEqualTo(sink.counts().published());
      assertThat(sink.counts().published().get(DeviceKind.TRUCK)).isGreaterThan(800);
      assertThat(sink.counts().refused()).isZero();
    }
  }

  @Test
  void publish_oneDevice_keepsItsOrder() throws Exception {
    try (TestBroker broker = new TestBroker();
        TestSubscriber subscriber = new TestSubscriber(broker.uri(), "offsite/v1/#");
        MqttSink sink = sink(broker)) {
      for (int i = 0; i < 300; i++) {
        sink.publish(position("truck-1", i));
      }
      assertThat(sink.drain(PATIENCE)).isTrue();
      await().until(() -> subscriber.received().size() >= 300);
      assertThat(subscriber.received().stream().map(TestSubscriber.Received::payload))
          .containsExactlyElementsOf(
              IntStream.range(0, 300).mapToObj(i -> "{\"n\":" + i + "}").toList());
    }
  }

  @Test
  void publish_brokerRestarts_goesOnAndIsAcknowledged() throws Exception {
    try (TestBroker broker = new TestBroker();
        MqttSink sink = sink(broker)) {
      sink.publish(position("truck-1", 0));
      assertThat(sink.drain(PATIENCE)).isTrue();
      broker.stop();
      for (int i = 1; i < 200; i++) {
        sink.publish(position("truck-1", i));
      }
      assertThat(sink.drain(Duration.ofMillis(200))).isFalse();
      broker.start();
      assertThat(sink.drain(PATIENCE)).isTrue();
      assertThat(sink.counts().acknowledgedTotal()).isEqualTo(200);
      assertThat(sink.counts().reconnects()).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void publish_connectionsCutAgainAndAgain_losesNothing() throws Exception {
    try (TestBroker broker = new TestBroker();
        CuttableProxy proxy = new CuttableProxy(broker.uri());
        TestSubscriber subscriber = new TestSubscriber(broker.uri(), "offsite/v1/#");
        MqttSink sink = sink(proxy.uri())) {
      Set<String> sent = new HashSet<>();
      for (int i = 0; i < 3_000; i++) {
        sent.add("{\"n\":" + i + "}");
        sink.publish(position("truck-" + i % 10, i));
        if (i % 700 == 350) {
          long before = i - 300L;
          await().until(() -> sink.counts().acknowledgedTotal() >= before);
        } else if (i % 700 == 500) {
          proxy.cut();
        }
      }
      assertThat(sink.drain(PATIENCE)).isTrue();
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          subscriber.received().stream()
                              .map(TestSubscriber.Received::payload)
                              .distinct())
                      .containsExactlyInAnyOrderElementsOf(sent));
      assertThat(sink.counts().publishedTotal()).isEqualTo(3_000);
      assertThat(sink.counts().acknowledgedTotal()).isEqualTo(3_000);
      assertThat(sink.counts().reconnects()).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void scale_connectionCut_saysOfflineAndAgainOnline() throws Exception {
    DeviceTopic status = new DeviceTopic(DeviceKind.WIM, "wim-01", ReportKind.STATUS);
    try (TestBroker broker = new TestBroker();
        CuttableProxy proxy = new CuttableProxy(broker.uri());
        MqttSink sink = sink(proxy.uri())) {
      sink.publish(
          DeviceMessage.of(
              status, "{\"state\":\"ONLINE\"}".getBytes(StandardCharsets.UTF_8), true, 0, 0));
      assertThat(sink.drain(PATIENCE)).isTrue();
      try (TestSubscriber late = new TestSubscriber(broker.uri(), "offsite/v1/wim/+/status")) {
        await().until(() -> late.received().size() == 1);
        assertThat(late.received().get(0).retained()).isTrue();

        proxy.cut();
        await().until(() -> late.received().size() >= 3);
        assertThat(late.received().get(1).payload()).contains("OFFLINE");
        assertThat(late.received().get(2).payload()).contains("ONLINE");
      }
    }
  }

  @Test
  void publish_afterClose_isRefused() throws Exception {
    try (TestBroker broker = new TestBroker()) {
      MqttSink sink = sink(broker);
      sink.publish(position("truck-1", 1));
      assertThat(sink.drain(PATIENCE)).isTrue();
      sink.close();
      assertThatThrownBy(() -> sink.publish(position("truck-1", 2)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void log_publishedMessage_isFoundByDeviceAndEventTime() throws Exception {
    try (TestBroker broker = new TestBroker();
        MqttSink sink = sink(broker)) {
      sink.publish(position("truck-1", 7));
      assertThat(log.find("truck-1", Instant.ofEpochMilli(7))).contains(NOW);
      assertThat(log.find("truck-1", Instant.ofEpochMilli(8))).isEmpty();
      assertThat(log.find("truck-2", Instant.ofEpochMilli(7))).isEmpty();
    }
  }

  private MqttSink sink(TestBroker broker) {
    return sink(broker.uri());
  }

  private MqttSink sink(URI server) {
    MqttOptions options = MqttOptions.of(server, "test", new Login("user", "secret"));
    return new MqttSink(options, CLOCK, log);
  }

  private static DeviceMessage position(String deviceId, int n) {
    return DeviceMessage.of(
        new DeviceTopic(DeviceKind.TRUCK, deviceId, ReportKind.POSITION),
        ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8),
        false,
        n,
        n);
  }
}
