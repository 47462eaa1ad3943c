package dev.offsite.pipelines.stationhealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures done by hand. */
class RobustStatisticsTest {

  @Test
  void robustMean_ofOneToTen_leavesTwoOutOnEitherSide() {
    int[] samples = {10, 1, 9, 2, 8, 3, 7, 4, 6, 5};

    RobustMean mean = RobustMean.of(samples, 10);

    // 3 to 8; winsorised 3 3 3 4 5 6 7 8 8 8: squares about 5.5 add up to 42.5
    assertThat(mean.mean()).isCloseTo(5.5, within(1e-12));
    assertThat(mean.standardError())
        .isCloseTo(Math.sqrt(42.5 / 9) / (0.6 * Math.sqrt(10)), within(1e-12));
  }

  @Test
  void robustMean_oneInTenWrongByFar_hardlyMoves() {
    int[] samples = {1_000_000, 1, 9, 2, 8, 3, 7, 4, 6, 5};

    assertThat(RobustMean.of(samples, 10).mean()).isCloseTo(5.5, within(1e-12));
  }

  @Test
  void robustMean_ofFewerThanFive_isRefused() {
    assertThatThrownBy(() -> RobustMean.of(new int[] {1, 2, 3, 4}, 4))
        .hasMessage("4 samples are fewer than 5");
  }

  @Test
  void errorsFrom_meansOfNoSpread_areEqualOrInfinitelyApart() {
    RobustMean one = new RobustMean(5, 0, 5);
    assertThat(one.errorsFrom(one)).isZero();
    assertThat(one.errorsFrom(new RobustMean(6, 0, 5))).isInfinite();
    assertThat(new RobustMean(0, 3, 5).errorsFrom(new RobustMean(10, 4, 5)))
        .isCloseTo(2, within(1e-12));
  }

  @Test
  void wilson_ofEightyInAHundred_isAsInTheTables() {
    WilsonBounds bounds = WilsonBounds.of(80, 100, 1.959964);

    assertThat(bounds.lower()).isCloseTo(0.7112, within(0.0001));
    assertThat(bounds.upper()).isCloseTo(0.8666, within(0.0001));
  }

  @Test
  void wilson_ofNothingAndOfAll_staysWithinZeroAndOne() {
    assertThat(WilsonBounds.of(0, 0, 3)).isEqualTo(new WilsonBounds(0, 1));
    assertThat(WilsonBounds.of(0, 50, 3).lower()).isCloseTo(0, within(1e-12));
    assertThat(WilsonBounds.of(50, 50, 3).upper()).isCloseTo(1, within(1e-12));
  }
}
