package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MassLimitTableTest {

  private final MassLimitTable gb1589 = new MassLimitTable(Entries.gb1589());

  @ParameterizedTest
  @CsvSource({
    // axles, configuration, driven axles (0: not known), limit
    "2, RIGID, 1, 18000",
    "3, RIGID, 2, 25000",
    "3, CENTRE_AXLE_TRAILER, 1, 27000",
    "3, ARTICULATED, 1, 27000",
    "4, RIGID, 2, 31000",
    "4, CENTRE_AXLE_TRAILER, 1, 36000",
    "4, ARTICULATED, 1, 36000",
    "4, FULL_TRAILER, 0, 36000",
    "5, CENTRE_AXLE_TRAILER, 1, 43000",
    "5, ARTICULATED, 2, 43000",
    "5, FULL_TRAILER, 0, 43000",
    "6, CENTRE_AXLE_TRAILER, 1, 46000",
    "6, CENTRE_AXLE_TRAILER, 2, 49000",
    "6, ARTICULATED, 1, 46000",
    "6, ARTICULATED, 2, 49000",
    "6, FULL_TRAILER, 1, 46000",
    "6, FULL_TRAILER, 2, 49000",
    "7, ARTICULATED, 1, 46000",
    "12, FULL_TRAILER, 2, 49000",
  })
  void find_everyCellOfTheTable_itsLimitWithoutNotes(
      int axles, VehicleConfiguration configuration, int driveAxles, int limitKg) {
    assertLimit(
        gb1589.find(axles, configuration, driveAxles == 0 ? null : driveAxles, null), limitKg);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 18000",
    "3, 27000",
    "4, 36000",
    "5, 43000",
  })
  void find_configurationUnknown_highestOfTheAxleCount(int axles, int limitKg) {
    assertLimit(
        gb1589.find(axles, VehicleConfiguration.UNKNOWN, 1, null),
        limitKg,
        MassLimit.CONFIGURATION_UNKNOWN);
  }

  @Test
  void find_configurationUnknown_drivenAxlesStillCount() {
    assertLimit(
        gb1589.find(6, VehicleConfiguration.UNKNOWN, 1, null),
        46_000,
        MassLimit.CONFIGURATION_UNKNOWN);
    assertLimit(
        gb1589.find(6, VehicleConfiguration.UNKNOWN, null, null),
        49_000,
        MassLimit.CONFIGURATION_UNKNOWN,
        MassLimit.DRIVE_AXLES_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "2, ARTICULATED, 18000",
    "2, FULL_TRAILER, 18000",
    "3, FULL_TRAILER, 27000",
    "5, RIGID, 43000",
  })
  void find_dashInTheTable_highestOfTheAxleCount(
      int axles, VehicleConfiguration configuration, int limitKg) {
    assertLimit(
        gb1589.find(axles, configuration, 2, null), limitKg, MassLimit.CONFIGURATION_NOT_IN_TABLE);
  }

  @Test
  void find_drivenAxlesUnknown_higherLimitAndSaysSo() {
    assertLimit(
        gb1589.find(6, VehicleConfiguration.ARTICULATED, null, null),
        49_000,
        MassLimit.DRIVE_AXLES_UNKNOWN);
  }

  @Test
  void find_drivenAxlesWithoutRow_higherLimitAndSaysSo() {
    assertLimit(
        gb1589.find(6, VehicleConfiguration.ARTICULATED, 3, null),
        49_000,
        MassLimit.DRIVE_AXLES_NOT_IN_TABLE);
  }

  @Test
  void find_rowForOneDrivenAxleBesideOneForAny_theNarrowerCounts() {
    MassLimitTable table =
        table(
            row(6, VehicleConfiguration.ARTICULATED, null, 49_000),
            row(6, VehicleConfiguration.ARTICULATED, 1, 46_000));

    assertLimit(table.find(6, VehicleConfiguration.ARTICULATED, 1, null), 46_000);
    assertLimit(table.find(6, VehicleConfiguration.ARTICULATED, 2, null), 49_000);
    assertLimit(
        table.find(6, VehicleConfiguration.ARTICULATED, null, null),
        49_000,
        MassLimit.DRIVE_AXLES_UNKNOWN);
  }

  @Test
  void find_twoRowsOpenUpwards_theNearerCounts() {
    MassLimitTable table =
        table(
            new ReferenceEntry.MassLimit(4, true, VehicleConfiguration.RIGID, null, 31_000),
            new ReferenceEntry.MassLimit(6, true, VehicleConfiguration.RIGID, null, 25_000));

    assertLimit(table.find(5, VehicleConfiguration.RIGID, 2, null), 31_000);
    assertLimit(table.find(6, VehicleConfiguration.RIGID, 2, null), 25_000);
    assertLimit(table.find(7, VehicleConfiguration.RIGID, 2, null), 25_000);
  }

  @Test
  void find_fewerAxlesThanAnyRow_nothing() {
    assertThat(gb1589.find(1, VehicleConfiguration.RIGID, 1, 10_000)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"48999, true", "49000, false", "49001, false", "1000, true"})
  void find_sign_bindsBelowTheTableOnly(int postedKg, boolean binds) {
    Optional<MassLimit> limit = gb1589.find(6, VehicleConfiguration.ARTICULATED, 2, postedKg);

    assertThat(limit)
        .contains(
            new MassLimit(
                binds ? postedKg : 49_000,
                49_000,
                "GB 1589-2016",
                binds ? List.of(MassLimit.POSTED_LIMIT_BINDS) : List.of()));
  }

  @Test
  void isExceededBy_everyUsualTolerance_exactToTheKilogram() {
    for (ReferenceEntry.MassLimit row : Entries.gb1589().rows()) {
      MassLimit limit = new MassLimit(row.limitKg(), row.limitKg(), "basis", List.of());
      for (int percent = 100; percent <= 120; percent++) {
        int allowedKg = row.limitKg() / 100 * percent;
        double multiplier = percent / 100.0;
        assertThat(limit.isExceededBy(allowedKg, multiplier))
            .as("%d kg at %d %%", allowedKg, percent)
            .isFalse();
        assertThat(limit.isExceededBy(allowedKg + 1, multiplier))
            .as("%d kg at %d %%", allowedKg + 1, percent)
            .isTrue();
      }
    }
  }

  private static MassLimitTable table(ReferenceEntry.MassLimit... rows) {
    return new MassLimitTable(
        new ReferenceEntry.MassLimits(
            "law", 1, new Validity(Times.LONG_BEFORE, null), "GB 1589-2016", List.of(rows)));
  }

  private static ReferenceEntry.MassLimit row(
      int axles, VehicleConfiguration configuration, Integer driveAxles, int limitKg) {
    return new ReferenceEntry.MassLimit(axles, true, configuration, driveAxles, limitKg);
  }

  private static void assertLimit(Optional<MassLimit> found, int limitKg, String... notes) {
    assertThat(found).contains(new MassLimit(limitKg, limitKg, "GB 1589-2016", List.of(notes)));
  }
}
