package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.reference.ScoreTerms.GradeWeights;
import dev.offsite.schemas.reference.ScoreTerms.KindWeight;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides of each limit of what companies are scored by. */
class ScoreTermsTest {

  private static final Validity ALWAYS = new Validity(Instant.parse("2026-01-01T00:00:00Z"), null);
  private static final GradeWeights GRADES = new GradeWeights(1, 0.5, 0);
  private static final List<Double> SEVERITIES = List.of(0.5, 1.0, 1.5, 2.0, 3.0);
  private static final List<KindWeight> KINDS =
      List.of(new KindWeight(ViolationKind.BRIDGE_OVERLOAD, 3));

  @ParameterizedTest
  @CsvSource({
    "1, 1, 2, true",
    "366, 1, 2, true",
    "0, 1, 2, false",
    "367, 1, 2, false",
    "90, 0, 2, false",
    "90, 2, 2, false",
    "90, 2, 2.1, true",
    "90, 2, 1, false"
  })
  void terms_windowAndThresholds_bothSidesOfEachLimit(
      int windowDays, double yellowFrom, double redFrom, boolean holds) {
    assertThat(holds(windowDays, yellowFrom, redFrom, KINDS, SEVERITIES)).isEqualTo(holds);
  }

  @Test
  void terms_severities_areFiveWeights() {
    assertThat(holds(90, 1, 2, KINDS, SEVERITIES.subList(0, 4))).isFalse();
    assertThat(holds(90, 1, 2, KINDS, List.of(0.0, 1.0, 1.0, 1.0, 1000.0))).isTrue();
    assertThat(holds(90, 1, 2, KINDS, List.of(-0.1, 1.0, 1.0, 1.0, 1.0))).isFalse();
    assertThat(holds(90, 1, 2, KINDS, List.of(1.0, 1.0, 1.0, 1.0, 1000.1))).isFalse();
  }

  @Test
  void terms_kinds_areThereAndNoneTwice() {
    assertThat(holds(90, 1, 2, List.of(), SEVERITIES)).isFalse();
    assertThat(holds(90, 1, 2, List.of(KINDS.get(0), KINDS.get(0)), SEVERITIES)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void terms_kind_isOneOfScalesOrTrucks(ViolationKind kind) {
    boolean holds =
        kind.family() == ViolationKind.Family.SCALE || kind.family() == ViolationKind.Family.TRUCK;
    assertThat(holds(90, 1, 2, List.of(new KindWeight(kind, 1)), SEVERITIES)).isEqualTo(holds);
  }

  @Test
  void weights_outsideTheirLimits_areNamed() {
    assertThatThrownBy(() -> new GradeWeights(-0.1, 1001, 0))
        .isInstanceOfSatisfying(
            JsonFaultsException.class,
            e ->
                assertThat(e.faults())
                    .extracting(JsonFault::pointer)
                    .containsExactly("/admissible", "/review"));
    assertThatThrownBy(() -> new KindWeight(ViolationKind.OVERSIZE, -1))
        .hasMessageContaining("/weight: -1.0 is outside 0 to 1000");
  }

  @Test
  void weight_isThatOfKindSeverityAndGrade() {
    ScoreTerms terms =
        new ScoreTerms("s", 1, ALWAYS, "b", 90, 1, 2, KINDS, SEVERITIES, GRADES, GRADES);
    assertThat(terms.weightOf(ViolationKind.BRIDGE_OVERLOAD)).isEqualTo(3);
    assertThat(terms.weightOf(ViolationKind.OVERSIZE)).isZero();
    assertThat(terms.weightOfSeverity(1)).isEqualTo(0.5);
    assertThat(terms.weightOfSeverity(5)).isEqualTo(3);
    assertThat(GRADES.of(Grade.ADMISSIBLE)).isEqualTo(1);
    assertThat(GRADES.of(Grade.REVIEW)).isEqualTo(0.5);
    assertThat(GRADES.of(Grade.INADMISSIBLE)).isZero();
  }

  private static boolean holds(
      int windowDays,
      double yellowFrom,
      double redFrom,
      List<KindWeight> kinds,
      List<Double> severities) {
    try {
      new ScoreTerms(
          "s", 1, ALWAYS, "b", windowDays, yellowFrom, redFrom, kinds, severities, GRADES, GRADES);
      return true;
    } catch (JsonFaultsException e) {
      return false;
    }
  }
}
