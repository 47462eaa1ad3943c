package dev.offsite.standalone.bench.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateTrafficTest {

  private static final int FIXES = 100;

  @Test
  void order_nothingLate_isThatOfTime() {
    for (int truck = 0; truck < 20; truck++) {
      assertThat(order(truck, 0)).isSorted();
    }
  }

  @Test
  void order_whateverIsLate_holdsEachFixOnce() {
    for (int percent : List.of(0, 1, 10)) {
      for (int truck = 0; truck < 20; truck++) {
        assertThat(order(truck, percent))
            .as("%s %% late, truck %s", percent, truck)
            .containsExactlyInAnyOrderElementsOf(IntStream.range(0, FIXES).boxed().toList());
      }
    }
  }

  @Test
  void order_tenPercent_holdsOneInTenBackForFiveFixes() {
    assertThat(order(0, 10).subList(0, 10)).containsExactly(0, 1, 3, 4, 5, 6, 7, 2, 8, 9);
  }

  @Test
  void late_fixesOfAllTrucks_haveTheShareThatWasAskedFor() {
    for (int percent : List.of(0, 1, 10)) {
      long late = 0;
      for (int truck = 0; truck < 50; truck++) {
        int newest = -1;
        for (int fix : order(truck, percent)) {
          late += fix < newest ? 1 : 0;
          newest = Math.max(newest, fix);
        }
      }
      assertThat(late).isEqualTo(50L * FIXES * percent / 100);
    }
  }

  @Test
  void plan_outsideItsLimits_isRefused() {
    assertThatThrownBy(() -> new StatePlan(List.of(), List.of(0), 20))
        .hasMessageContaining("at least one size");
    assertThatThrownBy(() -> new StatePlan(List.of(100, 50), List.of(0), 20))
        .hasMessageContaining("not ascending");
    assertThatThrownBy(() -> new StatePlan(List.of(50), List.of(11), 20))
        .hasMessageContaining("not between 0 and 10");
    assertThatThrownBy(() -> new StatePlan(List.of(50), List.of(0), 25))
        .hasMessageContaining("fixes 25");
  }

  private static List<Integer> order(int truck, int latePercent) {
    StateTraffic traffic = new StateTraffic(50, FIXES, Instant.EPOCH, latePercent);
    return IntStream.range(0, FIXES).map(message -> traffic.fixAt(truck, message)).boxed().toList();
  }
}
