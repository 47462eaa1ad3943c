package dev.offsite.pipelines.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the writer waits between two attempts. */
class RetryTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T02:00:00Z"), ZoneOffset.UTC);
  private static final HistorySettings SETTINGS =
      HistorySettings.of(URI.create("http://store:8086"));

  @Test
  void pauses_double_upToTheLongest() {
    RetryPauses pauses = new RetryPauses(SETTINGS);

    assertThat(next(pauses)).isEqualTo(Duration.ofMillis(200));
    assertThat(next(pauses)).isEqualTo(Duration.ofMillis(400));
    for (int i = 0; i < 4; i++) {
      next(pauses);
    }
    assertThat(next(pauses)).isEqualTo(Duration.ofMillis(12_800));
    assertThat(next(pauses)).isEqualTo(Duration.ofSeconds(15));
    assertThat(next(pauses)).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void pause_thatTheStoreAsksFor_countsIfItIsLonger_upToALimit() {
    RetryPauses pauses = new RetryPauses(SETTINGS);

    assertThat(pauses.next(Optional.of(Duration.ofSeconds(7)))).isEqualTo(Duration.ofSeconds(7));
    assertThat(pauses.next(Optional.of(Duration.ZERO))).isEqualTo(Duration.ofMillis(400));
    assertThat(pauses.next(Optional.of(Duration.ofDays(1)))).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void retryAfter_secondsOrDate_isRead() {
    assertThat(RetryAfter.parse("120", CLOCK)).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse(" 0 ", CLOCK)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse("Mon, 1 Jun 2026 02:00:30 GMT", CLOCK))
        .contains(Duration.ofSeconds(30));
    assertThat(RetryAfter.parse("Mon, 1 Jun 2026 01:00:00 GMT", CLOCK)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999", "Mon, 32 Jun 2026 02:00:30 GMT"})
  void retryAfter_anythingElse_isIgnored(String value) {
    assertThat(RetryAfter.parse(value, CLOCK)).isEmpty();
  }

  private static Duration next(RetryPauses pauses) {
    return pauses.next(Optional.empty());
  }
}
