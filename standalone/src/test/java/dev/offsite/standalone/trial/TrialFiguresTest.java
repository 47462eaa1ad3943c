package dev.offsite.standalone.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.ViolationKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialFiguresTest {

  @Test
  void figures_sayBothSumsAndWhereTheyDiffer() {
    TrialFigures figures =
        new TrialFigures(
            "strict",
            Map.of(
                ViolationKind.SPEEDING, 5, ViolationKind.OVERSIZE, 4, ViolationKind.NO_PERMIT, 3),
            Map.of(
                ViolationKind.OVERSIZE, 4, ViolationKind.SPEEDING, 2, ViolationKind.OFF_ROUTE, 3));
    assertThat(figures.isNone()).isFalse();
    assertThat(figures.text()).isEqualTo("trial: 12 against 9");
    assertThat(figures.differences())
        .containsExactly("OFF_ROUTE 0 against 3", "NO_PERMIT 3 against 0", "SPEEDING 5 against 2");
  }

  @Test
  void figures_withoutATrial_areNone() {
    assertThat(TrialFigures.NONE.isNone()).isTrue();
    assertThat(TrialFigures.NONE.differences()).isEmpty();
  }
}
