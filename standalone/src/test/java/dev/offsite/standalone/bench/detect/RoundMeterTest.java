package dev.offsite.standalone.bench.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.standalone.bench.BenchFailedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundMeterTest {

  private static final Duration AT_ONCE = Duration.ZERO;

  @Test
  void round_endsWithTheLastOfItsEnds() throws Exception {
    RoundMeter meter = new RoundMeter(5, RoundMeter.Counted.READ, 2, 0);
    read(meter, 5);
    meter.ended();
    assertThat(meter.await(AT_ONCE)).isFalse();

    meter.ended();

    assertThat(meter.await(AT_ONCE)).isTrue();
    assertThat(meter.used().messages()).isEqualTo(4);
  }

  @Test
  void round_withoutEnds_endsWithTheLastMessageThatPassed() throws Exception {
    RoundMeter meter = new RoundMeter(2, RoundMeter.Counted.PASSED, 0, 0);
    meter.read();
    meter.passed();
    assertThat(meter.await(AT_ONCE)).isFalse();

    meter.read();
    meter.passed();

    assertThat(meter.await(AT_ONCE)).isTrue();
  }

  @Test
  void figures_ofARoundThatHasNotReadAll_areRefused() throws Exception {
    RoundMeter meter = new RoundMeter(5, RoundMeter.Counted.READ, 1, 0);
    read(meter, 4);
    meter.ended();

    assertThatThrownBy(meter::used)
        .isInstanceOf(BenchFailedException.class)
        .hasMessage("4 messages were read instead of 5");
  }

  @Test
  void answers_areKeptWithTheirMoment() {
    RoundMeter meter = new RoundMeter(5, RoundMeter.Counted.READ, 1, 0);
    long before = System.nanoTime();

    meter.say("something");

    assertThat(meter.said()).extracting(RoundMeter.Said::what).containsExactly("something");
    assertThat(meter.said().get(0).nanos()).isBetween(before, System.nanoTime());
  }

  private static void read(RoundMeter meter, int messages) {
    for (int i = 0; i < messages; i++) {
      meter.read();
    }
  }
}
