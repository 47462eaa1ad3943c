package dev.offsite.pipelines.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.cases.AgreementChange.Verdict;
import dev.offsite.schemas.cases.RulePrecision;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rolling counts of one scope. */
class AgreementBookTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);
  private static final int DAYS = 30;

  private AgreementBook book = AgreementBook.empty(change(Verdict.ACCEPTED, null, TODAY, 1));

  @Test
  void precision_isAcceptedOfThoseJudged_duplicatesApart() {
    add(Verdict.ACCEPTED, null, TODAY, 1);
    add(Verdict.ACCEPTED, null, TODAY.minusDays(1), 1);
    add(Verdict.ACCEPTED, null, TODAY.minusDays(2), 1);
    add(Verdict.DISMISSED, "WRONG_PLATE", TODAY, 1);
    add(Verdict.DUPLICATE, null, TODAY, 1);
    RulePrecision precision = book.precision(TODAY, DAYS);
    assertThat(precision.accepted()).isEqualTo(3);
    assertThat(precision.dismissed()).isEqualTo(1);
    assertThat(precision.duplicates()).isEqualTo(1);
    assertThat(precision.precision()).isEqualTo(0.75);
    assertThat(precision.dismissedReasons()).isEqualTo(Map.of("WRONG_PLATE", 1L));
    assertThat(precision.lastDay()).isEqualTo("2026-03-04");
    assertThat(precision.key()).isEqualTo("rule/r/device/d");
  }

  @Test
  void precision_ofDuplicatesAlone_isNone() {
    add(Verdict.DUPLICATE, null, TODAY, 1);
    assertThat(book.precision(TODAY, DAYS).precision()).isNull();
  }

  @Test
  void day_onBothSidesOfTheWindow_countsOrNot() {
    add(Verdict.ACCEPTED, null, TODAY.minusDays(29), 1);
    assertThat(book.precision(TODAY, DAYS).accepted()).isEqualTo(1);
    AgreementBook before = book;
    add(Verdict.ACCEPTED, null, TODAY.minusDays(30), 1);
    assertThat(book).isSameAs(before);
    assertThat(book.at(TODAY, DAYS)).isEqualTo(before);
    assertThat(book.at(TODAY.plusDays(1), DAYS).isEmpty()).isTrue();
  }

  @Test
  void day_ofAClockAheadOfOurs_counts() {
    add(Verdict.ACCEPTED, null, TODAY.plusDays(1), 1);
    assertThat(book.precision(TODAY, DAYS).accepted()).isEqualTo(1);
  }

  @Test
  void opinion_changed_countsOnTheOtherSide() {
    add(Verdict.DISMISSED, "WRONG_PLATE", TODAY, 1);
    add(Verdict.DISMISSED, "WRONG_PLATE", TODAY, -1);
    add(Verdict.ACCEPTED, null, TODAY, 1);
    RulePrecision precision = book.precision(TODAY, DAYS);
    assertThat(precision.precision()).isEqualTo(1);
    assertThat(precision.dismissedReasons()).isEmpty();
    add(Verdict.ACCEPTED, null, TODAY, -1);
    assertThat(book.isEmpty()).isTrue();
  }

  @Test
  void reasons_beyondTheirBound_areCountedTogether() {
    for (int i = 0; i < AgreementBook.REASONS_MAX + 2; i++) {
      add(Verdict.DISMISSED, "R" + i, TODAY, 1);
    }
    Map<String, Long> reasons = book.precision(TODAY, DAYS).dismissedReasons();
    assertThat(reasons).hasSize(AgreementBook.REASONS_MAX + 1).containsEntry("OTHER", 2L);
    assertThat(book.precision(TODAY, DAYS).dismissed()).isEqualTo(52);
  }

  private void add(Verdict verdict, @Nullable String reason, LocalDate day, int by) {
    book = book.plus(change(verdict, reason, day, by), TODAY, DAYS);
  }

  private static AgreementChange change(
      Verdict verdict, @Nullable String reason, LocalDate day, int by) {
    return new AgreementChange("r", null, "d", verdict, reason, day.toString(), by);
  }
}
