package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.reference.DeadlineProfile.Start;
import dev.offsite.schemas.reference.DeadlineProfile.Step;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorities and deadline profiles, also when they are made in code. */
class CaseReferenceTest {

  private static final Validity VALID = new Validity(Instant.parse("2026-01-01T00:00:00Z"), null);

  @Test
  void authority_withMatters_enforcesThoseAndNoOther() {
    Authority street = new Authority("a", 1, VALID, "street", "squad", List.of("dumping"), "town");
    assertThat(street.enforces("dumping")).isTrue();
    assertThat(street.enforces("overload")).isFalse();
  }

  @Test
  void authority_withoutMatters_enforcesAll() {
    Authority district = new Authority("a", 1, VALID, "town", "squad", List.of(), null);
    assertThat(district.enforces("overload")).isTrue();
  }

  @Test
  void authority_blankTextsOrItselfAbove_isRefused() {
    assertThatThrownBy(() -> new Authority("a", 1, VALID, " ", "", List.of(""), null))
        .hasMessageContaining("/areaId: is blank")
        .hasMessageContaining("/squad: is blank")
        .hasMessageContaining("/matters: is blank");
    assertThatThrownBy(() -> new Authority("a", 1, VALID, "x", "s", List.of(), "x"))
        .hasMessageContaining("/parentAreaId: is the area itself: x");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.99})
  void step_warnShareBetweenItsBounds_isTaken(double share) {
    assertThat(step(60, share).warnShare()).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void step_warnShareAtOrBeyondItsBounds_isRefused(double share) {
    assertThatThrownBy(() -> step(60, share))
        .hasMessageContaining("/warnShare: " + share + " is not between 0 and 1");
  }

  @Test
  void step_time_isASecondToAYear() {
    assertThat(step(1, 0.5).withinS()).isEqualTo(1);
    assertThat(step(366 * 24 * 3600, 0.5).withinS()).isEqualTo(31_622_400);
    assertThatThrownBy(() -> step(0.9, 0.5)).hasMessageContaining("/withinS");
    assertThatThrownBy(() -> step(31_622_401, 0.5)).hasMessageContaining("/withinS");
  }

  @Test
  void profile_withoutStepsOrOneTwice_isRefused() {
    assertThatThrownBy(() -> profile(600)).hasMessageContaining("/steps: is empty");
    assertThatThrownBy(() -> profile(600, step(60, 0.5), step(90, 0.5)))
        .hasMessageContaining("/steps: ACCEPT stands there twice");
    assertThatThrownBy(() -> profile(0, step(60, 0.5)))
        .hasMessageContaining("/liveWithinS: 0.0 is not above 0");
  }

  private static Step step(double withinS, double warnShare) {
    return new Step(CaseStep.ACCEPT, Start.CANDIDATE, withinS, warnShare, true);
  }

  private static DeadlineProfile profile(double liveWithinS, Step... steps) {
    return new DeadlineProfile("p", 1, VALID, List.of(), List.of(), liveWithinS, List.of(steps));
  }
}
