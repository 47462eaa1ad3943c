package dev.offsite.pipelines.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FastClocksTest {

  private static final long NOW = 1_772_359_200_000L;
  private static final long SPAN = FastClocks.SPAN.toMillis();

  private final FastClocks clocks = new FastClocks();

  @Test
  void devices_noReport_isZero() {
    assertThat(clocks.devices(NOW)).isZero();
    assertThat(clocks.worstMs(NOW)).isZero();
  }

  @Test
  void note_belowASecond_isNobodysFault_atASecondItCounts() {
    clocks.note("a", 999, NOW);
    clocks.note("a", -100_000, NOW);
    assertThat(clocks.devices(NOW)).isZero();

    clocks.note("a", 1_000, NOW);
    assertThat(clocks.devices(NOW)).isEqualTo(1);
    assertThat(clocks.worstMs(NOW)).isEqualTo(1_000);
  }

  @Test
  void note_sameDeviceAgain_countsOnceAndTheWorstStays() {
    clocks.note("a", 5_000, NOW);
    clocks.note("a", 3_000, NOW);
    clocks.note("b", 2_000, NOW);

    assertThat(clocks.devices(NOW)).isEqualTo(2);
    assertThat(clocks.worstMs(NOW)).isEqualTo(5_000);
  }

  @Test
  void devices_inTheNextSpan_areStillShown_andGoneInTheOneAfter() {
    clocks.note("a", 5_000, NOW);
    clocks.note("b", 5_000, NOW);

    assertThat(clocks.devices(NOW + SPAN)).isEqualTo(2);
    clocks.note("c", 2_000, NOW + SPAN);
    assertThat(clocks.devices(NOW + SPAN)).isEqualTo(2);
    assertThat(clocks.worstMs(NOW + SPAN)).isEqualTo(5_000);

    assertThat(clocks.devices(NOW + 2 * SPAN)).isEqualTo(1);
    assertThat(clocks.worstMs(NOW + 2 * SPAN)).isEqualTo(2_000);
    assertThat(clocks.devices(NOW + 3 * SPAN)).isZero();
  }

  @Test
  void note_afterALongSilence_forgetsWhatWasBefore() {
    clocks.note("a", 9_000, NOW);
    clocks.note("b", 2_000, NOW + 10 * SPAN);

    assertThat(clocks.devices(NOW + 10 * SPAN)).isEqualTo(1);
    assertThat(clocks.worstMs(NOW + 10 * SPAN)).isEqualTo(2_000);
  }

  @Test
  void note_moreDevicesThanAreToldApart_staysAtTheBound() {
    for (int i = 0; i < FastClocks.DEVICES_MAX + 10; i++) {
      clocks.note("device-" + i, 2_000 + i, NOW);
    }

    assertThat(clocks.devices(NOW)).isEqualTo(FastClocks.DEVICES_MAX);
    assertThat(clocks.worstMs(NOW)).isEqualTo(2_000 + FastClocks.DEVICES_MAX + 9);
  }
}
