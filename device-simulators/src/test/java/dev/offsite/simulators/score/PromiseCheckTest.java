package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.simulators.scenario.Promise;
import dev.offsite.simulators.truth.Offence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromiseCheckTest {

  @Test
  void recall_exactlyAsPromised_isKept_justBelowIsBroken() {
    assertThat(check(0, 0.95, row(9_500, 500, 0)).isBroken()).isFalse();
    assertThat(check(0, 0.95, row(19, 1, 0)).isBroken()).isFalse();
    assertThat(check(0, 0.95, row(9_499, 501, 0)).isBroken()).isTrue();
  }

  @Test
  void precision_exactlyAsPromised_isKept_justBelowIsBroken() {
    assertThat(check(0.95, 0, row(9_500, 0, 500)).isBroken()).isFalse();
    assertThat(check(0.95, 0, row(9_499, 0, 501)).isBroken()).isTrue();
  }

  @Test
  void one_promised_oneMissIsTooMany() {
    assertThat(check(1, 1, row(5, 0, 0)).isBroken()).isFalse();
    assertThat(check(1, 1, row(5, 1, 0)).isBroken()).isTrue();
    assertThat(check(1, 1, row(5, 0, 1)).isBroken()).isTrue();
  }

  @Test
  void nothingHappened_nothingIsBroken() {
    assertThat(check(1, 1, row(0, 0, 0)).isBroken()).isFalse();
  }

  @Test
  void notPromised_isNeverBroken() {
    assertThat(new PromiseCheck(null, row(0, 9, 9)).isBroken()).isFalse();
  }

  @Test
  void of_score_checksWhatHasADetectorAndWhatIsPromised() {
    Score score =
        new Score(new Observation(Instant.EPOCH, Instant.EPOCH, Duration.ZERO), List.of());
    Promise promise = new Promise(0.5, 0.5);
    Offence undetected =
        List.of(Offence.values()).stream()
            .filter(offence -> offence.detectedAs().isEmpty())
            .findFirst()
            .orElseThrow();

    List<PromiseCheck> checks = PromiseCheck.of(Map.of(undetected, promise), score);

    assertThat(checks)
        .filteredOn(check -> check.promised() != null)
        .extracting(check -> check.reached().offence())
        .containsExactly(undetected);
    assertThat(checks).filteredOn(check -> check.reached().detected()).hasSize(score.rows().size());
    assertThat(PromiseCheck.of(Map.of(), score)).hasSameSizeAs(score.rows());
  }

  private static PromiseCheck check(double precision, double recall, OffenceScore row) {
    return new PromiseCheck(new Promise(precision, recall), row);
  }

  private static OffenceScore row(int found, int missed, int falseAlarms) {
    return new OffenceScore(
        Offence.PROHIBITED_ZONE,
        true,
        found + missed,
        found,
        missed,
        falseAlarms,
        0,
        0,
        null,
        null,
        null);
  }
}
