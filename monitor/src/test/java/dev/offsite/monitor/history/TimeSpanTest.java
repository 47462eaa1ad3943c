package dev.offsite.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeSpanTest {

  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final long NOON_MICROS = 1_772_424_000_000_000L;

  @Test
  void bounds_onWholeMicroseconds_areTaken() {
    TimeSpan span = new TimeSpan(NOON, NOON.plusNanos(1_000));

    assertThat(span.fromMicros()).isEqualTo(NOON_MICROS);
    assertThat(span.untilMicros()).isEqualTo(NOON_MICROS + 1);
  }

  @Test
  void bounds_betweenMicroseconds_countAsTheLaterOne() {
    TimeSpan span = new TimeSpan(NOON.plusNanos(1), NOON.plusNanos(1_001));

    assertThat(span.fromMicros()).isEqualTo(NOON_MICROS + 1);
    assertThat(span.untilMicros()).isEqualTo(NOON_MICROS + 2);
  }

  @Test
  void span_withoutLength_isRefused() {
    assertThatThrownBy(() -> new TimeSpan(NOON, NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("until 2026-03-02T04:00:00Z is not after from 2026-03-02T04:00:00Z");
  }

  @Test
  void span_toTheEdges_isTaken_andBeyondThemRefused() {
    assertThat(new TimeSpan(TimeSpan.EARLIEST, TimeSpan.LATEST).untilMicros() * 1_000).isPositive();
    assertThatThrownBy(() -> new TimeSpan(TimeSpan.EARLIEST.minusNanos(1), NOON))
        .hasMessageContaining("leaves 1970-01-01T00:00:00Z to 2262-01-01T00:00:00Z");
    assertThatThrownBy(() -> new TimeSpan(NOON, TimeSpan.LATEST.plusNanos(1)))
        .hasMessageContaining("leaves");
  }
}
