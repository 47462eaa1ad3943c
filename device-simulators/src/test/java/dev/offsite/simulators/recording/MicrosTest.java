package dev.offsite.simulators.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MicrosTest {

  @Test
  void anyNumber_isAnInstantAndBack() {
    long[] numbers = {
      0, 1, -1, 999_999, -999_999, -1_000_000, -1_000_001, Long.MAX_VALUE, Long.MIN_VALUE
    };
    for (long micros : numbers) {
      assertThat(Micros.of(Micros.toInstant(micros))).isEqualTo(micros);
    }
  }

  @Test
  void beyondTheEnds_isTheEnd_andNoReceiveTime() {
    assertThat(Micros.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    assertThat(Micros.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    new RecordedMessage(Micros.EARLIEST, "x", 0, false, new byte[0]);
    new RecordedMessage(Micros.LATEST, "x", 0, false, new byte[0]);
    assertThatThrownBy(() -> new RecordedMessage(Instant.MAX, "x", 0, false, new byte[0]))
        .hasMessageContaining("receive time")
        .hasMessageContaining(Micros.LATEST.toString());
  }
}
