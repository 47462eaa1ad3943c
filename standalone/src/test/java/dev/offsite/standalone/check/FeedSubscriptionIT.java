package dev.offsite.standalone.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import dev.offsite.pipelines.check.ObservedMessage;
import dev.offsite.simulators.publish.Login;
import dev.offsite.standalone.broker.BrokerAccess;
import dev.offsite.standalone.broker.BrokerPorts;
import dev.offsite.standalone.broker.EmbeddedMqttBroker;
import dev.offsite.standalone.broker.MqttListener;
import dev.offsite.standalone.broker.SimulatorAccount;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DeviceLogins;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live topic of a real broker. */
class FeedSubscriptionIT {

  private static final Credentials CREDENTIALS = Credentials.random(new SecureRandom());
  private static final String TOPIC = "offsite/v1/truck/t-1/position";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T02:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void subscription_liveTopic_seesQosRetainedAndReceipt() throws Exception {
    int port = freePort();
    try (EmbeddedMqttBroker broker =
        EmbeddedMqttBroker.start(
            folder.resolve("mqtt"),
            MqttListener.DEFAULT,
            new BrokerPorts(port, port),
            new BrokerAccess(
                CREDENTIALS,
                DeviceLogins.open(CREDENTIALS.secret(), folder.resolve("logins.txt")),
                SimulatorAccount.ON,
                List.of()))) {
      URI server = URI.create("tcp://127.0.0.1:" + port);
      assertThatThrownBy(
              () ->
                  FeedSubscription.open(
                      server, "x", new Login("ingest", "wrong"), "offsite/v1/#", CLOCK))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("offsite/v1/#");
      Login login = new Login(Credentials.INGEST_USER, CREDENTIALS.ingestPassword());
      try (FeedSubscription feed =
          FeedSubscription.open(server, "check-1", login, "offsite/v1/#", CLOCK)) {
        Mqtt5BlockingClient device =
            Mqtt5Client.builder()
                .identifier("t-1")
                .serverHost("127.0.0.1")
                .serverPort(port)
                .simpleAuth()
                .username(Credentials.SIMULATOR_USER)
                .password(CREDENTIALS.simulatorPassword().getBytes(UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        device.connect();
        publish(device, "a", MqttQos.AT_MOST_ONCE, Retain.NO);
        publish(device, "b", MqttQos.AT_LEAST_ONCE, Retain.YES);

        ObservedMessage first = feed.poll(Duration.ofSeconds(10));
        ObservedMessage second = feed.poll(Duration.ofSeconds(10));
        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(first.topicName()).isEqualTo(TOPIC);
        assertThat(new String(first.payload(), UTF_8)).isEqualTo("a");
        assertThat(first.qos()).isZero();
        assertThat(first.retained()).isFalse();
        assertThat(first.receivedAtMillis()).isEqualTo(CLOCK.millis());
        assertThat(second.qos()).isEqualTo(1);
        // Artemis passes the mark on to new subscriptions only.
        try (FeedSubscription later =
            FeedSubscription.open(server, "check-2", login, "offsite/v1/#", CLOCK)) {
          ObservedMessage kept = later.poll(Duration.ofSeconds(10));
          assertThat(kept).isNotNull();
          assertThat(kept.retained()).isTrue();
        }
        assertThat(feed.dropped()).isZero();
        assertThat(feed.lost()).isNull();
        device.disconnect();
      }
    }
  }

  private enum Retain {
    YES,
    NO
  }

  private static void publish(
      Mqtt5BlockingClient device, String payload, MqttQos qos, Retain retain) {
    device
        .publishWith()
        .topic(TOPIC)
        .qos(qos)
        .retain(retain == Retain.YES)
        .payload(payload.getBytes(UTF_8))
        .send();
  }
}
