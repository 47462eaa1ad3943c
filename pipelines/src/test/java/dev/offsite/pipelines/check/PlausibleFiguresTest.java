package dev.offsite.pipelines.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibleFiguresTest {

  private static final PlausibleFigures DEFAULT = PlausibleFigures.WITHOUT_REFERENCE;

  @Test
  void by_entryOfScales_setsWhatItNamesAndNothingOfTrucks() {
    PlausibleFigures figures =
        DEFAULT.by(
            Entries.plausibility(
                DeviceKind.WIM, Map.of("ageMaxS", 3_600.0, "skewMaxS", 30.0, "speedKphMax", 80.0)));

    assertThat(figures)
        .isEqualTo(
            new PlausibleFigures(
                Duration.ofSeconds(30),
                DEFAULT.jumpKph(),
                DEFAULT.passageSpeedKphMin(),
                80,
                DEFAULT.grossKgMin(),
                DEFAULT.grossKgMax(),
                DEFAULT.axleSumErrorPercentMax()));
  }

  @Test
  void by_entryOfTrucks_setsTheirSpeedAndNothingOfScales() {
    PlausibleFigures figures =
        DEFAULT.by(
            Entries.plausibility(
                DeviceKind.TRUCK,
                Map.of("ageMaxS", 3_600.0, "skewMaxS", 120.0, "speedKphMax", 100.0)));

    assertThat(figures.jumpKph()).isEqualTo(100);
    assertThat(figures.passageSpeedKphMax()).isEqualTo(DEFAULT.passageSpeedKphMax());
  }

  @ParameterizedTest
  @CsvSource({"57, false", "58, true"})
  void check_withReference_callsAJumpWhatTheJobsWouldReject(int metres, boolean named) {
    // 100 km/h are 27.8 m in a second; 30 m are taken off first
    List<ReferenceEntry> reference =
        List.of(
            Entries.plausibility(
                DeviceKind.TRUCK,
                Map.of("ageMaxS", 3_600.0, "skewMaxS", 120.0, "speedKphMax", 100.0)));
    double perDegree = Geodesics.metresPerDegreeLat(30.2);
    Feed feed = new Feed(CheckLimits.DEFAULT, reference, null);
    for (int s = 0; s < 100; s++) {
      double north = s < 50 ? 0 : metres / perDegree;
      feed.send(
          Feed.TRUCK, Feed.payload(s, 120.1, 30.2 + north, Feed.COMPLETE.replace("36", "0")), s);
    }

    assertThat(feed.verdict().has(FindingKind.IMPLAUSIBLE_JUMP)).isEqualTo(named);
  }
}
