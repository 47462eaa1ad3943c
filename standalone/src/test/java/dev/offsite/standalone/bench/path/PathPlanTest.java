package dev.offsite.standalone.bench.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathPlanTest {

  @Test
  void steps_areAscendingAndEachOnce_theFastestLast() {
    assertThat(plan(List.of(2_000, 500, 2_000), PathPlan.Max.PLAYED, 60, 60).steps())
        .extracting(PathStep::title)
        .containsExactly("500 trucks", "2,000 trucks", "2,000 trucks, max");
    assertThat(plan(List.of(7), PathPlan.Max.LEFT_OUT, 60, 60).steps())
        .containsExactly(new PathStep(7, PathStep.Pace.REAL));
  }

  @Test
  void played_onlyAPacedRunWarmsUp() {
    PathPlan plan = plan(List.of(5), PathPlan.Max.PLAYED, 30, 20);

    assertThat(plan.steps()).extracting(plan::played).containsExactly(seconds(50), seconds(20));
  }

  @Test
  void plan_atItsLimits_isTaken() {
    assertThatCode(() -> plan(List.of(1), PathPlan.Max.PLAYED, 0, 10)).doesNotThrowAnyException();
    assertThatCode(() -> plan(List.of(1), PathPlan.Max.PLAYED, 3_600, 600))
        .doesNotThrowAnyException();
  }

  @Test
  void plan_beyondItsLimits_isRefusedWithValueAndLimit() {
    assertThatThrownBy(() -> plan(List.of(), PathPlan.Max.PLAYED, 0, 10))
        .hasMessage("no rate is given");
    assertThatThrownBy(() -> plan(List.of(5, 0), PathPlan.Max.PLAYED, 0, 10))
        .hasMessage("a rate of 0 is below 1");
    assertThatThrownBy(() -> plan(List.of(1), PathPlan.Max.PLAYED, -1, 10))
        .hasMessage("a warm-up of -1.0 s is not between 0 and 3600");
    assertThatThrownBy(() -> plan(List.of(1), PathPlan.Max.PLAYED, 3_601, 10))
        .hasMessage("a warm-up of 3601.0 s is not between 0 and 3600");
    assertThatThrownBy(() -> plan(List.of(1), PathPlan.Max.PLAYED, 0, 9))
        .hasMessage("a length of 9.0 s is not between 10 and 600");
    assertThatThrownBy(() -> plan(List.of(1), PathPlan.Max.PLAYED, 0, 601))
        .hasMessage("a length of 601.0 s is not between 10 and 600");
    assertThatThrownBy(() -> new PathStep(0, PathStep.Pace.REAL)).hasMessage("a fleet of 0 trucks");
  }

  private static PathPlan plan(List<Integer> rates, PathPlan.Max max, int warmUp, int length) {
    return new PathPlan(rates, max, seconds(warmUp), seconds(length), 42);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
