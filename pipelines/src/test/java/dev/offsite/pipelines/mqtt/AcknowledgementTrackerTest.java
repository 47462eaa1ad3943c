package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcknowledgementTrackerTest {
  private static final long NOW = 1_700_000_000_000L;

  private final AcknowledgementTracker tracker = new AcknowledgementTracker();

  @Test
  void release_beforeTheCheckpoint_isEmpty() {
    tracker.emitted(1, 10, NOW);

    assertThat(tracker.release(7)).isEmpty();
  }

  @Test
  void release_ofACheckpoint_holdsWhatWasEmittedBeforeIt() {
    tracker.emitted(1, 10, NOW);
    tracker.emitted(1, 11, NOW);
    tracker.seal(7);
    tracker.emitted(1, 12, NOW);

    assertThat(tracker.release(7)).containsExactly(10, 11);
    assertThat(tracker.release(7)).isEmpty();
    tracker.seal(8);
    assertThat(tracker.release(8)).containsExactly(12);
  }

  @Test
  void release_ofALaterCheckpoint_coversThoseThatNeverCompleted() {
    tracker.emitted(1, 10, NOW);
    tracker.seal(7);
    tracker.emitted(1, 11, NOW);
    tracker.seal(8);
    tracker.emitted(1, 12, NOW);
    tracker.seal(9);

    assertThat(tracker.release(8)).containsExactly(10, 11);
    assertThat(tracker.release(9)).containsExactly(12);
  }

  @Test
  void emitted_byANewConnection_forgetsTheIdentifiersOfTheOldOne() {
    tracker.emitted(1, 10, NOW);
    tracker.seal(7);
    tracker.emitted(1, 11, NOW);
    tracker.emitted(2, 10, NOW);

    assertThat(tracker.connection()).isEqualTo(2);
    assertThat(tracker.release(7)).isEmpty();
    tracker.seal(8);
    assertThat(tracker.release(8)).containsExactly(10);
  }

  @Test
  void emitted_moreThanTheFirstArray_keepsAll() {
    for (int i = 1; i <= 1_000; i++) {
      tracker.emitted(1, i, NOW);
    }
    tracker.seal(1);

    int[] released = tracker.release(1);
    assertThat(released).hasSize(1_000);
    assertThat(released[999]).isEqualTo(1_000);
  }

  @Test
  void oldest_isTheFirstThatNoCompletedCheckpointHolds() {
    assertThat(tracker.oldestReceivedAtMillis()).isEqualTo(Long.MAX_VALUE);
    tracker.emitted(1, 10, NOW);
    tracker.emitted(1, 11, NOW + 1);
    tracker.seal(7);
    tracker.emitted(1, 12, NOW + 2);
    tracker.seal(8);
    tracker.emitted(1, 13, NOW + 3);
    assertThat(tracker.oldestReceivedAtMillis()).isEqualTo(NOW);

    tracker.release(7);
    assertThat(tracker.oldestReceivedAtMillis()).isEqualTo(NOW + 2);
    tracker.release(8);
    assertThat(tracker.oldestReceivedAtMillis()).isEqualTo(NOW + 3);
    tracker.seal(9);
    tracker.release(9);
    assertThat(tracker.oldestReceivedAtMillis()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void oldest_afterANewConnection_isOfThatConnection() {
    tracker.emitted(1, 10, NOW);
    tracker.seal(7);
    tracker.emitted(2, 10, NOW + 5);

    assertThat(tracker.oldestReceivedAtMillis()).isEqualTo(NOW + 5);
  }
}
