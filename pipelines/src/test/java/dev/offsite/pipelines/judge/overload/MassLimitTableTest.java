package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.ScaleEntries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    assertLimit(find(gb1589, axles, configuration, driveAxles == 0 ? null : driveAxles), limitKg);
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
        find(gb1589, axles, VehicleConfiguration.UNKNOWN, 1),
        limitKg,
        TableLimit.CONFIGURATION_UNKNOWN);
  }

  @Test
  void find_configurationUnknown_drivenAxlesStillCount() {
    assertLimit(
        find(gb1589, 6, VehicleConfiguration.UNKNOWN, 1), 46_000, TableLimit.CONFIGURATION_UNKNOWN);
    assertLimit(
        find(gb1589, 6, VehicleConfiguration.UNKNOWN, null),
        49_000,
        TableLimit.CONFIGURATION_UNKNOWN,
        TableLimit.DRIVE_AXLES_UNKNOWN);
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
        find(gb1589, axles, configuration, 2), limitKg, TableLimit.CONFIGURATION_NOT_IN_TABLE);
  }

  @Test
  void find_drivenAxlesUnknown_higherLimitAndSaysSo() {
    assertLimit(
        find(gb1589, 6, VehicleConfiguration.ARTICULATED, null),
        49_000,
        TableLimit.DRIVE_AXLES_UNKNOWN);
  }

  @Test
  void find_drivenAxlesWithoutRow_higherLimitAndSaysSo() {
    assertLimit(
        find(gb1589, 6, VehicleConfiguration.ARTICULATED, 3),
        49_000,
        TableLimit.DRIVE_AXLES_NOT_IN_TABLE);
  }

  @Test
  void find_rowForOneDrivenAxleBesideOneForAny_theNarrowerCounts() {
    MassLimitTable table =
        table(
            row(6, VehicleConfiguration.ARTICULATED, null, 49_000),
            row(6, VehicleConfiguration.ARTICULATED, 1, 46_000));

    assertLimit(find(table, 6, VehicleConfiguration.ARTICULATED, 1), 46_000);
    assertLimit(find(table, 6, VehicleConfiguration.ARTICULATED, 2), 49_000);
    assertLimit(
        find(table, 6, VehicleConfiguration.ARTICULATED, null),
        49_000,
        TableLimit.DRIVE_AXLES_UNKNOWN);
  }

  @Test
  void find_twoRowsOpenUpwards_theNearerCounts() {
    MassLimitTable table =
        table(
            new ReferenceEntry.MassLimit(4, true, VehicleConfiguration.RIGID, null, 31_000),
            new ReferenceEntry.MassLimit(6, true, VehicleConfiguration.RIGID, null, 25_000));

    assertLimit(find(table, 5, VehicleConfiguration.RIGID, 2), 31_000);
    assertLimit(find(table, 6, VehicleConfiguration.RIGID, 2), 25_000);
    assertLimit(find(table, 7, VehicleConfiguration.RIGID, 2), 25_000);
  }

  @Test
  void find_fewerAxlesThanAnyRow_nothing() {
    assertThat(find(gb1589, 1, VehicleConfiguration.RIGID, 1)).isEmpty();
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

  @ParameterizedTest
  @CsvSource({
    // axles, configuration, groups, limit
    "4, CENTRE_AXLE_TRAILER, 1-1-2, 36000",
    "4, CENTRE_AXLE_TRAILER, 1-2-1, 35000",
    "5, ARTICULATED, 1-2-2, 43000",
    "5, ARTICULATED, 1-1-3, 42000",
  })
  void find_layoutThatDecides_itsLimitWithoutNotes(
      int axles, VehicleConfiguration configuration, String groups, int limitKg) {
    assertLimit(
        new MassLimitTable(ScaleEntries.gb1589ByLayout())
            .find(vehicle(axles, groups, configuration)),
        limitKg);
  }

  @Test
  void find_layoutUnknownOrNotInTable_higherLimitAndSaysSo() {
    MassLimitTable table = new MassLimitTable(ScaleEntries.gb1589ByLayout());

    assertLimit(
        find(table, 5, VehicleConfiguration.ARTICULATED, 1), 43_000, TableLimit.LAYOUT_UNKNOWN);
    assertLimit(
        table.find(vehicle(5, "2-3", VehicleConfiguration.ARTICULATED)),
        43_000,
        TableLimit.LAYOUT_NOT_IN_TABLE);
    assertLimit(
        find(table, 4, VehicleConfiguration.CENTRE_AXLE_TRAILER, 1),
        36_000,
        TableLimit.LAYOUT_UNKNOWN);
  }

  @Test
  void find_severalConfigurationsPossible_theHighestOfThem() {
    assertLimit(
        gb1589.find(vehicle(3, null, VehicleConfiguration.ARTICULATED, VehicleConfiguration.RIGID)),
        27_000);
    assertLimit(
        gb1589.find(vehicle(4, null, VehicleConfiguration.RIGID, VehicleConfiguration.RIGID)),
        31_000);
    assertLimit(
        gb1589.find(
            vehicle(5, null, VehicleConfiguration.RIGID, VehicleConfiguration.FULL_TRAILER)),
        43_000);
  }

  private static WeighedVehicle vehicle(
      int axles, String groups, VehicleConfiguration... possible) {
    return new WeighedVehicle(
        axles,
        Set.copyOf(List.of(possible)),
        2,
        groups == null ? null : Stream.of(groups.split("-")).map(Integer::valueOf).toList(),
        List.of());
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

  private static Optional<TableLimit> find(
      MassLimitTable table, int axles, VehicleConfiguration configuration, Integer driveAxles) {
    Set<VehicleConfiguration> possible =
        configuration == VehicleConfiguration.UNKNOWN ? Set.of() : Set.of(configuration);
    return table.find(new WeighedVehicle(axles, possible, driveAxles, null, List.of()));
  }

  private static void assertLimit(Optional<TableLimit> found, int limitKg, String... notes) {
    assertThat(found).contains(new TableLimit(limitKg, "GB 1589-2016", List.of(notes)));
  }
}
