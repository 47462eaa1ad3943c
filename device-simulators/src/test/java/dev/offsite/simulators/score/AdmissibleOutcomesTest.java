package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.scenario.Promise;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissibleOutcomesTest {

  private static final Instant T0 = Instant.parse("2026-11-22T04:00:00Z");
  private static final Observation MINUTE =
      new Observation(T0, T0.plusSeconds(60), Duration.ofSeconds(8));

  @Test
  void mustBe_foundAsAdmissible_isFound() {
    assertCounts(true, overload("浙A00001").build(), 1, 0, 0);
  }

  @Test
  void mustBe_foundWithAnotherGrade_isMissed() {
    assertCounts(true, overload("浙A00001").inadmissible("SIGN_MISSING").build(), 0, 1, 0);
  }

  @Test
  void mustBe_foundUnderAnotherPlate_isMissedAndFalse() {
    assertCounts(true, overload("浙A00007").build(), 0, 1, 1);
  }

  @Test
  void mustNotBe_foundAsAdmissible_isAFalseAlarm() {
    assertCounts(false, overload("浙A00001").build(), 0, 0, 1);
  }

  @Test
  void mustNotBe_foundWithAnotherGrade_orUnderAnotherPlate_doesNotCount() {
    assertCounts(false, overload("浙A00001").inadmissible("PLATE_UNCERTAIN").build(), 0, 0, 0);
    assertCounts(false, overload("浙A00007").inadmissible("PLATE_UNCERTAIN").build(), 0, 0, 0);
  }

  @Test
  void notSaid_mayBeFound_andIsNotMissed() {
    assertCounts(null, overload("浙A00001").build(), 1, 0, 0);
    assertCounts(null, overload("浙A00001").inadmissible("WITHIN_SCALE_ERROR").build(), 0, 0, 0);
  }

  @Test
  void mustBe_ofAScaleThatMayLoseReports_isNotExpected_ofOneThatRepeatsThemItIs() {
    List<String> fault = List.of("fault");
    assertThat(missed(new DeviceFaults("wim-1", "site-1", fault, fault))).isZero();
    assertThat(missed(new DeviceFaults("wim-1", "site-1", fault))).isEqualTo(1);
  }

  @Test
  void promise_oneOfTwoIsAdmissible_isBroken() {
    Score score =
        Scorer.score(
            List.of(truth("浙A00001", true), truth("浙A00002", true)),
            Candidates.tracked(
                List.of(
                    overload("浙A00001").build(),
                    overload("浙A00002").inadmissible("SIGN_MISSING").build())),
            MINUTE);
    Map<Offence, Promise> promises = Map.of(Offence.BRIDGE_OVERLOAD, new Promise(1, 1));

    assertThat(PromiseCheck.of(promises, score)).noneMatch(PromiseCheck::isBroken);
    assertThat(PromiseCheck.ofAdmissible(promises, score))
        .singleElement()
        .matches(PromiseCheck::isBroken);
    ScoreDocument document =
        ScoreDocument.of("", score, List.of(), PromiseCheck.ofAdmissible(promises, score));
    assertThat(document.breaksPromise()).isTrue();
    assertThat(ScoreDocument.parse(document.toJson())).isEqualTo(document);
  }

  private static int missed(DeviceFaults scale) {
    return Scorer.score(List.of(truth("浙A00001", true)), List.of(), MINUTE, List.of(scale))
        .admissible()
        .row(Offence.BRIDGE_OVERLOAD)
        .missed();
  }

  private static void assertCounts(
      @Nullable Boolean admissible,
      dev.offsite.schemas.candidate.Candidate candidate,
      int found,
      int missed,
      int falseAlarms) {
    OffenceScore row =
        Scorer.score(
                List.of(truth("浙A00001", admissible)),
                Candidates.tracked(List.of(candidate)),
                MINUTE)
            .admissible()
            .row(Offence.BRIDGE_OVERLOAD);
    assertThat(List.of(row.found(), row.missed(), row.falseAlarms()))
        .containsExactly(found, missed, falseAlarms);
  }

  private static Truth truth(String plate, @Nullable Boolean admissible) {
    Instant at = T0.plusSeconds(10);
    return new Truth(Offence.BRIDGE_OVERLOAD, plate, "site-1", 120, 30, at, at, "60 t", admissible);
  }

  private static Candidates overload(String plate) {
    return Candidates.of(ViolationKind.BRIDGE_OVERLOAD)
        .subject(plate, "wim-1")
        .site("site-1")
        .span(T0.plusSeconds(10), T0.plusSeconds(10));
  }
}
