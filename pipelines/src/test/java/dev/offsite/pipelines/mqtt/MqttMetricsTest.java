package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.testutils.MetricListener;
import org.apache.flink.runtime.metrics.groups.InternalSourceReaderMetricGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a metric reporter sees under which name. */
class MqttMetricsTest {
  private static final MqttSplit SPLIT = MqttSplit.of("test", "a/+");

  private final MetricListener reported = new MetricListener();
  private final FakeBroker broker = new FakeBroker();
  private final CollectingOutput output = new CollectingOutput();
  private final MovableClock clock = new MovableClock(1_700_000_000_000L);
  private MqttSourceReader reader;

  @BeforeEach
  void connect() {
    reader =
        new MqttSourceReader(
            MqttSource.builder()
                .serverUri("tcp://nowhere:1883")
                .topicFilter("a/+")
                .clientIdentifierPrefix("test")
                .receiveMaximum(3)
                .payloadBytesMax(10)
                .payloadExcerptBytes(2)
                .backoff(Duration.ofMillis(5), Duration.ofMillis(20))
                .config(),
            broker,
            new MqttMetrics(InternalSourceReaderMetricGroup.mock(reported.getMetricGroup())),
            clock,
            new Random(1));
    reader.start();
    reader.addSplits(List.of(SPLIT));
    await().until(() -> gauge("connectedSplits") == 1);
  }

  @AfterEach
  void close() throws InterruptedException {
    reader.close();
  }

  @Test
  void messages_onTheirWay_areShownWhereTheyAre() throws Exception {
    broker.latest().deliver(1, "one");
    broker.latest().deliver(2, "two");
    clock.advance(Duration.ofMillis(250));
    assertThat(gauge("handOverMessages")).isEqualTo(2);
    assertThat(gauge("receiveLag")).isEqualTo(250);
    assertThat(gauge("unackedMessages")).isEqualTo(2);

    drain();
    assertThat(gauge("handOverMessages")).isZero();
    assertThat(gauge("receiveLag")).isZero();
    assertThat(gauge("unackedMessages")).isEqualTo(2);
    assertThat(gauge("oldestUnackedAge")).isEqualTo(250);

    reader.snapshotState(1);
    reader.notifyCheckpointComplete(1);
    await().until(() -> gauge("unackedMessages") == 0);
    assertThat(gauge("oldestUnackedAge")).isZero();
    assertThat(counter("acknowledged")).isEqualTo(2);
  }

  @Test
  void redeliveries_reconnects_andLostSessions_areCounted() {
    broker.keepsSessions = false;
    FakeBroker.Connection first = broker.latest();

    first.lose();
    await().until(() -> broker.latest() != first && gauge("connectedSplits") == 1);
    broker.latest().redeliver(7, "one");

    assertThat(counter("redelivered")).isEqualTo(1);
    assertThat(counter("reconnects")).isEqualTo(1);
    assertThat(counter("lostSessions")).isEqualTo(1);
  }

  @Test
  void qos0_beyondTheHandOver_isDroppedAndCounted() {
    for (int i = 0; i < 5; i++) {
      broker.latest().deliver(0, "once");
    }

    assertThat(gauge("handOverMessages")).isEqualTo(3);
    assertThat(counter("droppedQos0")).isEqualTo(2);
  }

  @Test
  void payload_aboveTheLimit_isCounted() {
    broker.latest().deliver(1, "0123456789");
    broker.latest().deliver(2, "0123456789A");

    assertThat(counter("cutPayloads")).isEqualTo(1);
  }

  @Test
  void pendingRecords_whichOnlyTheBrokerKnows_areNotShown() {
    assertThat(reported.getMetric(Metric.class, "pendingRecords")).isEmpty();
  }

  private long gauge(String name) {
    return ((Number) metric(Gauge.class, name).getValue()).longValue();
  }

  private long counter(String name) {
    return metric(Counter.class, name).getCount();
  }

  private <T extends Metric> T metric(Class<T> kind, String name) {
    return reported.getMetric(kind, "mqtt", name).orElseThrow();
  }

  private void drain() throws Exception {
    while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
      // The next one.
    }
  }
}
