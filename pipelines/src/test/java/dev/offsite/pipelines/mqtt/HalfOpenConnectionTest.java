package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.EmbeddedBroker;
import dev.offsite.pipelines.testing.Publisher;
import dev.offsite.pipelines.testing.TcpProxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection on which nothing passes any more, and nobody is told, is replaced in time. */
class HalfOpenConnectionTest {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);
  private static final Duration BACKOFF_MAX = Duration.ofMillis(500);

  /** For the connection itself, and a machine that does other things. */
  private static final Duration LEEWAY = Duration.ofMillis(1_500);

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void silentConnection_isReplacedWithinOneAndAHalfKeepAlives(MqttProtocol protocol)
      throws Exception {
    CollectingOutput output = new CollectingOutput();
    MqttMetrics metrics = new MqttMetrics(UnregisteredMetricsGroup.createSourceReaderMetricGroup());
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        TcpProxy proxy = new TcpProxy(broker.port());
        Publisher device = new Publisher(broker.uri())) {
      MqttSourceConfig config =
          MqttSource.builder()
              .protocol(protocol)
              .serverUri(proxy.uri())
              .topicFilter("a/#")
              .clientIdentifierPrefix("half-open")
              .keepAlive(KEEP_ALIVE)
              .backoff(Duration.ofMillis(50), BACKOFF_MAX)
              .config();
      MqttSourceReader reader =
          new MqttSourceReader(
              config, ServersInTurn.of(config), metrics, Clock.systemUTC(), new Random(1));
      try (reader) {
        reader.start();
        reader.addSplits(config.splits());
        await().until(() -> reader.connectedSplits() == 1);
        device.publish("a/1", "before");
        await().until(() -> reader.handOverMessages() == 1);

        proxy.silence();
        device.publish("a/1", "into the void");

        await()
            .atMost(KEEP_ALIVE.multipliedBy(3).dividedBy(2).plus(BACKOFF_MAX).plus(LEEWAY))
            .until(() -> metrics.reconnects.getCount() == 1 && reader.handOverMessages() == 2);
        assertThat(metrics.lostSessions.getCount()).isZero();
        while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
          // The next one.
        }
        assertThat(output.payloads()).isEqualTo(List.of("before", "into the void"));
      }
    }
  }
}
