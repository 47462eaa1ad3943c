package dev.offsite.pipelines.hotword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegativeBinomialTest {

  @Test
  void tail_ofSizeOne_isTheGeometricOne() {
    double ratio = 2.0 / 3;
    for (int count = 0; count < 60; count++) {
      assertThat(NegativeBinomial.atLeast(count, 2, 1))
          .as("count %s", count)
          .isCloseTo(Math.pow(ratio, count), within(1e-12 * Math.pow(ratio, count) + 1e-15));
    }
  }

  /** With r = 3 and q = m / (r + m): P(X < 3) = p³ (1 + 3 q + 6 q²). */
  @Test
  void tail_ofSizeThree_isOneMinusItsFirstTerms() {
    double ratio = 0.4;
    double mean = 3 * ratio / (1 - ratio);
    double first = Math.pow(0.6, 3);
    assertThat(NegativeBinomial.atLeast(0, mean, 3)).isEqualTo(1);
    assertThat(NegativeBinomial.atLeast(1, mean, 3)).isCloseTo(1 - first, within(1e-14));
    assertThat(NegativeBinomial.atLeast(2, mean, 3)).isCloseTo(1 - first * 2.2, within(1e-14));
    assertThat(NegativeBinomial.atLeast(3, mean, 3)).isCloseTo(1 - first * 3.16, within(1e-14));
  }

  /** Poisson with mean 2: P(X >= 8) = 1.0967e-3, P(X >= 15) = 1.3e-9 or so. */
  @Test
  void tail_ofAnEndlessSize_isThatOfPoisson() {
    double below = 0;
    double term = Math.exp(-2);
    for (int k = 0; k < 8; k++) {
      below += term;
      term *= 2.0 / (k + 1);
    }
    assertThat(NegativeBinomial.atLeast(8, 2, 1e9)).isCloseTo(1 - below, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({"0.02, 0.03", "0.6, 0.5", "7, 2", "40, 11.5", "3000, 90"})
  void tail_onBothSidesOfTheMean_joinsWithoutAStep(double mean, double size) {
    double before = 1;
    for (int count = 1; count < 3 * mean + 20; count++) {
      double tail = NegativeBinomial.atLeast(count, mean, size);
      assertThat(tail).as("count %s", count).isGreaterThan(0).isLessThanOrEqualTo(before + 1e-12);
      before = tail;
    }
  }

  @Test
  void tail_farOut_keepsItsDigitsAndIsNeverNegative() {
    // 0.25^400 is 1.5e-241: what one minus a sum cannot tell from nothing.
    assertThat(NegativeBinomial.atLeast(400, 1.0 / 3, 1) / Math.pow(0.25, 400))
        .isCloseTo(1, within(1e-10));
    assertThat(NegativeBinomial.atLeast(20_000, 0.01, 0.5)).isZero();
  }
}
