package dev.offsite.geo.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fractions of moves are compared exactly, however large their terms. */
class TouchTest {
  private static final int EAST = 1_800_000_000;
  private static final int NORTH = 900_000_000;

  @ParameterizedTest
  @CsvSource({
    "0, 5, 0.0, true, false",
    "5, 5, 1.0, false, true",
    "1, 4, 0.25, false, false",
    "-1, -4, 0.25, false, false",
    "0, -5, 0.0, true, false",
    "-5, -5, 1.0, false, true",
    "3600000000, 3600000000, 1.0, false, true",
    "3599999999, 3600000000, 0.9999999997222222, false, false",
    "1, 3600000000, 2.7777777777777777E-10, false, false",
  })
  void ofQuotient_anySigns_knowsStartAndEnd(
      long numerator, long denominator, double fraction, boolean start, boolean end) {
    Touch touch = Touch.ofQuotient(numerator, denominator, 0);
    assertThat(touch.fraction()).isEqualTo(fraction);
    assertThat(touch.isStart()).isEqualTo(start);
    assertThat(touch.isEnd()).isEqualTo(end);
    assertThat(touch.isBeforeStart()).isFalse();
    assertThat(touch.isAfterEnd()).isFalse();
  }

  @Test
  void ofQuotient_offTheMove_isBeforeOrAfter() {
    assertThat(Touch.ofQuotient(-1, 3_600_000_000L, 0).isBeforeStart()).isTrue();
    assertThat(Touch.ofQuotient(1, -3_600_000_000L, 0).isBeforeStart()).isTrue();
    assertThat(Touch.ofQuotient(3_600_000_001L, 3_600_000_000L, 0).isAfterEnd()).isTrue();
    assertThat(Touch.ofQuotient(-3_600_000_001L, -3_600_000_000L, 0).isAfterEnd()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // Move, edge, fraction: upright, slanted, either direction of the edge.
    "0, 0, 10, 0, 5, -1, 5, 1, 0.5",
    "0, 0, 10, 0, 5, 1, 5, -1, 0.5",
    "10, 0, 0, 0, 4, -1, 4, 1, 0.6",
    "0, 0, 10, 10, 0, 5, 5, 0, 0.25",
    "0, 0, 0, 8, -3, 2, 3, 2, 0.25",
    // From corner to corner of the earth: the terms exceed 64 bits.
    "-1800000000, -900000000, 1800000000, 900000000, -1800000000, 900000000, 1800000000, -900000000, 0.5",
    "-1800000000, 0, 1800000000, 0, 900000000, -900000000, 900000000, 900000000, 0.75",
  })
  void ofEdge_crossing_isAtItsFraction(
      int ax, int ay, int bx, int by, int ux, int uy, int vx, int vy, double fraction) {
    Touch touch = Touch.ofEdge(ax, ay, bx, by, ux, uy, vx, vy);
    assertThat(touch.fraction()).isEqualTo(fraction);
    assertThat(touch.crosses()).isTrue();
    assertThat(touch.along()).isZero();
    assertThat(touch.isStart()).isFalse();
    assertThat(touch.isEnd()).isFalse();
  }

  @Test
  void ofEdge_edgeThroughAnEndOfTheMove_isStartOrEnd() {
    // The edge's ends lie on the two sides, the move begins (ends) on the edge.
    assertThat(Touch.ofEdge(0, 0, 9, 0, 0, -1, 0, 1).isStart()).isTrue();
    assertThat(Touch.ofEdge(0, 0, 9, 0, 9, -1, 9, 1).isEnd()).isTrue();
    assertThat(Touch.ofEdge(0, 0, 9, 0, 0, -1, 0, 1).fraction()).isEqualTo(0.0);
    Touch large = Touch.ofEdge(-EAST, 0, EAST, 0, -EAST, -NORTH, -EAST, NORTH);
    assertThat(large.isStart()).isTrue();
    assertThat(Touch.ofEdge(-EAST, 0, EAST, 0, EAST, NORTH, EAST, -NORTH).isEnd()).isTrue();
  }

