package dev.offsite.simulators.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.simulators.fleet.BridgeCrossing.Terminal;
import dev.offsite.simulators.zone.Span;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each silence is a clear case of its kind: the rules know one fix of each minute. */
class SilencesTest {

  private static final double CROSS_S = 2_000;
  private static final int SEEDS = 500;

  @Test
  void switchedOff_isDarkForAtLeastThreeAndAtMostNineMinutes_acrossTheScale() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Span off = only(Terminal.SWITCHED_OFF, seed);
      assertThat(off.lengthS()).as("seed %s", seed).isBetween(200.0, 530.0);
      assertThat(off.lengthS() > 280 && off.lengthS() < 330).as("seed %s", seed).isFalse();
      assertThat(CROSS_S - off.fromS()).as("seed %s", seed).isBetween(90.0, 200.0);
      assertThat(off.toS() - CROSS_S).as("seed %s", seed).isBetween(110.0, 360.0);
    }
  }

  @Test
  void brieflyLost_isTooShort_andLongDead_isTooLong() {
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(only(Terminal.BRIEFLY_LOST, seed).lengthS()).isBetween(30.0, 90.0);
      assertThat(only(Terminal.LONG_DEAD, seed).lengthS()).isBetween(720.0, 1_080.0);
    }
  }

  @Test
  void outOfOrder_isHeardForHalfAMinuteOnly_beforeAndAfterTheScale() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Span> turns = silences(Terminal.OUT_OF_ORDER, 100, seed);
      assertThat(turns).hasSize(7);
      assertThat(turns).anyMatch(span -> span.fromS() < CROSS_S && CROSS_S < span.toS());
      for (int i = 1; i < turns.size(); i++) {
        assertThat(turns.get(i).fromS() - turns.get(i - 1).toS()).isBetween(29.9, 30.1);
        assertThat(turns.get(i).lengthS()).isBetween(184.9, 185.1);
      }
    }
  }

  @Test
  void silence_thatWouldBeginInTheSite_orBeforeAnythingWasHeard_isNone() {
    assertThat(silences(Terminal.SWITCHED_OFF, CROSS_S - 119, 1)).isEmpty();
    assertThat(silences(Terminal.SWITCHED_OFF, CROSS_S - 230, 1)).hasSize(1);
    assertThat(new Silences(329, 0).of(Terminal.SWITCHED_OFF, new SplittableRandom(1))).isEmpty();
    assertThat(new Silences(441, 0).of(Terminal.SWITCHED_OFF, new SplittableRandom(1))).hasSize(1);
    assertThat(silences(Terminal.HEARD, 100, 1)).isEmpty();
  }

  @Test
  void plan_withSharesThatCannotBe_isRefusedNamingThem() {
    assertThatThrownBy(() -> new CrossingPlan(1.1, 0, 0, 0, 0, 0))
        .hasMessage("overloadedShare 1.1 is not 0 to 1");
    assertThatThrownBy(() -> new CrossingPlan(0, 0, 0.5, 0.5, 0.5, 0))
        .hasMessage("the sum of the shares of silent terminals 1.5 is not 0 to 1");
    assertThat(new CrossingPlan(1, 1, 0.25, 0.25, 0.25, 0.25).outOfOrderShare()).isEqualTo(0.25);
  }

  @Test
  void convoy_ofThreeTrucks_isOneAloneAndOneBehindAnother() {
    assertThat(List.of(Convoy.ofRank(0), Convoy.ofRank(1), Convoy.ofRank(2), Convoy.ofRank(3)))
        .containsExactly(
            new Convoy(0, false), new Convoy(1, false), new Convoy(1, true), new Convoy(2, false));
  }

  private static Span only(Terminal terminal, int seed) {
    List<Span> silences = silences(terminal, 100, seed);
    assertThat(silences).hasSize(1);
    return silences.get(0);
  }

  private static List<Span> silences(Terminal terminal, double departS, int seed) {
    return new Silences(CROSS_S, departS).of(terminal, new SplittableRandom(seed));
  }
}
