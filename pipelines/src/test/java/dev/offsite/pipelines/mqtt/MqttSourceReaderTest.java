package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reader against a broker played by the test. */
class MqttSourceReaderTest {
  private static final MqttSplit SPLIT = MqttSplit.of("test", "a/+");
  private static final MqttSplit OTHER_SPLIT = MqttSplit.of("test", "b/+");
  private static final long NOW = 1_700_000_000_000L;

  private final FakeBroker broker = new FakeBroker();
  private final CollectingOutput output = new CollectingOutput();
  private final MqttMetrics metrics =
      new MqttMetrics(UnregisteredMetricsGroup.createSourceReaderMetricGroup());
  private final MovableClock clock = new MovableClock(NOW);
  private MqttSourceReader reader;

  @BeforeEach
  void createReader() {
    reader = new MqttSourceReader(config(), broker, metrics, clock, new Random(1));
    reader.start();
  }

  @AfterEach
  void closeReader() throws InterruptedException {
    reader.close();
  }

  @Test
  void poll_withoutMessages_hasNothingAndIsNotAvailable() throws Exception {
    connect(SPLIT);

    assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(reader.isAvailable()).isNotDone();
  }

  @Test
  void message_delivered_isEmittedWithItsReceiveTime() throws Exception {
    connect(SPLIT).deliver(1, "one");

    assertThat(reader.isAvailable()).isDone();
    drain();
    assertThat(output.payloads()).containsExactly("one");
    assertThat(output.messages.get(0).receivedAtMillis()).isEqualTo(NOW);
    assertThat(reader.isAvailable()).isNotDone();
  }

  @Test
  void acknowledgement_followsTheCompletedCheckpointThatHoldsTheMessage() throws Exception {
    FakeBroker.Connection connection = connect(SPLIT);
    connection.deliver(1, "one");
    connection.deliver(2, "two");
    drain();
    assertThat(reader.snapshotState(5)).containsExactly(SPLIT);
    connection.deliver(3, "three");
    drain();
    assertThat(connection.acknowledged).isEmpty();
    assertThat(reader.unackedMessages()).isEqualTo(3);

    reader.notifyCheckpointComplete(5);

    await().until(() -> connection.acknowledged.equals(List.of(1, 2)));
    await().until(() -> reader.unackedMessages() == 1);
    assertThat(metrics.acknowledged.getCount()).isEqualTo(2);
  }

  @Test
  void messageInTheHandOver_whenACheckpointCompletes_isNotAcknowledged() throws Exception {
    FakeBroker.Connection connection = connect(SPLIT);
    connection.deliver(1, "one");
    reader.snapshotState(5);
    reader.notifyCheckpointComplete(5);
    drain();
    reader.snapshotState(6);
    reader.notifyCheckpointComplete(6);

    await().until(() -> connection.acknowledged.equals(List.of(1)));
  }

  @Test
  void abortedCheckpoint_isCoveredByTheNext() throws Exception {
    FakeBroker.Connection connection = connect(SPLIT);
    connection.deliver(1, "one");
    drain();
    reader.snapshotState(5);
    reader.notifyCheckpointAborted(5);
    connection.deliver(2, "two");
    drain();
    reader.snapshotState(6);

    reader.notifyCheckpointComplete(6);

    await().until(() -> connection.acknowledged.equals(List.of(1, 2)));
  }

  @Test
  void acknowledgement_ofALostConnection_neverReachesTheNextOne() throws Exception {
    FakeBroker.Connection first = connect(SPLIT);
    first.deliver(1, "one");
    drain();
    reader.snapshotState(5);
    FakeBroker.Connection second = reconnect(first);

    reader.notifyCheckpointComplete(5);
    // Identifier 1 now means another message, which no checkpoint holds.
    second.deliver(1, "two");
    drain();
    reader.snapshotState(6);
    reader.notifyCheckpointComplete(5);
    await().during(Duration.ofMillis(100)).until(() -> second.acknowledged.isEmpty());
    reader.notifyCheckpointComplete(6);

    await().until(() -> second.acknowledged.equals(List.of(1)));
    assertThat(first.acknowledged).isEmpty();
    assertThat(first.closed).isTrue();
  }

