package dev.offsite.simulators.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.scale.BridgeTraffic;
import dev.offsite.simulators.scale.Dimensions;
import dev.offsite.simulators.scale.Evasion;
import dev.offsite.simulators.scale.EvasionPlan;
import dev.offsite.simulators.scale.Passage;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a scale reports, held against the true passages of the same world. */
class BridgeScaleTest {

  private static final int VEHICLES = 20_000;

  private final World rush = Scenario.load(Scenario.BRIDGE_RUSH).world(Worlds.NOON, Worlds.SEED);

  private record Weighed(Passage truth, PassageReport report) {
    double errorShare() {
      return report.grossKg() / (double) truth.grossKg() - 1;
    }
  }

  @Test
  void report_isOfTheVehicleThatCrossed() {
    for (Weighed weighed : weighed(rush, 1, 5_000)) {
      Passage truth = weighed.truth();
      PassageReport report = weighed.report();
      assertThat(report.deviceTime()).isEqualTo(rush.instantAt(truth.atS()));
      assertThat(report.lane()).isEqualTo(truth.lane());
      assertThat(report.axleCount()).isEqualTo(truth.vehicle().axles());
      assertThat(report.configuration()).isEqualTo(truth.trip().seen().configuration());
      assertThat(report.driveAxles()).isEqualTo(truth.trip().seen().driveAxles());
      assertThat(report.speedKph())
          .isCloseTo(truth.speedKph(), within(0.05 + 0.06 * truth.speedKph()));
      assertThat(report.axleLoadsKg().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(report.grossKg());
    }
  }

  @Test
  void mass_whoDoesNotEvade_isWithinTheErrorOfTheClass_mostlyWithinHalf() {
    for (int bridge = 0; bridge < rush.bridges().size(); bridge++) {
      double errorMax = rush.bridges().get(bridge).errorShareMax();
      List<Weighed> fair =
          weighed(rush, bridge, 5_000).stream().filter(w -> w.truth().evasion() == null).toList();
      for (Weighed weighed : fair) {
        // Half a kilogram is rounded.
        double roundedOff = 0.5 / weighed.truth().grossKg();
        assertThat(Math.abs(weighed.errorShare())).isLessThanOrEqualTo(errorMax + roundedOff);
      }
      long half = fair.stream().filter(w -> Math.abs(w.errorShare()) < errorMax / 2).count();
      assertThat(half / (double) fair.size()).isBetween(0.5, 0.75);
    }
  }

  @Test
  void mass_withoutDrift_hasNoMeanError_withDrift_wandersByItsShare() {
    World steady = Worlds.of("scales: {driftShare: 0}");
    double sum = 0;
    for (Weighed weighed : weighed(steady, 0, VEHICLES)) {
      sum += weighed.errorShare();
    }
    // 5 % is two deviations; four deviations of the mean of 20 000.
    assertThat(sum / VEHICLES).isCloseTo(0, within(4 * 0.025 / Math.sqrt(VEHICLES)));

    World drifting = Worlds.of("scales: {driftShare: 0.6}");
    ScaleError error =
        new ScaleError(
            drifting.bridges().get(0), drifting.options().scales(), new SplittableRandom(1));
    double least = 1;
    double most = -1;
    for (int minute = 0; minute < 1_440; minute++) {
      double mean = error.meanErrorShare(minute * 60);
      least = Math.min(least, mean);
      most = Math.max(most, mean);
      assertThat(error.meanErrorShare(minute * 60 + 60)).isCloseTo(mean, within(0.0002));
    }
    assertThat(least).isCloseTo(-0.03, within(0.0001));
    assertThat(most).isCloseTo(0.03, within(0.0001));
  }

  @Test
  void drift_ofTwoScales_isNotTheSame() {
    World drifting = Worlds.of("scales: {driftShare: 1}");
    double first = meanError(weighed(drifting, 0, 500));
    boolean other = false;
    for (int bridge = 1; bridge < 4; bridge++) {
      other |= Math.abs(meanError(weighed(drifting, bridge, 500)) - first) > 0.005;
    }
    assertThat(other).isTrue();
  }

  @Test
  void evading_isFlaggedByItsName_andLosesTheMassOfItsManner() {
    Map<Evasion, Integer> seen = new HashMap<>();
    double errorMax = rush.bridges().get(1).errorShareMax();
    for (Weighed weighed : weighed(rush, 1, 3 * VEHICLES)) {
      Evasion evasion = weighed.truth().evasion();
      if (evasion == null) {
        assertThat(weighed.report().flags()).isEmpty();
        continue;
      }
      seen.merge(evasion, 1, Integer::sum);
      assertThat(weighed.report().flags()).containsExactly(evasion.name());
      EvasionPlan.Manner manner = rush.options().scales().evasion().manners().get(evasion);
      assertThat(weighed.errorShare())
          .as("%s", weighed)
          .isGreaterThan((1 - errorMax) * (1 - manner.lossMax()) - 1.0001)
          .isLessThan((1 + errorMax) * (1 - manner.lossMin()) - 0.9999);
    }
    assertThat(seen).containsOnlyKeys(Evasion.values());
    assertThat(seen.values()).allMatch(count -> count > 20);
  }

  @Test
  void size_oversizeOrNot_isMeasuredToAPercentOrTwo() {
    for (Weighed weighed : weighed(rush, 1, 5_000)) {
      Dimensions size = weighed.truth().trip().dimensions();
      PassageReport report = weighed.report();
      assertThat(report.lengthM()).isCloseTo(size.lengthM(), within(0.05 + 0.03 * size.lengthM()));
      assertThat(report.widthM()).isCloseTo(size.widthM(), within(0.005 + 0.03 * size.widthM()));
      assertThat(report.heightM()).isCloseTo(size.heightM(), within(0.005 + 0.03 * size.heightM()));
    }
  }

  @Test
  void plates_unreadable_areMissing_placeholders_orTooShort() {
    Map<String, Integer> forms = new HashMap<>();
    for (Weighed weighed : weighed(rush, 1, VEHICLES)) {
      if (!weighed.truth().trip().plateReadable()) {
        var plate = weighed.report().plate();
        forms.merge(
            plate == null ? "missing" : plate.text().length() == 4 ? "fragment" : plate.text(),
            1,
            Integer::sum);
      }
    }
    assertThat(forms).containsOnlyKeys("missing", "fragment", "无牌", "未识别");
    int all = forms.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(all / (double) VEHICLES).isCloseTo(0.05, within(0.007));
    assertThat(forms.values()).allMatch(count -> Math.abs(count / (double) all - 0.25) < 0.06);
  }

  @Test
  void plates_misread_haveOneWrongDigitAndLowConfidence_theOthersAreRight() {
    int misread = 0;
    int readable = 0;
    for (Weighed weighed : weighed(rush, 1, VEHICLES)) {
      if (!weighed.truth().trip().plateReadable()) {
        continue;
      }
      readable++;
      String plate = weighed.truth().plate();
      String read = weighed.report().plate().text();
      int wrong = 0;
      for (int i = 0; i < plate.length(); i++) {
        wrong += plate.charAt(i) == read.charAt(i) ? 0 : 1;
      }
      assertThat(read).hasSameSizeAs(plate);
      if (wrong == 0) {
        assertThat(weighed.report().plate().confidence()).isBetween(0.9, 1.0);
      } else {
        misread++;
        assertThat(wrong).isEqualTo(1);
        assertThat(weighed.report().plate().confidence()).isBetween(0.3, 0.7);
      }
    }
    assertThat(misread / (double) readable).isCloseTo(0.01, within(0.003));
  }

  private static double meanError(List<Weighed> weighed) {
    return weighed.stream().mapToDouble(Weighed::errorShare).average().orElseThrow();
  }

  private static List<Weighed> weighed(World world, int bridge, int vehicles) {
    TelemetryCodec codec = new TelemetryCodec();
    BridgeScale scale = new BridgeScale(world, bridge, codec);
    BridgeTraffic traffic = world.traffic(bridge);
    List<Weighed> weighed = new ArrayList<>();
    for (int i = 0; i < vehicles; i++) {
      DeviceMessage message = scale.next();
      var decoded = codec.decode(message.topic(), message.payload());
      assertThat(decoded.faults()).isEmpty();
      weighed.add(new Weighed(traffic.next(), (PassageReport) decoded.reports().get(0).report()));
    }
    return weighed;
  }
}
