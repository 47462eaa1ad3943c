package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {

  @Test
  void value_ofNothing_isEmpty() {
    assertThat(new Share(0, 0).value()).isEmpty();
    assertThat(new Share(0, 4).value()).hasValue(0);
    assertThat(new Share(19, 20).value()).hasValue(0.95);
  }

  /**
   * By hand, with z = 1.959964 and z² = 3.841459: (0.8 + z²/20 ± z √(0.8 · 0.2 / 10 + z²/400)) / (1
   * + z²/10) = (0.9920729 ± 0.3136166) / 1.3841459 = 0.490162 and 0.943318.
   */
  @Test
  void wilson95_eightOfTen_isTheIntervalComputedByHand() {
    Share.Interval interval = new Share(8, 10).wilson95();
    assertThat(interval.low()).isCloseTo(0.490162, within(0.000001));
    assertThat(interval.high()).isCloseTo(0.943318, within(0.000001));
  }

  /** At the ends the formula is n / (n + z²): 3 / 6.841459 = 0.438503. */
  @Test
  void wilson95_allOrNone_endsAtOneOrZeroAndIsSymmetric() {
    Share.Interval all = new Share(3, 3).wilson95();
    assertThat(all.low()).isCloseTo(0.438503, within(0.000001));
    assertThat(all.high()).isEqualTo(1);
    Share.Interval none = new Share(0, 3).wilson95();
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(1 - 0.438503, within(0.000001));
  }

  @Test
  void wilson95_ofNothing_isAnything() {
    assertThat(new Share(0, 0).wilson95()).isEqualTo(new Share.Interval(0, 1));
  }

  @Test
  void wilson95_anyShare_holdsTheShareAndNarrowsWithTheCount() {
    for (int whole = 1; whole <= 200; whole++) {
      for (int part = 0; part <= whole; part++) {
        Share share = new Share(part, whole);
        Share.Interval interval = share.wilson95();
        assertThat(share.value().orElseThrow())
            .as("%s", share)
            .isBetween(interval.low(), interval.high());
        Share.Interval ofTwice = new Share(2 * part, 2 * whole).wilson95();
        assertThat(ofTwice.high() - ofTwice.low())
            .as("%s doubled", share)
            .isLessThan(interval.high() - interval.low());
      }
    }
  }

  @Test
  void share_ofMoreThanThereIs_isRefused() {
    assertThatThrownBy(() -> new Share(2, 1)).hasMessage("2 of 1 is no share");
    assertThatThrownBy(() -> new Share(-1, 1)).hasMessage("-1 of 1 is no share");
  }
}