  @Test
  void lostConnection_dropsWhatWillBeDeliveredAgain() throws Exception {
    FakeBroker.Connection first = connect(SPLIT);
    first.deliver(1, "one");
    first.deliver(0, "unrepeatable");
    FakeBroker.Connection second = reconnect(first);
    first.deliver(2, "from the dead");
    second.redeliver(7, "one");

    drain();

    assertThat(output.payloads()).containsExactly("unrepeatable", "one");
    assertThat(reader.unackedMessages()).isEqualTo(1);
    assertThat(metrics.reconnects.getCount()).isEqualTo(1);
    assertThat(metrics.redelivered.getCount()).isEqualTo(1);
  }

  @Test
  void reconnect_toABrokerWithoutTheSession_isCounted() {
    FakeBroker.Connection first = connect(SPLIT);
    FakeBroker.Connection second = reconnect(first);
    assertThat(metrics.lostSessions.getCount()).isZero();

    broker.keepsSessions = false;
    reconnect(second);

    assertThat(metrics.lostSessions.getCount()).isEqualTo(1);
  }

  @Test
  void unreachableBroker_atFirst_isTriedAgain() throws Exception {
    broker.failures.add(new IOException("connection refused"));
    broker.failures.add(new IOException("connection refused"));

    connect(SPLIT).deliver(1, "one");

    drain();
    assertThat(output.payloads()).containsExactly("one");
    assertThat(metrics.reconnects.getCount()).isZero();
  }

  @Test
  void refusal_ofTheFirstConnection_failsTheReader() {
    broker.failures.add(new MqttRefusedException("not authorized", null));

    reader.addSplits(List.of(SPLIT));

    reader.isAvailable().join();
    assertThatThrownBy(() -> reader.pollNext(output))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not authorized");
  }

  @Test
  void refusal_ofALaterConnection_isTriedAgain() throws Exception {
    FakeBroker.Connection first = connect(SPLIT);
    broker.failures.add(new MqttRefusedException("rights not loaded yet", null));

    FakeBroker.Connection second = reconnect(first);

    second.deliver(1, "one");
    drain();
    assertThat(output.payloads()).containsExactly("one");
  }

  @Test
  void payload_aboveTheLimit_isCutWithLengthAndDigest() throws Exception {
    connect(SPLIT).deliver(1, "x".repeat(65));

    drain();

    MqttMessage message = output.messages.get(0);
    assertThat(message.isCut()).isTrue();
    assertThat(message.payloadLength()).isEqualTo(65);
    assertThat(message.payload()).hasSize(8);
    // printf 'x%.0s' {1..65} | sha256sum
    assertThat(message.payloadSha256())
        .isEqualTo("9537c5fdf120482f7d58d25e9ed583f52c02b4e304ea814db1633ad565aed7e9");
    assertThat(metrics.cutPayloads.getCount()).isEqualTo(1);
  }

  @Test
  void payload_atTheLimit_isWhole() throws Exception {
    connect(SPLIT).deliver(1, "x".repeat(64));

    drain();

    assertThat(output.messages.get(0).isCut()).isFalse();
    assertThat(output.messages.get(0).payload()).hasSize(64);
  }

  @Test
  void pausedSplit_keepsItsMessagesAndTheOtherFlows() throws Exception {
    FakeBroker.Connection one = connect(SPLIT);
    FakeBroker.Connection other = connect(OTHER_SPLIT);
    reader.pauseOrResumeSplits(List.of(SPLIT.splitId()), List.of());
    one.deliver(1, "paused");
    other.deliver(1, "flowing");

    drain();
    assertThat(output.payloads()).containsExactly("flowing");

    reader.pauseOrResumeSplits(List.of(), List.of(SPLIT.splitId()));
    drain();
    assertThat(output.payloads()).containsExactly("flowing", "paused");
  }

