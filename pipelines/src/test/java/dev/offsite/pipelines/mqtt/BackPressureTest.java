package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.EmbeddedBroker;
import dev.offsite.pipelines.testing.Publisher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reader that is not polled holds a bounded number of messages; the broker holds the rest. */
class BackPressureTest {
  private static final int RECEIVE_MAXIMUM = 50;
  private static final int PUBLISHED = 400;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void readerAtAStandstill_holdsTheReceiveMaximum_andGetsTheRestLater(MqttProtocol protocol)
      throws Exception {
    CollectingOutput output = new CollectingOutput();
    MqttMetrics metrics = new MqttMetrics(UnregisteredMetricsGroup.createSourceReaderMetricGroup());
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Publisher device = new Publisher(broker.uri())) {
      MqttSourceConfig config =
          MqttSource.builder()
              .protocol(protocol)
              .serverUri(broker.uri())
              .topicFilter("a/#")
              .clientIdentifierPrefix("slow")
              .receiveMaximum(RECEIVE_MAXIMUM)
              .config();
      MqttSourceReader reader =
          new MqttSourceReader(
              config, ServersInTurn.of(config), metrics, Clock.systemUTC(), new Random(1));
      try (reader) {
        reader.start();
        reader.addSplits(config.splits());
        await().until(() -> reader.connectedSplits() == 1);
        for (int i = 0; i < PUBLISHED; i++) {
          device.publish("a/" + i, "message " + i);
        }

        await().until(() -> reader.handOverMessages() == RECEIVE_MAXIMUM);
        await()
            .during(Duration.ofMillis(500))
            .until(() -> reader.handOverMessages() == RECEIVE_MAXIMUM);
        assertThat(broker.held("slow")).isEqualTo(PUBLISHED);

        for (long checkpoint = 1; broker.held("slow") > 0; checkpoint++) {
          await().until(() -> reader.handOverMessages() > 0 || broker.held("slow") == 0);
          while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
            // The next one.
          }
          reader.snapshotState(checkpoint);
          reader.notifyCheckpointComplete(checkpoint);
        }
        assertThat(output.payloads()).hasSize(PUBLISHED).doesNotHaveDuplicates();
        assertThat(metrics.reconnects.getCount()).isZero();
      }
    }
  }
}
