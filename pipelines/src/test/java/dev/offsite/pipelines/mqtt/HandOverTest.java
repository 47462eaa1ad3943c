package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HandOverTest {
  private static final int MESSAGES_MAX = 3;
  private static final int BYTES_MAX = 100;

  private final HandOver handOver = new HandOver(MESSAGES_MAX, BYTES_MAX);
  private final HandOver.Lane lane = handOver.addLane();
  private final AtomicBoolean connected = new AtomicBoolean(true);

  @Test
  void poll_ofTwoLanes_takesTurns() throws InterruptedException {
    HandOver.Lane other = handOver.addLane();
    put(lane, 1, 1);
    put(lane, 2, 1);
    put(other, 3, 1);

    assertThat(handOver.poll().packetIdentifier()).isEqualTo(1);
    assertThat(handOver.lastPolled()).isSameAs(lane);
    assertThat(handOver.poll().packetIdentifier()).isEqualTo(3);
    assertThat(handOver.lastPolled()).isSameAs(other);
    assertThat(handOver.poll().packetIdentifier()).isEqualTo(2);
    assertThat(handOver.poll()).isNull();
  }

  @Test
  void availability_ofAnEmptyHandOver_completesWithTheNextMessage() throws InterruptedException {
    assertThat(handOver.poll()).isNull();
    CompletableFuture<Void> availability = handOver.availability();
    assertThat(availability).isNotDone();

    put(lane, 1, 1);

    assertThat(availability).isDone();
    assertThat(handOver.availability()).isDone();
    handOver.poll();
    assertThat(handOver.poll()).isNull();
    assertThat(handOver.availability()).isNotDone();
  }

  @Test
  void availability_afterAFailure_isThere() {
    CompletableFuture<Void> availability = handOver.availability();

    handOver.fail(new IllegalStateException("boom"));

    assertThat(availability).isDone();
    assertThat(handOver.poll()).isNull();
    assertThat(handOver.availability()).isDone();
    assertThat(handOver.failure()).hasMessage("boom");
  }

  @Test
  void pausedLane_hasNothingUntilItFlowsAgain() throws InterruptedException {
    put(lane, 1, 1);
    lane.paused(HandOver.Pause.PAUSED);

    assertThat(handOver.poll()).isNull();
    CompletableFuture<Void> availability = handOver.availability();
    assertThat(availability).isNotDone();

    lane.paused(HandOver.Pause.FLOWING);
    assertThat(availability).isDone();
    assertThat(handOver.poll().packetIdentifier()).isEqualTo(1);
  }

  @Test
  void put_ofQos0IntoAFullLane_isDropped() throws InterruptedException {
    for (int i = 1; i <= MESSAGES_MAX; i++) {
      put(lane, i, 1);
    }

    assertThat(lane.put(delivery(0, 1), connected::get)).isEqualTo(HandOver.Outcome.DROPPED);
    assertThat(handOver.size()).isEqualTo(MESSAGES_MAX);
  }

  @Test
  void put_ofQos1IntoALaneFullOfQos0_isQueued() throws InterruptedException {
    for (int i = 0; i < MESSAGES_MAX; i++) {
      put(lane, 0, 1);
    }

    assertThat(lane.put(delivery(1, 1), connected::get)).isEqualTo(HandOver.Outcome.QUEUED);
  }

  @Test
  void put_beyondTheBytes_waitsForRoom() throws InterruptedException {
    put(lane, 1, 60);
    CompletableFuture<HandOver.Outcome> second = putElsewhere(2, 60);
    await().during(Duration.ofMillis(100)).until(() -> !second.isDone());

    handOver.poll();

    assertThat(second.join()).isEqualTo(HandOver.Outcome.QUEUED);
  }

  @Test
  void put_beyondTheReceiveMaximum_waitsForRoom() throws InterruptedException {
    for (int i = 1; i <= MESSAGES_MAX; i++) {
      put(lane, i, 1);
    }
    CompletableFuture<HandOver.Outcome> next = putElsewhere(4, 1);
    await().during(Duration.ofMillis(100)).until(() -> !next.isDone());

    handOver.poll();

    assertThat(next.join()).isEqualTo(HandOver.Outcome.QUEUED);
  }

  @Test
  void put_ofOneMessageAboveAllBytes_isQueuedAlone() throws InterruptedException {
    assertThat(lane.put(delivery(1, BYTES_MAX + 1), connected::get))
        .isEqualTo(HandOver.Outcome.QUEUED);
  }

  @Test
  void put_thatWaitsWhenTheConnectionEnds_isRefused() throws InterruptedException {
    put(lane, 1, 60);
    CompletableFuture<HandOver.Outcome> waiting = putElsewhere(2, 60);
    await().during(Duration.ofMillis(100)).until(() -> !waiting.isDone());

    connected.set(false);
    lane.discardUnacknowledged();

    assertThat(waiting.join()).isEqualTo(HandOver.Outcome.REFUSED);
    assertThat(handOver.size()).isZero();
  }

  @Test
  void put_thatWaitsWhenTheReaderCloses_isRefused() throws InterruptedException {
    put(lane, 1, 60);
    CompletableFuture<HandOver.Outcome> waiting = putElsewhere(2, 60);

    handOver.close();

    assertThat(waiting.join()).isEqualTo(HandOver.Outcome.REFUSED);
  }

  @Test
  void discard_ofALostConnection_keepsWhatNobodyRepeats() throws InterruptedException {
    put(lane, 1, 60);
    put(lane, 0, 30);

    lane.discardUnacknowledged();

    assertThat(handOver.size()).isEqualTo(1);
    // The bytes of the discarded one are free again.
    put(lane, 2, 60);
    assertThat(handOver.poll().packetIdentifier()).isZero();
    assertThat(handOver.poll().packetIdentifier()).isEqualTo(2);
  }

  private CompletableFuture<HandOver.Outcome> putElsewhere(int packetIdentifier, int bytes) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return lane.put(delivery(packetIdentifier, bytes), connected::get);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void put(HandOver.Lane into, int packetIdentifier, int bytes)
      throws InterruptedException {
    assertThat(into.put(delivery(packetIdentifier, bytes), connected::get))
        .isEqualTo(HandOver.Outcome.QUEUED);
  }

  private static Delivery delivery(int packetIdentifier, int bytes) {
    int qos = packetIdentifier == 0 ? 0 : 1;
    return new Delivery(
        1,
        packetIdentifier,
        new MqttMessage("t", new byte[bytes], bytes, "", qos, false, false, 0));
  }
}
