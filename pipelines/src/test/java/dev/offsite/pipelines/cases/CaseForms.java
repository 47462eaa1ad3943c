package dev.offsite.pipelines.cases;

import dev.offsite.pipelines.serialization.GoldenForms.Form;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.feedback.FeedbackRefusalReason;
import dev.offsite.schemas.feedback.RefusedFeedback;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One value of each record of cases for the golden files. */
public final class CaseForms {

  public static List<Form<?>> all() {
    CaseFeedback feedback = Cases.said(FeedbackKind.DISMISSED, 3);
    CaseFile.Held held = new CaseFile.Held(feedback, 7_000);
    CaseStanding standing =
        Cases.standing(FeedbackKind.ACCEPTED, FeedbackKind.DISPATCHED, FeedbackKind.TYPE_CORRECTED);
    ToldCase told = ToldCase.EMPTY.with(standing, 5).with(new MergeChange("c-1", 1), 6);
    Instant late = Cases.MADE.plusSeconds(100_000);
    CaseTeller.Telling telling = CaseTeller.tell(told, late);
    CaseState state = telling.state();
    DeadlineBreach breach = telling.breaches().get(0);
    AgreementChange change =
        new AgreementChange(
            "rule-1",
            "site-1",
            null,
            AgreementChange.Verdict.DISMISSED,
            "WRONG_PLATE",
            "2026-03-04",
            1);
    LocalDate day = LocalDate.of(2026, 3, 4);
    AgreementBook book = AgreementBook.empty(change).plus(change, day, 30);
    CaseFile file =
        new CaseFile(
            standing.arrival(),
            standing.conduct(),
            List.of(new CaseFile.Applied("f-0", "ab".repeat(32))),
            List.of(held),
            9_000);
    return List.of(
        new Form<>(
            "case-arrival", CaseSerializer.ARRIVAL, Cases.arrival("c-1", 2, Phase.WITHDRAWN)),
        new Form<>("case-feedback", CaseSerializer.FEEDBACK, feedback),
        new Form<>("case-main", CaseSerializer.MAIN_CASE, new MainCase(8_000, List.of(held))),
        new Form<>("case-file", CaseSerializer.FILE, file),
        new Form<>("case-standing", CaseSerializer.STANDING, standing),
        new Form<>("case-merge", CaseSerializer.MERGE, new MergeChange("c-main", -1)),
        new Form<>("case-told", CaseSerializer.TOLD, telling.next()),
        new Form<>("case-agreement", CaseSerializer.AGREEMENT, change),
        new Form<>("case-book", CaseSerializer.BOOK, book),
        new Form<>("case-state", CaseSerializer.STATE, state),
        new Form<>("case-breach", CaseSerializer.BREACH, breach),
        new Form<>("case-precision", CaseSerializer.PRECISION, book.precision(day, 30)),
        new Form<>("case-refused", RefusedFeedbackSerializer.INSTANCE, refused("f-0", "desk-7")),
        new Form<>("case-refused-first", RefusedFeedbackSerializer.INSTANCE, refused(null, null)));
  }

  private static RefusedFeedback refused(String feedbackId, String by) {
    return new RefusedFeedback(
        FeedbackRefusalReason.STALE_VERSION,
        "版本 0",
        "c-1",
        "f-9",
        7,
        new RefusedFeedback.LostAgainst(1, "ACCEPTED", feedbackId, by),
        new byte[] {1, -1});
  }

  private CaseForms() {}
}
