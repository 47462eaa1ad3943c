package dev.offsite.pipelines.redelivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecentFingerprintsTest {

  @Test
  void add_firstTime_isNew_secondTime_isNot() {
    RecentFingerprints ring = RecentFingerprints.empty();

    assertThat(ring.add(7)).isTrue();
    assertThat(ring.add(7)).isFalse();
  }

  @Test
  void add_zero_isAFingerprintLikeAnyOther() {
    RecentFingerprints ring = RecentFingerprints.empty();

    assertThat(ring.add(0)).isTrue();
    assertThat(ring.add(0)).isFalse();
  }

  @Test
  void add_repeatAfterCapacityOthers_isForgotten_afterOneLess_isNot() {
    RecentFingerprints full = RecentFingerprints.empty();
    RecentFingerprints nearlyFull = RecentFingerprints.empty();
    full.add(0);
    nearlyFull.add(0);
    for (int i = 1; i <= RecentFingerprints.CAPACITY; i++) {
      full.add(i);
      if (i < RecentFingerprints.CAPACITY) {
        nearlyFull.add(i);
      }
    }

    assertThat(full.add(0)).isTrue();
    assertThat(nearlyFull.add(0)).isFalse();
  }

  @Test
  void of_cellsOfAnother_goesOn() {
    RecentFingerprints ring = RecentFingerprints.empty();
    ring.add(1);

    RecentFingerprints restored = RecentFingerprints.of(ring.cells().clone());

    assertThat(restored.add(1)).isFalse();
    assertThat(restored.add(2)).isTrue();
    assertThat(ring.add(2)).isTrue();
  }

  @Test
  void of_cellsOfAReleaseWithAnotherCapacity_keepsThatCapacity() {
    RecentFingerprints small = RecentFingerprints.of(new long[1 + 2]);
    small.add(1);
    small.add(2);
    small.add(3);

    assertThat(small.cells()).hasSize(3);
    assertThat(small.add(2)).isFalse();
    assertThat(small.add(1)).isTrue();
  }

  @Test
  void add_randomStream_agreesWithAQueue() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RecentFingerprints ring = RecentFingerprints.empty();
      Deque<Long> model = new ArrayDeque<>();
      for (int i = 0; i < 500; i++) {
        long fingerprint = random.nextInt(100);
        boolean isNew = !model.contains(fingerprint);
        if (isNew) {
          model.addLast(fingerprint);
          if (model.size() > RecentFingerprints.CAPACITY) {
            model.removeFirst();
          }
        }
        assertThat(ring.add(fingerprint)).as("seed %d, step %d", seed, i).isEqualTo(isNew);
      }
    }
  }
}
