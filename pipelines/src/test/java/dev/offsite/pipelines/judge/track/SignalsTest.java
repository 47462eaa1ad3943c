package dev.offsite.pipelines.judge.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.PositionReport.Body;
import dev.offsite.schemas.telemetry.PositionReport.Cover;
import dev.offsite.schemas.telemetry.PositionReport.Load;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalsTest {

  private static final List<Boolean> SAID = Arrays.asList(null, Boolean.FALSE, Boolean.TRUE);

  @Test
  void everyCombination_isReadAsItWasSaid() {
    for (Load load : Load.values()) {
      for (Cover cover : Cover.values()) {
        for (Body body : Body.values()) {
          for (Boolean one : SAID) {
            for (Boolean two : SAID) {
              int bits =
                  of(
                      TruckScene.at(0, 0, 0)
                          .load(load)
                          .cover(cover)
                          .body(body)
                          .reversing(one)
                          .ignitionOn(two)
                          .fixed(one));
              assertThat(Signals.load(bits)).isEqualTo(load);
              assertThat(Signals.cover(bits)).isEqualTo(cover);
              assertThat(Signals.body(bits)).isEqualTo(body);
              assertThat(Signals.reversing(bits)).isEqualTo(one);
              assertThat(Signals.ignitionOn(bits)).isEqualTo(two);
              assertThat(Signals.fixed(bits)).isEqualTo(one);
              assertThat(Signals.alarms(bits)).isEmpty();
            }
          }
        }
      }
    }
  }

  @Test
  void terminal_thatSaysNothing_isZero() {
    assertThat(of(TruckScene.at(0, 0, 0))).isEqualTo(Signals.NONE);
  }

  @Test
  void alarms_areKeptIfARuleLooksAtThem() {
    int bits = of(TruckScene.at(0, 0, 0).alarms("POWER_CUT", "OVERTURNED", "ANTENNA_CUT"));

    assertThat(Signals.alarms(bits)).containsExactly("ANTENNA_CUT", "POWER_CUT");
    assertThat(Signals.hasAlarm(bits, "POWER_CUT")).isTrue();
    assertThat(Signals.hasAlarm(bits, "POWER_LOW")).isFalse();
    assertThatThrownBy(() -> Signals.hasAlarm(bits, "OVERTURNED"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OVERTURNED");
  }

  private static int of(TruckScene.Report report) {
    return Signals.of((PositionReport) report.located(0).received().report());
  }
}
