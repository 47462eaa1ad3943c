package dev.offsite.pipelines.score;

import dev.offsite.pipelines.serialization.GoldenForms.Form;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.List;

/** One value of each form of scores for the golden files. */
public final class ScoreForms {

  /** The forms of this package. */
  public static List<Form<?>> all() {
    ScoredOffence plain = Scores.overload(Scores.NOW).offence();
    ScoredOffence whole =
        Scores.of(ViolationKind.ILLEGAL_DUMPING, Scores.NOW.minusSeconds(7))
            .revision(3, ScoredOffence.Hold.WITHDRAWN)
            .severity(5)
            .grade(Grade.REVIEW)
            .journey("c-0")
            .act(2, ScoredOffence.Verdict.DISMISSED)
            .correctedTo(ViolationKind.LONG_STOP)
            .offence();
    ScoreBook book = ScoreBook.EMPTY.plus("c-1", plain).plus("c-2", whole);
    return List.of(
        new Form<>(
            "company-offence",
            CompanyOffenceSerializer.INSTANCE,
            new CompanyOffence(Scores.COMPANY, "c-2", whole)),
        new Form<>("score-book", ScoreBookSerializer.INSTANCE, book.said("ab".repeat(32))),
        new Form<>("score-book-unsaid", ScoreBookSerializer.INSTANCE, book),
        new Form<>(
            "company-score",
            CompanyScoreSerializer.INSTANCE,
            Scoring.score(Scores.COMPANY, book, Scores.NOW, Scores.inForce()).orElseThrow()));
  }

  private ScoreForms() {}
}
