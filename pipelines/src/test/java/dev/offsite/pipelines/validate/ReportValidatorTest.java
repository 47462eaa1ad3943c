package dev.offsite.pipelines.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Positions;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.telemetry.DeviceReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportValidatorTest {

  private static final Instant TEN = Times.at("10:00:00");
  private static final Duration AGE_MAX = Duration.ofDays(1);
  private static final Duration SKEW_MAX = Duration.ofSeconds(30);

  private final ReportValidator validator = new ReportValidator();
  private final ReferenceSnapshot reference = Entries.complete().snapshot();

  @Test
  void validate_ordinaryReports_arePlausible() {
    Reports truck = Reports.at(TEN).of(Entries.TRUCK);
    Reports drone = Reports.at(TEN).of(Entries.DRONE);

    assertThat(validate(truck.position(Places.ORIGIN).report(), DeviceKind.TRUCK))
        .isEqualTo(Verdict.PLAUSIBLE);
    assertThat(validate(truck.status(), DeviceKind.TRUCK)).isEqualTo(Verdict.PLAUSIBLE);
    assertThat(validate(passage().report(), DeviceKind.WIM)).isEqualTo(Verdict.PLAUSIBLE);
    assertThat(validate(drone.detection(Places.ORIGIN).report(), DeviceKind.DRONE))
        .isEqualTo(Verdict.PLAUSIBLE);
    assertThat(validate(drone.sortie(120.2, 30.25), DeviceKind.DRONE)).isEqualTo(Verdict.PLAUSIBLE);
  }

  @Test
  void validate_unknownDevice_refusedBeforeItsClock() {
    DeviceReport report =
        Reports.at(TEN.minus(AGE_MAX.multipliedBy(400)))
            .of("nobody")
            .position(Places.ORIGIN)
            .report();

    assertThat(validate(report, DeviceKind.TRUCK).reasons())
        .containsExactly(RefusalReason.UNKNOWN_DEVICE);
  }

  @Test
  void validate_scaleThatSpeaksAsTruck_refusedBeforeItsClock() {
    DeviceReport report =
        Reports.at(TEN.minus(AGE_MAX.multipliedBy(400)))
            .of(Entries.SCALE)
            .position(Places.ORIGIN)
            .report();

    Verdict verdict = validate(report, DeviceKind.TRUCK);

    assertThat(verdict.reasons()).containsExactly(RefusalReason.DEVICE_KIND_MISMATCH);
    assertThat(verdict.detail()).contains(Entries.SCALE, "WIM", "TRUCK");
  }

  @Test
  void validate_retiredDeviceWithWrongClock_refusedForItsClock() {
    ReferenceSnapshot retired =
        Entries.complete()
            .with(
                Devices.truck(Entries.TRUCK, Entries.PLATE)
                    .valid(Times.LONG_BEFORE, Times.at("00:00:00"))
                    .entry())
            .snapshot();
    DeviceReport stale =
        Reports.at(TEN.minus(Duration.ofDays(2)))
            .of(Entries.TRUCK)
            .position(Places.ORIGIN)
            .report();
    DeviceReport fresh = Reports.at(TEN).of(Entries.TRUCK).position(Places.ORIGIN).report();

    assertThat(validator.validate(stale, DeviceKind.TRUCK, "", TEN, retired).reasons())
        .containsExactly(RefusalReason.STALE_TIME);
    assertThat(validator.validate(fresh, DeviceKind.TRUCK, "", TEN, retired).reasons())
        .containsExactly(RefusalReason.RETIRED_DEVICE);
  }

  @Test
  void validate_registrationEndsAtTheReportsTime_refusedFromThatInstantOn() {
    ReferenceSnapshot retired =
        Entries.complete()
            .with(Devices.truck(Entries.TRUCK, Entries.PLATE).valid(Times.LONG_BEFORE, TEN).entry())
            .snapshot();
    DeviceReport last =
        Reports.at(TEN.minusMillis(1)).of(Entries.TRUCK).position(Places.ORIGIN).report();
    DeviceReport next = Reports.at(TEN).of(Entries.TRUCK).position(Places.ORIGIN).report();

    assertThat(validator.validate(last, DeviceKind.TRUCK, "", TEN, retired).isPlausible()).isTrue();
    assertThat(validator.validate(next, DeviceKind.TRUCK, "", TEN, retired).reasons())
        .containsExactly(RefusalReason.RETIRED_DEVICE);
  }

  @Test
  void validate_retiredAndAtZero_refusedAsRetiredOnly() {
    ReferenceSnapshot retired =
        Entries.complete()
            .with(Devices.truck(Entries.TRUCK, Entries.PLATE).valid(Times.LONG_BEFORE, TEN).entry())
            .snapshot();
    DeviceReport report = position().lngLat(0, 0).report();

    assertThat(validator.validate(report, DeviceKind.TRUCK, "", TEN, retired).reasons())
        .containsExactly(RefusalReason.RETIRED_DEVICE);
  }

  @Test
  void validate_ageAtItsLimit_plausible_oneMillisecondMore_stale() {
    DeviceReport report = position().report();

    assertThat(validateAt(report, TEN.plus(AGE_MAX)).isPlausible()).isTrue();
    assertThat(validateAt(report, TEN.plus(AGE_MAX).plusMillis(1)).reasons())
        .containsExactly(RefusalReason.STALE_TIME);
  }

  @Test
  void validate_clockAheadByItsLimit_plausible_oneMillisecondMore_future() {
    DeviceReport report = position().report();

    assertThat(validateAt(report, TEN.minus(SKEW_MAX)).isPlausible()).isTrue();
    assertThat(validateAt(report, TEN.minus(SKEW_MAX).minusMillis(1)).reasons())
        .containsExactly(RefusalReason.FUTURE_TIME);
  }

  @Test
  void validate_clockAYearOff_refusedEitherWay() {
    DeviceReport report = position().report();

    assertThat(validateAt(report, TEN.plus(Duration.ofDays(365))).reasons())
        .containsExactly(RefusalReason.STALE_TIME);
    assertThat(validateAt(report, TEN.minus(Duration.ofDays(365))).reasons())
        .containsExactly(RefusalReason.FUTURE_TIME);
  }

  @ParameterizedTest
  @CsvSource({
    // lng, lat, reason
    "0, 0, ZERO_ISLAND",
    "0.0099, -0.0099, ZERO_ISLAND",
    "0.01, 0, OUTSIDE_AREA",
    "0, 30.25, OUTSIDE_AREA",
    "118, 27, ",
    "123, 32, ",
    "117.9999999, 30, OUTSIDE_AREA",
    "123.0000001, 30, OUTSIDE_AREA",
    "120, 26.9999999, OUTSIDE_AREA",
    "120, 32.0000001, OUTSIDE_AREA",
  })
  void validate_places_bothSidesOfEachBorder(double lng, double lat, RefusalReason reason) {
    Reports drone = Reports.at(TEN).of(Entries.DRONE);
    DeviceReport[] reports = {
      position().lngLat(lng, lat).report(),
      drone.detection(Places.ORIGIN).lngLat(lng, lat).report(),
      drone.sortie(lng, lat)
    };
    DeviceKind[] kinds = {DeviceKind.TRUCK, DeviceKind.DRONE, DeviceKind.DRONE};

    for (int i = 0; i < reports.length; i++) {
      Verdict verdict = validate(reports[i], kinds[i]);
      if (reason == null) {
        assertThat(verdict.isPlausible()).as("%s", reports[i]).isTrue();
      } else {
        assertThat(verdict.reasons()).as("%s", reports[i]).contains(reason);
      }
    }
  }

  @Test
  void validate_swappedLngAndLat_eachFigureOutsideIsNamed() {
    Verdict verdict = validate(position().lngLat(30.25, 89).report(), DeviceKind.TRUCK);

    assertThat(verdict.reasons())
        .containsExactly(RefusalReason.OUTSIDE_AREA, RefusalReason.OUTSIDE_AREA);
    assertThat(verdict.pointer()).isEqualTo("/lng");
    assertThat(verdict.detail())
        .isEqualTo("/lng is 30.25; at least 118.0; /lat is 89.0; at most 32.0");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, true",
    "0.4, false",
    "100, true",
    "100.1, false",
  })
  void validate_speedOverAScale_withinItsLimits(double speedKph, boolean plausible) {
    Verdict verdict = validate(passage().speedKph(speedKph).report(), DeviceKind.WIM);

    assertOnly(verdict, plausible, RefusalReason.IMPLAUSIBLE_SPEED, "/speedKph");
  }

  @ParameterizedTest
  @CsvSource({
    "2500, true",
    "2499, false",
    "300000, true",
    "300001, false",
    "0, false",
  })
  void validate_grossMass_withinItsLimits(int grossKg, boolean plausible) {
    DeviceReport report = Reports.at(TEN).of(Entries.SCALE).passage(grossKg).report();

    assertOnly(
        validate(report, DeviceKind.WIM), plausible, RefusalReason.IMPLAUSIBLE_MASS, "/grossKg");
  }

  @ParameterizedTest
  @CsvSource({
    // axle loads that add up to 90 %, just less, 110 % and just more of 40 t
    "36000, true",
    "35999, false",
    "44000, true",
    "44001, false",
  })
  void validate_sumOfAxleLoads_withinItsError(int sumKg, boolean plausible) {
    DeviceReport report = passageOf(40_000).axles(2).axleLoadsKg(sumKg - 10_000, 10_000).report();

    assertOnly(
        validate(report, DeviceKind.WIM),
        plausible,
        RefusalReason.AXLE_SUM_MISMATCH,
        "/axleLoadsKg");
  }

  @ParameterizedTest
  @CsvSource({
    // axles, loads, spacings
    "2, 2, 1, true",
    "2, 0, 0, true",
    "2, 2, 0, true",
    "2, 0, 1, true",
    "3, 2, 0, false",
    "2, 0, 2, false",
    "3, 0, 1, false",
  })
  void validate_numbersOfLoadsAndSpacings_fitTheAxles(
      int axles, int loads, int spacings, boolean plausible) {
    Integer[] loadsKg = new Integer[loads];
    Arrays.fill(loadsKg, 20_000);
    Double[] spacingsM = new Double[spacings];
    Arrays.fill(spacingsM, 1.3);
    DeviceReport report =
        passageOf(40_000).axles(axles).axleLoadsKg(loadsKg).axleSpacingsM(spacingsM).report();

    assertOnly(
        validate(report, DeviceKind.WIM),
        plausible,
        RefusalReason.AXLE_COUNT_MISMATCH,
        "/axleCount");
  }

  @ParameterizedTest
  @CsvSource({"160, true", "160.1, false"})
  void validate_speedOfATruck_atMostItsLimit(double speedKph, boolean plausible) {
    Verdict verdict = validate(position().speedKph(speedKph).report(), DeviceKind.TRUCK);

    assertOnly(verdict, plausible, RefusalReason.IMPLAUSIBLE_SPEED, "/speedKph");
  }

  @Test
  void validate_terminalSaysItHasNoFix_refused_silenceAboutItIsNoDoubt() {
    assertOnly(
        validate(position().fixed(false).report(), DeviceKind.TRUCK),
        false,
        RefusalReason.NO_FIX,
        "/fixed");
    assertThat(validate(position().fixed(true).report(), DeviceKind.TRUCK).isPlausible()).isTrue();
    assertThat(validate(position().fixed(null).report(), DeviceKind.TRUCK).isPlausible()).isTrue();
  }

  @Test
  void validate_severalFaultsOfAFix_allCollected() {
    Verdict verdict =
        validate(position().lngLat(0, 0).fixed(false).speedKph(500.0).report(), DeviceKind.TRUCK);

    assertThat(verdict.reasons())
        .containsExactly(
            RefusalReason.ZERO_ISLAND, RefusalReason.NO_FIX, RefusalReason.IMPLAUSIBLE_SPEED);
    assertThat(verdict.pointer()).isEqualTo("/lng");
    assertThat(verdict.detail())
        .isEqualTo(
            "position 0.0/0.0 is at 0/0; the terminal says it has no fix;"
                + " /speedKph is 500.0; at most 160.0");
  }

  @Test
  void validate_severalFaultsOfAWeighing_allCollected() {
    DeviceReport report =
        passageOf(1_000).speedKph(0.1).axles(3).axleLoadsKg(9_000, 9_000).report();

    assertThat(validate(report, DeviceKind.WIM).reasons())
        .containsExactly(
            RefusalReason.IMPLAUSIBLE_SPEED,
            RefusalReason.IMPLAUSIBLE_MASS,
            RefusalReason.AXLE_COUNT_MISMATCH,
            RefusalReason.AXLE_SUM_MISMATCH);
  }

  @Test
  void validate_figuresThatAreNotSet_areNotChecked() {
    ReferenceSnapshot lax =
        Entries.complete()
            .with(
                Entries.plausibility(DeviceKind.WIM, Map.of("ageMaxS", 86_400.0, "skewMaxS", 30.0)))
            .snapshot();
    DeviceReport report = passageOf(1).speedKph(999).axles(1).axleLoadsKg(50_000).report();

    assertThat(validator.validate(report, DeviceKind.WIM, "", TEN, lax).isPlausible()).isTrue();
  }

  @Test
  void validate_requiredFigureMissing_namesEntryAndFigure() {
    ReferenceSnapshot broken =
        Entries.complete()
            .with(Entries.plausibility(DeviceKind.TRUCK, Map.of("ageMaxS", 86_400.0)))
            .snapshot();
    DeviceReport report = position().report();

    assertThatThrownBy(() -> validator.validate(report, DeviceKind.TRUCK, "", TEN, broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("plausibility plausibility-truck sets no 'skewMaxS'");
  }

  @Test
  void validate_noPlausibilityAtAll_namesTheKind() {
    ReferenceSnapshot broken =
        Entries.complete().without(ReferenceKind.PLAUSIBILITY, "plausibility-truck").snapshot();
    DeviceReport report = position().report();

    assertThatThrownBy(() -> validator.validate(report, DeviceKind.TRUCK, "", TEN, broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no plausibility entry in force for TRUCK");
  }

  @Test
  void validate_receivedBeforeAnyPlausibility_refusedAsNotRegistered() {
    Instant before = Times.LONG_BEFORE.minusSeconds(1);
    DeviceReport report = Reports.at(before).of(Entries.TRUCK).position(Places.ORIGIN).report();

    Verdict verdict = validator.validate(report, DeviceKind.TRUCK, "", before, reference);

    assertThat(verdict.reasons()).containsExactly(RefusalReason.UNKNOWN_DEVICE);
    assertThat(verdict.detail())
        .isEqualTo(
            "device truck-1 is registered only from %s on: the report is of %s"
                .formatted(Times.LONG_BEFORE, before));
  }

  @Test
  void validate_retiredDevice_saysWhenItWasRetired() {
    ReferenceSnapshot retired =
        Entries.complete()
            .with(
                Devices.truck(Entries.TRUCK, Entries.PLATE)
                    .valid(Times.LONG_BEFORE, TEN.minusSeconds(60))
                    .entry())
            .with(
                Devices.truck(Entries.TRUCK, Entries.PLATE)
                    .version(2)
                    .valid(TEN.minusSeconds(60), TEN)
                    .entry())
            .snapshot();

    Verdict verdict = validator.validate(position().report(), DeviceKind.TRUCK, "", TEN, retired);

    assertThat(verdict.reasons()).containsExactly(RefusalReason.RETIRED_DEVICE);
    assertThat(verdict.detail())
        .isEqualTo(
            "device truck-1 was retired at %s, the end of version 2: the report is of %s"
                .formatted(TEN, TEN));
  }

  @Test
  void validate_betweenTwoRegistrations_isNotRetiredButNotRegistered() {
    ReferenceSnapshot gap =
        Entries.complete()
            .with(
                Devices.truck(Entries.TRUCK, Entries.PLATE)
                    .valid(Times.LONG_BEFORE, TEN.minusSeconds(60))
                    .entry())
            .with(
                Devices.truck(Entries.TRUCK, Entries.PLATE)
                    .version(2)
                    .valid(TEN.plusSeconds(60), null)
                    .entry())
            .snapshot();

    Verdict verdict = validator.validate(position().report(), DeviceKind.TRUCK, "", TEN, gap);

    assertThat(verdict.reasons()).containsExactly(RefusalReason.UNKNOWN_DEVICE);
    assertThat(verdict.detail()).isEqualTo("device truck-1 has no registration in force at " + TEN);
  }

  private static Positions position() {
    return Reports.at(TEN).of(Entries.TRUCK).position(Places.ORIGIN);
  }

  private static Passages passage() {
    return passageOf(40_000);
  }

  private static Passages passageOf(int grossKg) {
    return Reports.at(TEN).of(Entries.SCALE).passage(grossKg);
  }

  private Verdict validate(DeviceReport report, DeviceKind kind) {
    return validator.validate(report, kind, "", TEN.plusSeconds(1), reference);
  }

  private Verdict validateAt(DeviceReport report, Instant receivedAt) {
    return validator.validate(report, DeviceKind.TRUCK, "", receivedAt, reference);
  }

  private static void assertOnly(
      Verdict verdict, boolean plausible, RefusalReason reason, String pointer) {
    if (plausible) {
      assertThat(verdict).isEqualTo(Verdict.PLAUSIBLE);
    } else {
      assertThat(verdict.reasons()).containsExactly(reason);
      assertThat(verdict.pointer()).isEqualTo(pointer);
    }
  }
}
