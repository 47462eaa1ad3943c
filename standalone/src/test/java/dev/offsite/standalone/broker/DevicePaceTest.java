package dev.offsite.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicePaceTest {

  private static final long MILLI = 1_000_000;

  private final DevicePace pace = new DevicePace(3);

  @Test
  void pauseAfter_burst_isZeroAndTheNextIsNot() {
    for (int i = 0; i < DevicePace.BURST; i++) {
      assertThat(pace.pauseAfter("a", 5)).as("message %d", i).isZero();
    }
    assertThat(pace.pauseAfter("a", 5)).isEqualTo(Duration.ofMillis(1));
    assertThat(pace.pauseAfter("a", 5)).isEqualTo(Duration.ofMillis(2));
    assertThat(pace.pauseAfter("b", 5)).isZero();
  }

  @Test
  void pauseAfter_atThePace_isZeroForEver() {
    for (int i = 0; i < 10 * DevicePace.BURST; i++) {
      assertThat(pace.pauseAfter("a", i * MILLI)).as("message %d", i).isZero();
    }
  }

  @Test
  void pauseAfter_largeDebt_isAtMostTheLongestPause() {
    Duration pause = Duration.ZERO;
    for (int i = 0; i < 3 * DevicePace.BURST; i++) {
      pause = pace.pauseAfter("a", 5);
    }
    assertThat(pause).isEqualTo(DevicePace.PAUSE_MAX);
  }

  @Test
  void pauseAfter_pauseKept_isWithinThePaceAgain() {
    for (int i = 0; i <= DevicePace.BURST; i++) {
      pace.pauseAfter("a", 5);
    }
    assertThat(pace.pauseAfter("a", 5 + 2 * MILLI)).isZero();
  }

  @Test
  void pauseAfter_clockBefore_refillsNothing() {
    for (int i = 0; i < DevicePace.BURST; i++) {
      pace.pauseAfter("a", 1_000 * MILLI);
    }
    assertThat(pace.pauseAfter("a", 0)).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void pauseAfter_moreDevicesThanKept_forgetsTheOneSilentLongest() {
    for (int i = 0; i <= DevicePace.BURST; i++) {
      pace.pauseAfter("a", 5);
    }
    for (String other : new String[] {"b", "c", "d"}) {
      pace.pauseAfter(other, 5);
    }
    assertThat(pace.devices()).isEqualTo(3);
    assertThat(pace.pauseAfter("a", 5)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "offsite/v1/truck/t-1/position, t-1",
    "offsite/v1/truck/t-1, offsite/v1/truck/t-1",
    "offsite/v1/truck//position, offsite/v1/truck//position",
    "offsite/v1/, offsite/v1/",
    "thing/product/x/osd, thing/product/x/osd"
  })
  void deviceOf_topicName_isItsDeviceOrItself(String topicName, String device) {
    assertThat(PublishThrottle.deviceOf(topicName)).isEqualTo(device);
  }
}