  @Test
  void acknowledgements_ofTwoSplits_goToTheirOwnConnections() throws Exception {
    FakeBroker.Connection one = connect(SPLIT);
    FakeBroker.Connection other = connect(OTHER_SPLIT);
    one.deliver(1, "a");
    other.deliver(2, "b");
    drain();

    assertThat(reader.snapshotState(1)).containsExactly(SPLIT, OTHER_SPLIT);
    reader.notifyCheckpointComplete(1);

    await().until(() -> one.acknowledged.equals(List.of(1)));
    await().until(() -> other.acknowledged.equals(List.of(2)));
  }

  @Test
  void close_sendsTheAcknowledgementsThatAreQueued() throws Exception {
    FakeBroker.Connection connection = connect(SPLIT);
    for (int i = 1; i <= 50; i++) {
      connection.deliver(i, "message " + i);
    }
    drain();
    reader.snapshotState(1);

    reader.notifyCheckpointComplete(1);
    reader.close();

    assertThat(connection.acknowledged).hasSize(50);
    assertThat(connection.closed).isTrue();
  }

  @Test
  void records_andBytes_areCounted() throws Exception {
    FakeBroker.Connection connection = connect(SPLIT);
    connection.deliver(1, "four");
    connection.deliver(2, "seven!!");
    drain();

    assertThat(metrics.numRecordsIn.getCount()).isEqualTo(2);
    assertThat(metrics.numBytesIn.getCount()).isEqualTo(11);
  }

  @Test
  void ageOfTheOldestUnacknowledged_isByReceiveTimeUntilItsCheckpoint() throws Exception {
    FakeBroker.Connection connection = connect(SPLIT);
    assertThat(reader.oldestUnackedAgeMillis()).isZero();

    connection.deliver(1, "one");
    clock.advance(Duration.ofMillis(700));
    assertThat(reader.oldestUnackedAgeMillis()).isEqualTo(700);
    assertThat(reader.receiveLagMillis()).isEqualTo(700);
    drain();
    connection.deliver(2, "two");
    clock.advance(Duration.ofMillis(300));
    reader.snapshotState(1);
    assertThat(reader.oldestUnackedAgeMillis()).isEqualTo(1_000);
    assertThat(reader.receiveLagMillis()).isEqualTo(300);
    drain();
    reader.notifyCheckpointComplete(1);
    assertThat(reader.oldestUnackedAgeMillis()).isEqualTo(300);
    reader.snapshotState(2);
    reader.notifyCheckpointComplete(2);

    assertThat(reader.oldestUnackedAgeMillis()).isZero();
  }

  @Test
  void close_endsTheConnections() throws Exception {
    FakeBroker.Connection connection = connect(SPLIT);

    reader.close();

    assertThat(connection.closed).isTrue();
    assertThat(reader.connectedSplits()).isZero();
  }

  private FakeBroker.Connection connect(MqttSplit split) {
    int before = reader.connectedSplits();
    reader.addSplits(List.of(split));
    await().until(() -> reader.connectedSplits() == before + 1);
    return broker.latest();
  }

  private FakeBroker.Connection reconnect(FakeBroker.Connection lost) {
    lost.lose();
    await().until(() -> broker.latest() != lost && reader.connectedSplits() == 1);
    return broker.latest();
  }

  private void drain() throws Exception {
    while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
      // The next one.
    }
  }

  private static MqttSourceConfig config() {
    return MqttSource.builder()
        .serverUri("tcp://nowhere:1883")
        .topicFilter("a/+")
        .topicFilter("b/+")
        .clientIdentifierPrefix("test")
        .receiveMaximum(100)
        .backoff(Duration.ofMillis(5), Duration.ofMillis(20))
        .payloadBytesMax(64)
        .payloadExcerptBytes(8)
        .handOverBytesMax(1_000)
        .config();
  }
}
