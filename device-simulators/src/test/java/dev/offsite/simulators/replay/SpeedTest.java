package dev.offsite.simulators.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {

  @Test
  void parse_limitsAndMax_areTaken() {
    assertThat(Speed.parse("0.1").played(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(10));
    assertThat(Speed.parse("1000").played(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(1));
    assertThat(Speed.parse("max").played(Duration.ofDays(900))).isZero();
    assertThat(Speed.parse("max")).isEqualTo(Speed.MAX).hasToString("max");
    assertThat(Speed.parse("60")).hasToString("60.0×");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.099", "1000.1", "0", "-1", "NaN", "Infinity", "", "fast", "MAX"})
  void parse_anythingElse_isRefusedNamingIt(String text) {
    assertThatThrownBy(() -> Speed.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("speed")
        .hasMessageContaining("1000");
  }
}
