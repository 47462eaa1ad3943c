package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void of_nothing_isNull() {
    assertThat(Spread.of(List.of())).isNull();
  }

  @Test
  void of_one_isThatEverywhere() {
    assertThat(Spread.of(List.of(-2.5))).isEqualTo(new Spread(1, -2.5, -2.5, -2.5, -2.5));
  }

  @Test
  void of_oneToHundredInAnyOrder_areTheNearestRanks() {
    List<Double> values = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      values.add((double) i);
    }
    Collections.reverse(values);
    assertThat(Spread.of(values)).isEqualTo(new Spread(100, 1, 50, 95, 100));
  }

  @Test
  void of_few_p95IsTheLargestUntilTwenty() {
    assertThat(Spread.of(List.of(1.0, 2.0, 3.0))).isEqualTo(new Spread(3, 1, 2, 3, 3));
    List<Double> twenty = new ArrayList<>(Collections.nCopies(19, 1.0));
    twenty.add(9.0);
    assertThat(Spread.of(twenty)).isEqualTo(new Spread(20, 1, 1, 1, 9));
    assertThat(Spread.of(twenty.subList(1, 20))).isEqualTo(new Spread(19, 1, 1, 9, 9));
  }
}
