package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessorShareTest {

  private long nanos = 5;
  private long cpu = 1_000;
  private final ProcessorShare share =
      new ProcessorShare(() -> nanos, () -> cpu, 4, Duration.ofNanos(100));

  @Test
  void share_beforeTheEndOfTheWarmUp_isUnknown() {
    assertThat(share.share()).isNaN();
    nanos = 104;
    assertThat(share.share()).isNaN();
  }

  @Test
  void share_isOfAllProcessors_sinceTheFirstQuestionAfterTheWarmUp() {
    nanos = 105;
    cpu = 50_000;
    assertThat(share.share()).isNaN();

    nanos = 205;
    cpu = 50_200;
    assertThat(share.share()).isEqualTo(0.5);

    nanos = 305;
    cpu = 50_200;
    assertThat(share.share()).isEqualTo(0.25);
  }

  @Test
  void share_afterTheEnd_staysWhatItWas() {
    nanos = 105;
    share.share();
    nanos = 205;
    cpu = 1_200;
    share.end();

    nanos = 905;
    cpu = 9_000;
    assertThat(share.share()).isEqualTo(0.5);
  }

  @Test
  void share_endedWhileWarmingUp_staysUnknown() {
    nanos = 104;
    share.end();

    nanos = 305;
    assertThat(share.share()).isNaN();
  }

  @Test
  void processors_areTold() {
    assertThat(share.processors()).isEqualTo(4);
  }
}
