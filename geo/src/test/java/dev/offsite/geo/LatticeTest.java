package dev.offsite.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatticeTest {
  @Test
  void toE7_ofItsOwnDegrees_isTheIdentity() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 1_000_000; i++) {
      int e7 = random.nextInt(-1_800_000_000, 1_800_000_001);
      if (Lattice.toE7(Lattice.toDegrees(e7)) != e7) {
        assertThat(Lattice.toE7(Lattice.toDegrees(e7))).as("seed %s", seed).isEqualTo(e7);
      }
    }
    assertThat(Lattice.toE7(120.123456749)).isEqualTo(1_201_234_567);
    assertThat(Lattice.toE7(-0.00000006)).isEqualTo(-1);
  }

  @Test
  void side_ofAnyTriple_equalsBigArithmetic() {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 300_000; i++) {
      int[] v = new int[6];
      int reach = 1 << random.nextInt(1, 31);
      for (int k = 0; k < 6; k++) {
        int limit = Math.min(reach, k % 2 == 0 ? 1_800_000_000 : 900_000_000);
        // The ends of the range often: there the products are largest.
        v[k] =
            random.nextInt(4) == 0
                ? (random.nextBoolean() ? limit : -limit)
                : random.nextInt(-limit, limit + 1);
      }
      int expected = exactSide(v);
      int side = Lattice.side(v[0], v[1], v[2], v[3], v[4], v[5]);
      if (Integer.signum(side) != expected) {
        assertThat(side).as("seed %s, case %s", seed, i).isEqualTo(expected);
      }
    }
  }

  @Test
  void onSegment_atEndsAndBeyond_isClosed() {
    assertThat(Lattice.onSegment(0, 0, 9, 6, 0, 0)).isTrue();
    assertThat(Lattice.onSegment(0, 0, 9, 6, 9, 6)).isTrue();
    assertThat(Lattice.onSegment(0, 0, 9, 6, 3, 2)).isTrue();
    assertThat(Lattice.onSegment(0, 0, 9, 6, 12, 8)).isFalse();
    assertThat(Lattice.onSegment(0, 0, 9, 6, 4, 2)).isFalse();
  }

  private static int exactSide(int[] v) {
    BigInteger left = big(v[2], v[0]).multiply(big(v[5], v[1]));
    BigInteger right = big(v[3], v[1]).multiply(big(v[4], v[0]));
    return left.compareTo(right);
  }

  private static BigInteger big(long a, long b) {
    return BigInteger.valueOf(a - b);
  }
}
