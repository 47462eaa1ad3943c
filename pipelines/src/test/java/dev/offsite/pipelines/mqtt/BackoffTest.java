package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final long SEED = 11;

  private final Backoff backoff =
      new Backoff(Duration.ofMillis(100), Duration.ofMillis(350), new Random(SEED));

  @Test
  void next_again_doublesUpToTheLongest() {
    assertThat(backoff.next().toMillis()).as("seed %d", SEED).isBetween(80L, 100L);
    assertThat(backoff.next().toMillis()).as("seed %d", SEED).isBetween(160L, 200L);
    assertThat(backoff.next().toMillis()).as("seed %d", SEED).isBetween(280L, 350L);
    assertThat(backoff.next().toMillis()).as("seed %d", SEED).isBetween(280L, 350L);
  }

  @Test
  void next_afterReset_isTheShortest() {
    backoff.next();
    backoff.next();
    backoff.reset();

    assertThat(backoff.next().toMillis()).as("seed %d", SEED).isBetween(80L, 100L);
  }
}
