package dev.offsite.pipelines.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicSizingTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void sizing_onTheLimits_isAllowed() {
    assertThat(new TopicSizing(1, 1, Duration.ofMinutes(1)).partitions()).isEqualTo(1);
    assertThat(new TopicSizing(1_000, 9, DAY).replicas()).isEqualTo(9);
  }

  @Test
  void sizing_beyondTheLimits_namesKeyValueAndLimit() {
    assertThatThrownBy(() -> new TopicSizing(0, 1, DAY))
        .hasMessage("topics.partitions: 0 is not within 1 and 1000");
    assertThatThrownBy(() -> new TopicSizing(1_001, 1, DAY))
        .hasMessage("topics.partitions: 1001 is not within 1 and 1000");
    assertThatThrownBy(() -> new TopicSizing(1, 10, DAY))
        .hasMessage("topics.replicas: 10 is not within 1 and 9");
    assertThatThrownBy(() -> new TopicSizing(1, 1, Duration.ofSeconds(59)))
        .hasMessage("topics.retention: PT59S is below a minute");
  }
}
