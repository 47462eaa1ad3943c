package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.ScaleEntries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.LanePosting;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every cell of the table of limits (GB 1589-2016, Ministry order 62/2016 art. 3), each on both
 * sides of its boundary in kilograms, with the tolerances 1.00, 1.05 and 1.10. The three columns of
 * kilograms are written out, so that no arithmetic of the judge is repeated here.
 */
class LimitTableTest {

  private final OverloadJudge judge = new OverloadJudge();

  @ParameterizedTest
  @CsvSource({
    // axles, configuration, driven axles, spacings, limit, × 1.05, × 1.10
    "2, RIGID, 1, 4.7, 18000, 18900, 19800",
    "3, RIGID, 2, 4.3 1.35, 25000, 26250, 27500",
    "3, CENTRE_AXLE_TRAILER, 1, 4.8 6.0, 27000, 28350, 29700",
    "3, ARTICULATED, 1, 3.6 7.0, 27000, 28350, 29700",
    "4, RIGID, 2, 1.95 3.4 1.35, 31000, 32550, 34100",
    "4, CENTRE_AXLE_TRAILER, 1, 4.8 6.0 1.3, 36000, 37800, 39600",
    "4, CENTRE_AXLE_TRAILER, 2, 4.8 1.35 6.0, 35000, 36750, 38500",
    "4, ARTICULATED, 1, 3.6 7.0 1.31, 36000, 37800, 39600",
    "4, FULL_TRAILER, 1, 4.8 4.5 5.0, 36000, 37800, 39600",
    "5, CENTRE_AXLE_TRAILER, 2, 4.8 1.35 6.0 1.3, 43000, 45150, 47300",
    "5, ARTICULATED, 2, 3.3 1.35 6.6 1.31, 43000, 45150, 47300",
    "5, ARTICULATED, 1, 3.6 6.2 1.31 1.31, 42000, 44100, 46200",
    "5, FULL_TRAILER, 2, 4.8 1.35 4.5 5.0, 43000, 45150, 47300",
    "6, CENTRE_AXLE_TRAILER, 1, 4.8 1.35 6.0 1.3 1.3, 46000, 48300, 50600",
    "6, CENTRE_AXLE_TRAILER, 2, 4.8 1.35 6.0 1.3 1.3, 49000, 51450, 53900",
    "6, ARTICULATED, 1, 1.95 3.0 6.4 1.31 1.31, 46000, 48300, 50600",
    "6, ARTICULATED, 2, 3.3 1.35 6.6 1.31 1.31, 49000, 51450, 53900",
    "6, FULL_TRAILER, 1, 4.8 1.35 4.5 5.0 1.3, 46000, 48300, 50600",
    "6, FULL_TRAILER, 2, 4.8 1.35 4.5 5.0 1.3, 49000, 51450, 53900",
    "7, ARTICULATED, 1, 3.3 1.35 6.6 1.31 1.31 1.31, 46000, 48300, 50600",
    "9, FULL_TRAILER, 2, 3.3 1.35 5.4 1.2 1.2 6.4 1.2 1.2, 49000, 51450, 53900",
  })
  void judge_everyCell_bothSidesInKilograms_withEachTolerance(
      int axles,
      VehicleConfiguration configuration,
      int driveAxles,
      String spacings,
      int at100,
      int at105,
      int at110) {
    int[] allowedKg = {at100, at105, at110};
    double[] multipliers = {1.00, 1.05, 1.10};
    for (int i = 0; i < multipliers.length; i++) {
      Entries entries = law(multipliers[i]);
      assertThat(judge(entries, vehicle(allowedKg[i], axles, configuration, driveAxles, spacings)))
          .as("%d kg × %s", at100, multipliers[i])
          .isEmpty();
      List<Finding> over =
          judge(entries, vehicle(allowedKg[i] + 1, axles, configuration, driveAxles, spacings));
      assertThat(over).as("%d kg × %s", at100, multipliers[i]).hasSize(1);
      assertThat(over.get(0).facts().limit()).isEqualTo(at100);
      assertThat(over.get(0).facts().excess()).isEqualTo(allowedKg[i] + 1.0 - at100);
      assertThat(over.get(0).facts().tolerance()).isEqualTo(multipliers[i]);
      assertThat(over.get(0).facts().details()).containsEntry("marginKg", "1.0");
      assertThat(over.get(0).facts().notes()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // axles, spacings, limit, what is recognised, notes; the scale says nothing of the vehicle
    "2, 4.7, 18000, RIGID, CONFIGURATION_RECOGNISED_FROM_AXLES",
    "3, 4.3 1.35, 25000, RIGID, CONFIGURATION_RECOGNISED_FROM_AXLES",
    "3, 3.6 7.0, 27000, CENTRE_AXLE_TRAILER or ARTICULATED, CONFIGURATION_RECOGNISED_FROM_AXLES",
    "4, 1.95 3.4 1.35, 31000, RIGID, CONFIGURATION_RECOGNISED_FROM_AXLES",
    "4, 3.6 7.0 1.3, 36000, CENTRE_AXLE_TRAILER or ARTICULATED,"
        + " CONFIGURATION_RECOGNISED_FROM_AXLES",
    // 35 t as a centre-axle trailer train, 36 t as an articulated one: the higher
    "4, 3.6 1.3 7.0, 36000, CENTRE_AXLE_TRAILER or ARTICULATED,"
        + " CONFIGURATION_RECOGNISED_FROM_AXLES",
    "5, 3.6 6.2 1.31 1.31, 42000, ARTICULATED, CONFIGURATION_RECOGNISED_FROM_AXLES",
    "6, 1.95 3.0 6.4 1.31 1.31, 46000, ARTICULATED, CONFIGURATION_RECOGNISED_FROM_AXLES",
    "6, 3.3 1.35 6.6 1.31 1.31, 49000, CENTRE_AXLE_TRAILER or ARTICULATED, CONFIGURATION_RECOGNISED_FROM_AXLES"
        + "+DRIVE_AXLES_UNKNOWN_HIGHEST_LIMIT",
    // no known layout: the highest of the axle count
    "4, 3.6 3.6 3.6, 36000, FULL_TRAILER, CONFIGURATION_RECOGNISED_FROM_AXLES",
    "4, 1.3 1.3 9.0, 36000, , CONFIGURATION_UNKNOWN_HIGHEST_LIMIT+LAYOUT_NOT_IN_TABLE_HIGHEST_LIMIT",
  })
  void judge_configurationNotSaid_isRecognised_elseTheMostFavourableLimit(
      int axles, String spacings, int limitKg, String type, String notes) {
    Entries entries = law(1.0);

    assertThat(judge(entries, unknown(limitKg, axles, spacings))).isEmpty();
    Finding over = judge(entries, unknown(limitKg + 1, axles, spacings)).get(0);

    assertThat(over.facts().limit()).isEqualTo(limitKg);
    assertThat(over.facts().notes()).containsExactly(notes.split("\\+"));
    assertThat(over.facts().details().get("vehicleType")).isEqualTo(type);
    assertThat(over.facts().details()).containsEntry("configuration", "UNKNOWN");
  }

  @Test
  void judge_scaleThatContradictsItsAxles_theMostFavourableOfBoth() {
    // A rigid of four axles may weigh 31 t; the axles are those of a train, which may weigh 36 t.
    Passages passage = vehicle(36_001, 4, VehicleConfiguration.RIGID, 2, "3.6 7.0 1.3");

    assertThat(judge(law(1.0), vehicle(36_000, 4, VehicleConfiguration.RIGID, 2, "3.6 7.0 1.3")))
        .isEmpty();
    assertThat(judge(law(1.0), passage).get(0).facts().notes())
        .containsExactly(VehicleRecognition.CONTRADICTED);
  }

  @ParameterizedTest
  @CsvSource({
    // posted at the bridge, above lane 2, limit that binds, note
    "-, -, 49000, -",
    "48999, -, 48999, POSTED_LIMIT_BINDS",
    "49000, -, 49000, -",
    "60000, 49000, 49000, -",
    "-, 30000, 30000, POSTED_LANE_LIMIT_BINDS",
    "40000, 30000, 30000, POSTED_LANE_LIMIT_BINDS",
    "30000, 40000, 30000, POSTED_LIMIT_BINDS",
    "30000, 30000, 30000, POSTED_LIMIT_BINDS",
  })
  void judge_postedLimits_theLowestBinds(String bridge, String lane, int limitKg, String note) {
    List<LanePosting> lanes = new ArrayList<>();
    lanes.add(new LanePosting(1, 10_000));
    if (!lane.equals("-")) {
      lanes.add(new LanePosting(2, Integer.parseInt(lane)));
    }
    Entries entries =
        law(1.1)
            .with(
                ScaleEntries.site(
                    bridge.equals("-") ? null : Integer.valueOf(bridge), lanes, null));
    int allowedKg = limitKg + limitKg / 10;

    assertThat(judge(entries, semitrailer(allowedKg))).isEmpty();
    Finding over = judge(entries, semitrailer(allowedKg + 1)).get(0);

    assertThat(over.facts().limit()).isEqualTo(limitKg);
    assertThat(over.facts().notes()).isEqualTo(note.equals("-") ? List.of() : List.of(note));
    assertThat(over.facts().details()).containsEntry("tableLimitKg", "49000");
    assertThat(over.facts().details().getOrDefault("postedLaneLimitKg", "-")).isEqualTo(lane);
    assertThat(judge(entries, semitrailer(11_001).lane(1))).hasSize(1);
    assertThat(judge(entries, semitrailer(11_000).lane(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 3.0, 3.1, 4.9, 5.0, 5.1, 10})
  void judge_scaleErrorDeducted_isSaidExactly(double errorPercent) {
    // 51,578 kg less 5 % is 48,999.1 kg.
    boolean over = 51_578 * (100 - errorPercent) > 49_000 * 100.0;
    Entries entries = law(1.0).with(ScaleEntries.scaleWithError(errorPercent));

    assertThat(judge(entries, semitrailer(51_578)).get(0).facts().details())
        .containsEntry("overWithErrorDeducted", Boolean.toString(over));
  }

  private List<Finding> judge(Entries entries, Passages passage) {
    return judge.judge(passage.received(), entries.snapshot());
  }

  private static Entries law(double multiplier) {
    return Entries.complete()
        .with(ScaleEntries.gb1589ByLayout())
        .with(Entries.tolerance(1, Times.LONG_BEFORE, null, multiplier));
  }

  private static Passages semitrailer(int grossKg) {
    return vehicle(grossKg, 6, VehicleConfiguration.ARTICULATED, 2, "3.3 1.35 6.6 1.31 1.31");
  }

  private static Passages unknown(int grossKg, int axles, String spacings) {
    return vehicle(grossKg, axles, VehicleConfiguration.UNKNOWN, null, spacings);
  }

  private static Passages vehicle(
      int grossKg,
      int axles,
      VehicleConfiguration configuration,
      Integer driveAxles,
      String spacings) {
    List<Double> metres = new ArrayList<>();
    for (String text : spacings.split(" ", -1)) {
      metres.add(Double.valueOf(text));
    }
    return Reports.at("10:00:00")
        .of(Entries.SCALE)
        .passage(grossKg)
        .axles(axles)
        .configuration(configuration)
        .driveAxles(driveAxles)
        .axleSpacingsM(metres.toArray(Double[]::new));
  }
}
