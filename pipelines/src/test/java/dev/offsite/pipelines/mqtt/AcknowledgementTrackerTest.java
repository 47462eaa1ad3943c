package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcknowledgementTrackerTest {
  private final AcknowledgementTracker tracker = new AcknowledgementTracker();

  @Test
  void release_beforeTheCheckpoint_isEmpty() {
    tracker.emitted(1, 10);

    assertThat(tracker.release(7)).isEmpty();
  }

  @Test
  void release_ofACheckpoint_holdsWhatWasEmittedBeforeIt() {
    tracker.emitted(1, 10);
    tracker.emitted(1, 11);
    tracker.seal(7);
    tracker.emitted(1, 12);

    assertThat(tracker.release(7)).containsExactly(10, 11);
    assertThat(tracker.release(7)).isEmpty();
    tracker.seal(8);
    assertThat(tracker.release(8)).containsExactly(12);
  }

  @Test
  void release_ofALaterCheckpoint_coversThoseThatNeverCompleted() {
    tracker.emitted(1, 10);
    tracker.seal(7);
    tracker.emitted(1, 11);
    tracker.seal(8);
    tracker.emitted(1, 12);
    tracker.seal(9);

    assertThat(tracker.release(8)).containsExactly(10, 11);
    assertThat(tracker.release(9)).containsExactly(12);
  }

  @Test
  void emitted_byANewConnection_forgetsTheIdentifiersOfTheOldOne() {
    tracker.emitted(1, 10);
    tracker.seal(7);
    tracker.emitted(1, 11);
    tracker.emitted(2, 10);

    assertThat(tracker.connection()).isEqualTo(2);
    assertThat(tracker.release(7)).isEmpty();
    tracker.seal(8);
    assertThat(tracker.release(8)).containsExactly(10);
  }

  @Test
  void emitted_moreThanTheFirstArray_keepsAll() {
    for (int i = 1; i <= 1_000; i++) {
      tracker.emitted(1, i);
    }
    tracker.seal(1);

    int[] released = tracker.release(1);
    assertThat(released).hasSize(1_000);
    assertThat(released[999]).isEqualTo(1_000);
  }
}
