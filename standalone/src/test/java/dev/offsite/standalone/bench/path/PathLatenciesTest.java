package dev.offsite.standalone.bench.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PathLatenciesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  private final PathLatencies latencies = new PathLatencies(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void figures_beforeTheCountBegins_areNone() {
    latencies.found(Duration.ofMillis(5));

    assertThat(latencies.figures()).isEqualTo(PathLatencies.Figures.NONE);
  }

  @Test
  void found_messageOfTheWarmUp_doesNotCount() {
    latencies.countFrom(NOW.minusMillis(100));

    latencies.found(Duration.ofMillis(101));
    assertThat(latencies.figures().candidates()).isZero();

    latencies.found(Duration.ofMillis(100));
    assertThat(latencies.figures().candidates()).isEqualTo(1);
    assertThat(latencies.figures().maxMs()).isCloseTo(100, within(0.1));
  }

  @Test
  void figures_oneToThousandMillis_areExactToThreeDigits() {
    latencies.countFrom(NOW.minusSeconds(10));
    for (int millis = 1; millis <= 1_000; millis++) {
      latencies.found(Duration.ofMillis(millis));
    }

    PathLatencies.Figures figures = latencies.figures();
    assertThat(figures.candidates()).isEqualTo(1_000);
    assertThat(figures.p50Ms()).isCloseTo(500, within(0.5));
    assertThat(figures.p99Ms()).isCloseTo(990, within(1.0));
    assertThat(figures.p999Ms()).isCloseTo(999, within(1.0));
    assertThat(figures.maxMs()).isCloseTo(1_000, within(1.0));
  }

  @Test
  void found_belowZero_ofTwoClocks_isZero() {
    latencies.countFrom(NOW);
    latencies.found(Duration.ofMillis(-3));

    assertThat(latencies.figures().maxMs()).isZero();
  }
}
