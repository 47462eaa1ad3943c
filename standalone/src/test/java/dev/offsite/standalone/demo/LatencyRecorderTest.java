package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {

  private final LatencyRecorder recorder = new LatencyRecorder();

  @Test
  void figures_nothingMeasured_areZero() {
    assertThat(recorder.figures()).isEqualTo(new DemoStatus.LatencyFigures(0, 0, 0, 0));
  }

  @Test
  void figures_oneToHundredMillis_areExactToThreeDigits() {
    for (int millis = 1; millis <= 100; millis++) {
      recorder.record(Duration.ofMillis(millis));
    }

    assertThat(recorder.figures().count()).isEqualTo(100);
    assertThat(recorder.figures().p50()).isCloseTo(50, within(0.1));
    assertThat(recorder.figures().p99()).isCloseTo(99, within(0.1));
    assertThat(recorder.figures().max()).isCloseTo(100, within(0.1));
  }

  @Test
  void record_belowZeroOrBeyondAnHour_isClipped() {
    recorder.record(Duration.ofMillis(-5));
    assertThat(recorder.figures().max()).isZero();

    recorder.record(Duration.ofDays(2));
    assertThat(recorder.figures().max()).isCloseTo(3_600_000, within(3_600.0));
  }
}
