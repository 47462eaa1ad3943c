package dev.offsite.simulators.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindsPlanTest {

  private static final List<Double> EVEN = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);

  @Test
  void classes_areInOneOrder_whateverTheMap() {
    assertThat(plan(Map.of("SPOIL_HEAP", 0.5, "FISHING", 1.0), 1, EVEN, 4).classes())
        .containsExactly("FISHING", "SPOIL_HEAP");
  }

  @Test
  void plan_withFiguresOutOfRange_isRefusedNamingThem() {
    assertThatThrownBy(() -> plan(Map.of("FISHING", 0.0), 1, EVEN, 1))
        .hasMessage("perDay {FISHING=0.0} is not above 0 to 10");
    assertThatThrownBy(() -> plan(Map.of(), 0.9, EVEN, 1))
        .hasMessage("dispersion 0.9 is not 1 to 10");
    assertThatThrownBy(() -> plan(Map.of(), 1, List.of(1.0), 1))
        .hasMessage("weekdayFactors are not 7 of 0 to 10: [1.0]");
    assertThatThrownBy(() -> plan(Map.of(), 1, EVEN, 5)).hasMessage("stayDaysMax 5 is not 1 to 4");
    assertThatThrownBy(() -> new FindsPlan.Burst("field", "FISHING", 2, 0))
        .hasMessage("a burst of 0 places on day 2 of field");
  }

  private static FindsPlan plan(
      Map<String, Double> perDay, double dispersion, List<Double> weekdays, int stayDaysMax) {
    return new FindsPlan(perDay, dispersion, weekdays, stayDaysMax, List.of());
  }
}
