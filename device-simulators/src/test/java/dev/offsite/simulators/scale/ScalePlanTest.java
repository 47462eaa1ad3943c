package dev.offsite.simulators.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.scenario.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalePlanTest {

  @Test
  void defaults_dayAsAWhole_hasTheMeanRate_andItsPeakIsTwiceThat() {
    ScalePlan plan = plan("about: defaults");
    assertThat(plan.hourFactors().stream().mapToDouble(Double::doubleValue).average().orElseThrow())
        .isCloseTo(1, within(1e-9));
    assertThat(plan.hourFactors().stream().mapToDouble(Double::doubleValue).max().orElseThrow())
        .isEqualTo(2);
  }

  @Test
  void defaults_everythingHasToBeFound_soNobodyEvadesAndNothingIsMisread() {
    ScalePlan plan = plan("about: defaults");
    assertThat(plan.evasion().share()).isZero();
    assertThat(plan.misreadShare()).isZero();
  }

  @Test
  void journeys_none_isAPlanWithoutThem() {
    assertThat(plan("scales: {journeys: {every: null}}").journeys().every()).isNull();
    assertThat(plan("scales: {journeys: {every: 1s}}").journeys().every())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vehicleEvery: 99ms | vehicleEvery PT0.099S is below 0.1 s",
        "hourFactors: [1, 2] | hourFactors are not 24 of 0 to 10",
        "hourFactors: [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0] | at least one above 0",
        "hourFactors: [11,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1] | 0 to 10",
        "giantShare: 1.01 | giantShare 1.01 is not 0 to 1",
        "keepRightShare: -0.1 | keepRightShare -0.1 is not 0 to 1",
        "driftShare: 2 | driftShare 2.0 is not 0 to 1",
        "misreadShare: 1.5 | misreadShare 1.5 is not 0 to 1",
        "evasion: {share: 1.5} | evasion share 1.5 is not 0 to 1",
        "evasion: {manners: {STRADDLING: {share: -1}}} | share -1.0 is below 0",
        "evasion: {manners: {STRADDLING: {lossMin: 0.6}}} | lossMin 0.6 to lossMax 0.5",
        "evasion: {manners: {FLYING: {share: 1, lossMin: 0, lossMax: 0}}} | FLYING",
        "convoys: {share: 2} | convoys share 2.0 is not 0 to 1",
        "convoys: {trucksMax: 1} | trucksMax 1 is not 2 to 20",
        "convoys: {trucksMax: 21} | trucksMax 21 is not 2 to 20",
        "journeys: {every: 999ms} | journeys every PT0.999S is below PT1S",
        "journeys: {unloadedShare: 7} | unloadedShare 7.0 is not 0 to 1",
        "journeys: {speedKphMin: 4.9} | speedKphMin 4.9 to speedKphMax 48.0 is not in 5 to 100",
        "journeys: {speedKphMin: 49} | speedKphMin 49.0 to speedKphMax 48.0"
      })
  void plan_valueOutOfRange_isRefusedNamingIt(String line, String message) {
    assertThatThrownBy(() -> plan("scales:\n  " + line)).hasMessageContaining(message);
  }

  @Test
  void evasion_withoutAMannerForOneLane_isRefused() {
    String noManner = "{share: 0, lossMin: 0, lossMax: 0}";
    assertThatThrownBy(
            () ->
                plan(
                    "scales: {evasion: {share: 0.1, manners: {TAILGATING: %s, STOP_AND_GO: %s, HARD_BRAKING: %s}}}"
                        .replace("%s", noManner)))
        .hasMessageContaining("without a manner for bridges of one lane");
  }

  private static ScalePlan plan(String yaml) {
    return Scenario.parse("test", yaml).plan().scales();
  }
}
