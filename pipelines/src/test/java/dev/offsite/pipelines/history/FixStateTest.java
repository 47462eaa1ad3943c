package dev.offsite.pipelines.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.history.FixState.Ignition;
import dev.offsite.pipelines.history.FixState.Motion;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.PositionReport.Body;
import dev.offsite.schemas.telemetry.PositionReport.Cover;
import dev.offsite.schemas.telemetry.PositionReport.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixStateTest {

  private static final Thinning RULE = Thinning.DEFAULT;

  @ParameterizedTest
  @CsvSource({"0, STANDING", "2.99, STANDING", "3, MOVING", "60, MOVING", ", UNKNOWN"})
  void motion_followsTheSpeed(Double speedKph, Motion expected) {
    PositionReport fix =
        Reports.at("10:00:00")
            .of(Entries.TRUCK)
            .position(Places.ORIGIN)
            .speedKph(speedKph)
            .report();

    assertThat(FixState.of(fix, RULE).motion()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "MOVING, 10:00:09.999999, 10:00:00",
    "MOVING, 10:00:10, 10:00:10",
    "UNKNOWN, 10:00:19, 10:00:10",
    "STANDING, 10:04:59.999, 10:00:00",
    "STANDING, 10:05:00, 10:05:00"
  })
  void slot_isTheStretchOfTheClockThatHoldsTheFix(Motion motion, String time, String slot) {
    FixState state = new FixState(motion, Ignition.ON, Load.EMPTY, Cover.OPEN, Body.DOWN);

    assertThat(state.slotOf(Instant.parse("2026-06-01T" + time + "Z"), RULE))
        .isEqualTo(Instant.parse("2026-06-01T" + slot + "Z"));
  }

  @Test
  void code_isAnotherForEachState_andFitsItsBits() {
    Set<Integer> codes = new HashSet<>();
    int states = 0;
    for (Motion motion : Motion.values()) {
      for (Ignition ignition : Ignition.values()) {
        for (Load load : Load.values()) {
          for (Cover cover : Cover.values()) {
            for (Body body : Body.values()) {
              codes.add(new FixState(motion, ignition, load, cover, body).code());
              states++;
            }
          }
        }
      }
    }

    assertThat(codes).hasSize(states).allMatch(code -> code >>> FixState.CODE_BITS == 0);
  }

  @Test
  void thinning_outsideItsLimits_isRefusedByName() {
    Duration ten = Duration.ofSeconds(10);

    assertThatThrownBy(() -> new Thinning(Duration.ofMillis(1_500), ten, 3, ten))
        .hasMessage("movingSlot PT1.5S is not a number of whole seconds");
    assertThatThrownBy(() -> new Thinning(ten, Duration.ZERO, 3, ten))
        .hasMessage("standingSlot PT0S is not a number of whole seconds");
    assertThatThrownBy(() -> new Thinning(ten, ten, Double.NaN, ten))
        .hasMessage("standingBelowKph NaN is outside 0 to 20");
    assertThatThrownBy(() -> new Thinning(ten, ten, 20.1, ten))
        .hasMessage("standingBelowKph 20.1 is outside 0 to 20");
  }
}
