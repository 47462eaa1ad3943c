package dev.offsite.pipelines.judge.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NightHoursTest {

  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  @Test
  void night_overMidnight_hasItsFirstMomentAndNotItsLast() {
    NightHours night = new NightHours(22 * HOUR_MS, 6 * HOUR_MS, 8 * HOUR_MS);

    assertThat(night.cover(ms("2026-06-01T13:59:59.999Z"))).isFalse();
    assertThat(night.cover(ms("2026-06-01T14:00:00Z"))).isTrue();
    assertThat(night.cover(ms("2026-06-01T16:00:00Z"))).isTrue();
    assertThat(night.cover(ms("2026-06-01T21:59:59.999Z"))).isTrue();
    assertThat(night.cover(ms("2026-06-01T22:00:00Z"))).isFalse();
  }

  @Test
  void night_withinADay_isThatPartOfIt() {
    NightHours night = new NightHours(HOUR_MS, 3 * HOUR_MS, 0);

    assertThat(night.cover(ms("2026-06-01T00:59:59.999Z"))).isFalse();
    assertThat(night.cover(ms("2026-06-01T01:00:00Z"))).isTrue();
    assertThat(night.cover(ms("2026-06-01T03:00:00Z"))).isFalse();
  }

  @Test
  void night_sameHourTwice_isAllDay() {
    NightHours night = new NightHours(5 * HOUR_MS, 5 * HOUR_MS, 8 * HOUR_MS);

    for (int hour = 0; hour < 24; hour++) {
      assertThat(night.cover(hour * HOUR_MS)).as("hour %s", hour).isTrue();
    }
  }

  @Test
  void night_beforeTheEpoch_isReadTheSameWay() {
    NightHours night = new NightHours(22 * HOUR_MS, 6 * HOUR_MS, 8 * HOUR_MS);

    assertThat(night.cover(ms("1969-06-01T14:00:00Z"))).isTrue();
    assertThat(night.cover(ms("1969-06-01T13:59:59.999Z"))).isFalse();
  }

  private static long ms(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
