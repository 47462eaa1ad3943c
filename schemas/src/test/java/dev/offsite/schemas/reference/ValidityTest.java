package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidityTest {

  private static final long SEED = 7L;
  private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void covers_bothEnds_fromIsInAndToIsOut() {
    Validity validity = validity(10, 20);
    assertThat(validity.covers(T.plusSeconds(10).minusNanos(1))).isFalse();
    assertThat(validity.covers(T.plusSeconds(10))).isTrue();
    assertThat(validity.covers(T.plusSeconds(20).minusNanos(1))).isTrue();
    assertThat(validity.covers(T.plusSeconds(20))).isFalse();
    assertThat(validity(10, null).covers(Instant.MAX)).isTrue();
  }

  @Test
  void overlaps_neighbours_doNot() {
    assertThat(validity(0, 10).overlaps(validity(10, 20))).isFalse();
    assertThat(validity(0, 11).overlaps(validity(10, 20))).isTrue();
    assertThat(validity(0, null).overlaps(validity(10, 20))).isTrue();
    assertThat(validity(20, null).overlaps(validity(10, 20))).isFalse();
    assertThat(validity(20, null).overlaps(validity(0, null))).isTrue();
  }

  @Test
  void overlaps_anyTwo_meansThatSomeInstantLiesInBoth() {
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      Validity a = any(random);
      Validity b = any(random);
      boolean shared = false;
      for (int second = 0; second < 20; second++) {
        Instant instant = T.plusSeconds(second);
        shared |= a.covers(instant) && b.covers(instant);
      }
      assertThat(a.overlaps(b)).as("seed %d: %s, %s", SEED, a, b).isEqualTo(shared);
      assertThat(b.overlaps(a)).as("seed %d: %s, %s", SEED, a, b).isEqualTo(shared);
    }
  }

  @Test
  void validity_thatEndsBeforeItBegins_isRefused() {
    assertThatThrownBy(() -> validity(10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not after from");
    assertThatThrownBy(() -> validity(10, 9)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Validity any(Random random) {
    int from = random.nextInt(9);
    return validity(from, random.nextInt(4) == 0 ? null : from + 1 + random.nextInt(9));
  }

  private static Validity validity(int from, @Nullable Integer to) {
    return new Validity(T.plusSeconds(from), to == null ? null : T.plusSeconds(to));
  }
}
