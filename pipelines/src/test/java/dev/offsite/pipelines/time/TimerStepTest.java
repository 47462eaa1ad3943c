package dev.offsite.pipelines.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimerStepTest {

  private final TimerStep step = TimerStep.of(Duration.ofMinutes(5));

  @Test
  void after_isTheNextWholeStep_neverTheMomentItself() {
    assertThat(step.after(Instant.ofEpochMilli(299_999))).isEqualTo(300_000);
    assertThat(step.after(Instant.ofEpochMilli(300_000))).isEqualTo(600_000);
    assertThat(step.after(Instant.ofEpochMilli(300_001))).isEqualTo(600_000);
  }

  @Test
  void after_aMomentBeforeTheEpoch_isLaterToo() {
    assertThat(step.after(Instant.ofEpochMilli(-1))).isZero();
    assertThat(step.after(Instant.ofEpochMilli(-300_000))).isZero();
    assertThat(step.after(Instant.ofEpochMilli(-300_001))).isEqualTo(-300_000);
  }

  @Test
  void of_lessThanAMillisecond_isRefused() {
    assertThatThrownBy(() -> TimerStep.of(Duration.ofNanos(999_999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0.000999999S");
  }
}
