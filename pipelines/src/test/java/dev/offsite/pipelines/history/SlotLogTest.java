package dev.offsite.pipelines.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SlotLogTest {

  private static final Duration HORIZON = Duration.ofMinutes(15);

  @Test
  void firstFixOfASlot_isKept_laterOnesAreNot() {
    SlotLog log = SlotLog.of(null);

    assertThat(log.offer(100, 1, 100_000_001, 0, HORIZON)).isTrue();
    assertThat(log.offer(100, 1, 100_000_002, 0, HORIZON)).isFalse();
    assertThat(log.offer(110, 1, 110_000_000, 0, HORIZON)).isTrue();
    assertThat(log.size()).isEqualTo(2);
  }

  @Test
  void sameFixAgain_isNotKept() {
    SlotLog log = SlotLog.of(null);
    log.offer(100, 1, 100_000_001, 7, HORIZON);

    assertThat(log.offer(100, 1, 100_000_001, 7, HORIZON)).isFalse();
  }

  @Test
  void earlierFixThatComesLater_isKept() {
    SlotLog log = SlotLog.of(null);
    log.offer(100, 1, 100_000_002, 0, HORIZON);

    assertThat(log.offer(100, 1, 100_000_001, 0, HORIZON)).isTrue();
    assertThat(log.offer(100, 1, 100_000_002, 0, HORIZON)).isFalse();
  }

  @Test
  void twoFixesOfOneTime_theSmallerDigestStays_inEitherOrder() {
    SlotLog log = SlotLog.of(null);
    log.offer(100, 1, 100_000_001, 7, HORIZON);

    assertThat(log.offer(100, 1, 100_000_001, 6, HORIZON)).isTrue();
    assertThat(log.offer(100, 1, 100_000_001, 7, HORIZON)).isFalse();
  }

  @Test
  void anotherState_isAnotherRowOfTheSlot() {
    SlotLog log = SlotLog.of(null);
    log.offer(100, 1, 100_000_001, 0, HORIZON);

    assertThat(log.offer(100, 2, 100_000_005, 0, HORIZON)).isTrue();
    assertThat(log.offer(100, 1, 100_000_006, 0, HORIZON)).isFalse();
  }

  @Test
  void slot_onTheHorizon_isStillKnown_oneBeyondIsNot() {
    SlotLog log = SlotLog.of(null);
    log.offer(100, 1, 100_000_001, 0, HORIZON);
    log.offer(1_000, 1, 1_000_000_000, 0, HORIZON);
    assertThat(log.offer(100, 1, 100_000_002, 0, HORIZON)).isFalse();

    log.offer(1_001, 1, 1_001_000_000, 0, HORIZON);
    assertThat(log.offer(100, 1, 100_000_002, 0, HORIZON)).isTrue();
    assertThat(log.offer(100, 1, 100_000_002, 0, HORIZON)).as("written, not known").isTrue();
  }

  @Test
  void log_neverGrowsBeyondItsCapacity_andForgetsTheOldest() {
    SlotLog log = SlotLog.of(null);
    for (int i = 0; i < SlotLog.CAPACITY + 10; i++) {
      log.offer(1_000 + i, 1, (1_000L + i) * 1_000_000, 0, HORIZON);
    }

    assertThat(log.size()).isEqualTo(SlotLog.CAPACITY);
    assertThat(log.offer(1_009, 1, 1_009_000_001, 0, HORIZON)).as("forgotten").isTrue();
    assertThat(log.offer(1_020, 1, 1_020_000_001, 0, HORIZON)).as("known").isFalse();
  }

  @Test
  void state_goesOnWhereItWas() {
    SlotLog log = SlotLog.of(null);
    log.offer(100, 1, 100_000_001, 0, HORIZON);

    SlotLog restored = SlotLog.of(log.cells().clone());

    assertThat(restored.offer(100, 1, 100_000_002, 0, HORIZON)).isFalse();
  }

  @Test
  void log_inAnyOrderAndRepeated_endsWithTheEarliestOfEachSlotAndState() {
    for (long seed = 1; seed <= 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SlotLog log = SlotLog.of(null);
      TreeMap<String, Long> earliest = new TreeMap<>();
      TreeMap<String, Long> written = new TreeMap<>();
      for (int i = 0; i < 200; i++) {
        long micros = random.nextLong(600_000_000L);
        long slot = micros / 1_000_000 / 10 * 10;
        int state = random.nextInt(3);
        String key = slot + "/" + state;
        earliest.merge(key, micros, Math::min);
        for (int times = random.nextInt(1, 3); times > 0; times--) {
          if (log.offer(slot, state, micros, micros, HORIZON)) {
            written.put(key, micros);
          }
        }
      }

      assertThat(written).as("seed %s", seed).isEqualTo(earliest);
    }
  }
}
