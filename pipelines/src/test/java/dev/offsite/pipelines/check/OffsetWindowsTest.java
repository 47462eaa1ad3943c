package dev.offsite.pipelines.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OffsetWindowsTest {

  private static final long MINUTE = 60_000;

  @Test
  void add_longerThanItsWindows_makesThemWiderAndLosesNoReport() {
    OffsetWindows windows = new OffsetWindows();
    for (int minute = 0; minute < 1_000; minute++) {
      windows.add(minute * MINUTE, minute);
    }

    assertThat(windows.series().length).isLessThanOrEqualTo(OffsetWindows.WINDOWS);
    assertThat(windows.widthMillis()).isEqualTo(16 * MINUTE);
    assertThat(windows.counts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
    assertThat(windows.series()[1]).isEqualTo(16);
  }

  @Test
  void add_receiptAYearLater_endsAtOnce() {
    OffsetWindows windows = new OffsetWindows();
    windows.add(0, 1);
    windows.add(365L * 24 * 60 * MINUTE, 2);
    windows.add(-MINUTE, 3);

    assertThat(windows.series().length).isLessThanOrEqualTo(OffsetWindows.WINDOWS);
    assertThat(windows.series()[0]).isEqualTo(1);
  }

  @Test
  void trend_driftBelowNetworkDelays_isFoundWhateverTheDelays() {
    for (long seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      OffsetWindows windows = new OffsetWindows();
      for (int s = 0; s < 3_600; s++) {
        double delay = -Math.log(1 - random.nextDouble()) * 2_000;
        windows.add(s * 1_000L, Math.round(delay + s * 90.0 / 3.6));
      }

      assertThat(windows.trend().perHourMillis())
          .as("seed %d", seed)
          .isCloseTo(90_000, within(3_000.0));
    }
  }

  @Test
  void median_oneWrongWindow_isNotMoved() {
    OffsetWindows windows = new OffsetWindows();
    for (int minute = 0; minute < 5; minute++) {
      windows.add(minute * MINUTE, minute == 2 ? -1_000_000 : 100);
    }

    assertThat(windows.medianMillis()).isEqualTo(100);
  }
}
