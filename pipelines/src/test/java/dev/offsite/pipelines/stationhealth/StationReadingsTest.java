package dev.offsite.pipelines.stationhealth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.ScaleEntries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.PlateReading;
import dev.offsite.schemas.reference.Validity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationReadingsTest {

  @ParameterizedTest
  @CsvSource({"浙A12345, true", "无牌, false", "浙A123, false", "UNKNOWN, false", "0000000, false"})
  void reading_plate_isReadableAsForTheJudges(String plate, boolean isReadable) {
    assertThat(read(Entries.complete(), passage().plate(plate, 0.9)).plateIsReadable())
        .isEqualTo(isReadable);
  }

  @Test
  void reading_withoutPlate_isNotReadable() {
    assertThat(read(Entries.complete(), passage().withoutPlate()).plateIsReadable()).isFalse();
  }

  /** The release says what a plate is; the maintenance desk must not count by another rule. */
  @Test
  void reading_plateReadingOfTheRelease_decides() {
    PlateReading usual = ScaleEntries.plateReading();
    Entries strict =
        Entries.complete()
            .with(
                new PlateReading(
                    usual.id(),
                    1,
                    new Validity(Times.LONG_BEFORE, null),
                    "test",
                    8,
                    List.of("浙Z"),
                    List.of()));

    assertThat(read(strict, passage().plate("浙A12345", 0.9)).plateIsReadable()).isFalse();
    assertThat(read(strict, passage().plate("浙AD12345", 0.9)).plateIsReadable()).isTrue();
    assertThat(read(strict, passage().plate("浙ZD12345", 0.9)).plateIsReadable()).isFalse();
    assertThat(read(strict, passage().plate("UNKNOWN PLATE", 0.9)).plateIsReadable()).isTrue();
  }

  @Test
  void reading_ofAnUnknownScale_isNone() {
    assertThat(
            StationReadings.find(
                Reports.at("10:00:00").of("stranger").passage(1_000).received(),
                Entries.complete().snapshot()))
        .isEmpty();
  }

  private static StationReading read(Entries entries, Passages passage) {
    return StationReadings.find(passage.received(), entries.snapshot()).orElseThrow();
  }

  private static Passages passage() {
    return Reports.at("10:00:00").of(Entries.SCALE).passage(20_000);
  }
}
