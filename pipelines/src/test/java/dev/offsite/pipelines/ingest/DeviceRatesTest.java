package dev.offsite.pipelines.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeviceRatesTest {

  private static final DeviceRate TWO_A_SECOND = new DeviceRate(2, 5);

  private final DeviceRates rates = new DeviceRates(TWO_A_SECOND, 3);

  @Test
  void admits_burst_thenNoMore() {
    for (int i = 0; i < 5; i++) {
      assertThat(rates.admits("a", 1_000)).as("message %s", i).isTrue();
    }
    assertThat(rates.admits("a", 1_000)).isFalse();
  }

  @Test
  void admits_refill_bothSidesOfTheMoment() {
    drain("a", 0);
    assertThat(rates.admits("a", 499)).isFalse();
    assertThat(rates.admits("a", 500)).isTrue();
    assertThat(rates.admits("a", 500)).isFalse();
  }

  @Test
  void admits_longSilence_fillsNoMoreThanTheBurst() {
    drain("a", 0);
    assertThat(drain("a", 86_400_000)).isEqualTo(5);
  }

  @Test
  void admits_messagesOutOfOrder_refillNothing() {
    drain("a", 10_000);
    assertThat(rates.admits("a", 9_000)).isFalse();
    assertThat(rates.admits("a", 10_499)).isFalse();
    assertThat(rates.admits("a", 10_500)).isTrue();
  }

  @Test
  void admits_clockSetBack_goesOnAtTheRateFromThere() {
    drain("a", 10_000_000);
    assertThat(rates.admits("a", 5_000)).isFalse();
    assertThat(rates.admits("a", 5_499)).isFalse();
    assertThat(rates.admits("a", 5_500)).isTrue();
    assertThat(rates.admits("a", 5_500)).isFalse();
  }

  @Test
  void admits_floodOfOne_leavesTheOthersAlone() {
    drain("flooding", 0);
    assertThat(drain("b", 0)).isEqualTo(5);
  }

  @Test
  void devices_beyondTheLimit_forgetTheOneSilentLongest() {
    drain("a", 0);
    drain("b", 1);
    drain("c", 2);
    assertThat(rates.admits("a", 3)).isFalse(); // heard last
    rates.admits("d", 4);
    assertThat(rates.devices()).isEqualTo(3);
    assertThat(rates.admits("a", 5)).isFalse();
    assertThat(drain("b", 6)).as("b was forgotten and begins anew").isEqualTo(5);
  }

  @Test
  void admits_anyTraffic_neverMoreThanBurstPlusRate() {
    for (long seed = 1; seed <= 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      DeviceRates seeded = new DeviceRates(TWO_A_SECOND, 3);
      long now = 0;
      int admitted = 0;
      for (int i = 0; i < 500; i++) {
        now += random.nextInt(400);
        admitted += seeded.admits("a", now) ? 1 : 0;
      }
      assertThat(admitted)
          .as("seed %s", seed)
          .isLessThanOrEqualTo(5 + (int) (now * 2 / 1000))
          .isGreaterThanOrEqualTo((int) (now * 2 / 1000) - 1);
    }
  }

  @Test
  void rate_outOfRange_isRefusedNamingKeyAndValue() {
    assertThatThrownBy(() -> new DeviceRate(0, 1))
        .hasMessage("ingest.device-rate.per-second: 0.0 is not above 0 and finite");
    assertThatThrownBy(() -> new DeviceRate(1, 0))
        .hasMessage("ingest.device-rate.burst: 0 is less than 1");
  }

  private int drain(String deviceId, long millis) {
    int admitted = 0;
    while (rates.admits(deviceId, millis)) {
      admitted++;
    }
    return admitted;
  }
}