  @Test
  void compareTo_quotientsThatRoundToTheSameDouble_areTold() {
    long n = 1L << 60;
    Touch less = Touch.ofQuotient(n - 1, n, 0);
    Touch one = Touch.ofQuotient(n, n, 0);
    assertThat(less.fraction()).isEqualTo(one.fraction());
    assertThat(less).isLessThan(one);
    assertThat(one).isGreaterThan(less);
    assertThat(one.isEnd()).isTrue();
    assertThat(less.isEnd()).isFalse();
  }

  @Test
  void compareTo_equalQuotientsOfOtherTerms_isZero() {
    assertThat(Touch.ofQuotient(1, 3, 0)).isEqualByComparingTo(Touch.ofQuotient(-2, -6, 1));
    assertThat(Touch.ofQuotient(0, 3, 0)).isEqualByComparingTo(Touch.ofQuotient(0, -7, -1));
    Touch big = Touch.ofEdge(-EAST, -NORTH, EAST, NORTH, -EAST, NORTH, EAST, -NORTH);
    assertThat(big).isEqualByComparingTo(Touch.ofQuotient(7, 14, 0));
    assertThat(Touch.ofQuotient(7, 14, 0)).isEqualByComparingTo(big);
  }

  @Test
  void with_changes_keepTheFraction() {
    Touch touch = Touch.ofQuotient(1, 3, 0);
    assertThat(touch.crosses()).isFalse();
    assertThat(touch.withCrossing(true).crosses()).isTrue();
    assertThat(touch.withAlong(-1).along()).isEqualTo(-1);
    assertThat(touch.withCrossing(true).withAlong(1)).isEqualByComparingTo(touch);
    assertThat(touch.withAlong(1).withCrossing(true).along()).isEqualTo(1);
  }

  @Test
  void compareTo_crossingsOfAnySize_equalsBigArithmetic() {
    long seed = 23;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50_000; i++) {
      int[] m = points(random);
      int[] e = points(random);
      int[] f = points(random);
      BigInteger[] first = quotient(m, e);
      BigInteger[] second = quotient(m, f);
      if (first == null || second == null) {
        continue;
      }
      int expected = first[0].multiply(second[1]).compareTo(second[0].multiply(first[1]));
      Touch a = Touch.ofEdge(m[0], m[1], m[2], m[3], e[0], e[1], e[2], e[3]);
      Touch b = Touch.ofEdge(m[0], m[1], m[2], m[3], f[0], f[1], f[2], f[3]);
      if (Integer.signum(a.compareTo(b)) != expected) {
        assertThat(a.compareTo(b)).as("seed %s, case %s", seed, i).isEqualTo(expected);
      }
      assertThat(b.compareTo(a)).as("seed %s, case %s", seed, i).isEqualTo(-a.compareTo(b));
    }
  }

  private static int[] points(SplittableRandom random) {
    int reach = 1 << random.nextInt(2, 31);
    int[] v = new int[4];
    for (int k = 0; k < 4; k++) {
      int limit = Math.min(reach, k % 2 == 0 ? EAST : NORTH);
      v[k] =
          random.nextInt(5) == 0
              ? (random.nextBoolean() ? limit : -limit)
              : random.nextInt(-limit, limit + 1);
    }
    return v;
  }

  /** Numerator and positive denominator where the line of the edge cuts that of the move. */
  private static BigInteger[] quotient(int[] m, int[] e) {
    BigInteger dx = BigInteger.valueOf((long) e[2] - e[0]);
    BigInteger dy = BigInteger.valueOf((long) e[3] - e[1]);
    BigInteger a =
        dx.multiply(BigInteger.valueOf((long) m[1] - e[1]))
            .subtract(dy.multiply(BigInteger.valueOf((long) m[0] - e[0])));
    BigInteger b =
        dx.multiply(BigInteger.valueOf((long) m[3] - e[1]))
            .subtract(dy.multiply(BigInteger.valueOf((long) m[2] - e[0])));
    BigInteger span = a.subtract(b);
    if (span.signum() == 0 || a.signum() * b.signum() > 0) {
      return null;
    }
    return span.signum() < 0
        ? new BigInteger[] {a.negate(), span.negate()}
        : new BigInteger[] {a, span};
  }
}
